package com.ziraai.campaign.intake;

import com.ziraai.campaign.gateway.Texts;
import com.ziraai.campaign.operation.NewOperation;
import com.ziraai.campaign.operation.PackedBatches;
import com.ziraai.campaign.recipient.LeftOut;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import reactor.core.publisher.Flux;

/**
 * An accepted request, ready to be stored.
 *
 * @param operation its row
 * @param batches its items, in order; of a list read only when the draft is stored
 * @param warnings what the caller should know
 */
record Draft(NewOperation operation, Flux<PackedBatches> batches, List<Warning> warnings) {

    private static final Set<String> FAILURES =
            Set.of("INVALID_PHONE", "CODE_NOT_FOUND", "COUNTRY_NOT_ALLOWED");

    /** Items that are bound to fail. */
    int failures() {
        return warnings.stream()
                .filter(warning -> FAILURES.contains(warning.code()))
                .mapToInt(Warning::count)
                .sum();
    }

    /**
     * @param code key of its text, {@code warning.<code>}
     * @param count what the text counts
     * @param places of the request, for texts that name some
     */
    record Warning(String code, int count, String places) {

        Warning(String code, int count) {
            this(code, count, "");
        }

        static Warning of(String code, LeftOut.Found leftOut) {
            return new Warning(code, leftOut.count(), leftOut.places());
        }

        String text(Texts texts, Locale language) {
            return texts.get(language, "warning." + code, count, places);
        }
    }
}
