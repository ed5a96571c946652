package com.ziraai.campaign.order;

import com.ziraai.campaign.gateway.Warning;
import com.ziraai.campaign.operation.NewOperation;
import com.ziraai.campaign.operation.PackedBatches;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;

/**
 * An order that can be accepted, ready to be stored.
 *
 * @param operation its row
 * @param attachments ids of files its items name
 * @param batches its items, in order; of a list read only when they are stored
 * @param known what its sponsor should know from the beginning
 * @param lengths what the items it is made of show
 */
public record CheckedOrder(
        NewOperation operation,
        List<String> attachments,
        Flux<PackedBatches> batches,
        List<Warning> known,
        Lengths lengths) {

    private static final Set<String> FAILURES =
            Set.of(
                    "INVALID_PHONE",
                    "CODE_NOT_FOUND",
                    "CODE_IN_USE",
                    "COUNTRY_NOT_ALLOWED",
                    "NO_ADDRESS",
                    Lengths.HOPELESS);

    /** What its sponsor should know; complete once the batches were read. */
    public List<Warning> warnings() {
        Set<String> told = known.stream().map(Warning::code).collect(Collectors.toSet());
        return Stream.concat(
                        known.stream(),
                        lengths.warnings().stream().filter(each -> !told.contains(each.code())))
                .toList();
    }

    /** Items that are bound to fail; complete once the batches were read. */
    int failures() {
        return warnings().stream()
                .filter(warning -> FAILURES.contains(warning.code()))
                .mapToInt(Warning::count)
                .sum();
    }
}
