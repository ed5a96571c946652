package com.ziraai.campaign.intake;

import com.ziraai.campaign.gateway.Texts;
import com.ziraai.campaign.operation.NewOperation;
import com.ziraai.campaign.operation.PackedBatches;
import com.ziraai.campaign.recipient.LeftOut;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;

/**
 * An accepted request, ready to be stored.
 *
 * @param operation its row
 * @param batches its items, in order; of a list read only when the draft is stored
 * @param known what the caller should know from the beginning
 * @param lengths what the items it is made of show
 */
record Draft(
        NewOperation operation, Flux<PackedBatches> batches, List<Warning> known, Lengths lengths) {

    private static final Set<String> FAILURES =
            Set.of(
                    "INVALID_PHONE",
                    "CODE_NOT_FOUND",
                    "CODE_IN_USE",
                    "COUNTRY_NOT_ALLOWED",
                    Lengths.HOPELESS);

    /** What the caller should know; complete once the batches were read. */
    List<Warning> warnings() {
        return Stream.concat(known.stream(), lengths.warnings().stream()).toList();
    }

    /** Items that are bound to fail; complete once the batches were read. */
    int failures() {
        return warnings().stream()
                .filter(warning -> FAILURES.contains(warning.code()))
                .mapToInt(Warning::count)
                .sum();
    }

    /**
     * @param code key of its text, {@code warning.<code>}
     * @param count what the text counts
     * @param further what else it names
     */
    record Warning(String code, int count, List<Object> further) {

        Warning(String code, int count) {
            this(code, count, List.of());
        }

        static Warning ofOwnMessages(int recipients) {
            return new Warning("OWN_MESSAGES", recipients);
        }

        static Warning of(String code, LeftOut.Found leftOut) {
            return new Warning(code, leftOut.count(), List.of(leftOut.places()));
        }

        Warning {
            further = List.copyOf(further);
        }

        String text(Texts texts, Locale language) {
            return texts.get(
                    language,
                    "warning." + code,
                    Stream.concat(Stream.of(count), further.stream()).toArray());
        }
    }
}
