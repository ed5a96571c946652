package com.ziraai.code.allocation;

import com.ziraai.code.allocation.Verdict.Code;
import com.ziraai.event.DistributionRequested;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * The codes of failed items, for those that take them up again: one person, one code, however often
 * it takes. A code that has run out is given up for a new one, unless the sponsor chose it.
 */
final class InheritedCodes {

    private static final String FIND =
            """
            SELECT stored.operation_id, stored.item_index, stored.code, stored.sponsor_id, stored.expires_at
            FROM unnest(:days::date[], :operations::text[], :indexes::int[])
                AS wanted (operation_day, operation_id, item_index)
            JOIN code stored USING (operation_day, operation_id, item_index)
            WHERE stored.operation_day = ANY(:days::date[]) AND stored.code IS NOT NULL
            """;

    private final DatabaseClient database;
    private final Clock clock;

    InheritedCodes(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    private record Inheritance(ItemKey item, String code, String sponsorId, Instant expiresAt) {

        static Inheritance of(Readable row) {
            return new Inheritance(
                    new ItemKey(
                            Objects.requireNonNull(row.get("operation_id", String.class)),
                            Objects.requireNonNull(row.get("item_index", Integer.class))),
                    Objects.requireNonNull(row.get("code", String.class)),
                    Objects.requireNonNull(row.get("sponsor_id", String.class)),
                    Objects.requireNonNull(row.get("expires_at", Instant.class)));
        }
    }

    /** The grants of those items that take up another one's code. */
    Mono<Map<ItemKey, Grant>> find(List<DistributionRequested> requests) {
        List<DistributionRequested> retries =
                requests.stream().filter(each -> each.getRetryOf() != null).toList();
        if (retries.isEmpty()) {
            return Mono.just(Map.of());
        }
        Instant now = clock.instant();
        return parents(retries)
                .map(parents -> {
                    Map<ItemKey, Grant> grants = new HashMap<>();
                    for (DistributionRequested each : retries) {
                        Optional.ofNullable(parents.get(parent(each)))
                                .flatMap(parent -> grant(each, parent, now))
                                .ifPresent(grant -> grants.put(ItemKey.of(each.getItem()), grant));
                    }
                    return grants;
                });
    }

    private static Optional<Grant> grant(
            DistributionRequested request, Inheritance parent, Instant now) {
        if (!parent.sponsorId().equals(request.getItem().getSponsorId())) {
            return Optional.empty();
        }
        if (parent.expiresAt().isAfter(now)) {
            return Optional.of(new Grant(new Code(parent.code()), parent.expiresAt()));
        }
        return Optional.ofNullable(request.getSponsorshipCode())
                .map(_ -> new Grant(new Code(parent.code()), Expiry.expiresAt(request)));
    }

    private Mono<Map<ItemKey, Inheritance>> parents(List<DistributionRequested> retries) {
        return database.sql(FIND)
                .bind(
                        "days",
                        retries.stream()
                                .map(each -> parent(each).operationDay())
                                .toArray(LocalDate[]::new))
                .bind(
                        "operations",
                        retries.stream()
                                .map(each -> parent(each).operationId())
                                .toArray(String[]::new))
                .bind(
                        "indexes",
                        retries.stream()
                                .map(each -> parent(each).itemIndex())
                                .toArray(Integer[]::new))
                .map(Inheritance::of)
                .all()
                .collectMap(Inheritance::item);
    }

    private static ItemKey parent(DistributionRequested request) {
        return new ItemKey(
                request.getRetryOf().getOperationId(), request.getRetryOf().getItemIndex());
    }
}
