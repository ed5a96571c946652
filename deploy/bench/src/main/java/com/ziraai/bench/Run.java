package com.ziraai.bench;

import com.ziraai.local.sponsor.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A load that has come to rest.
 *
 * @param outcome its operations; {@code took} runs from the first request until analytics folded
 *     the last outcome, by its own record
 * @param begin just before the first request
 * @param end when that outcome was folded
 * @param intakes how long each send-links request took
 * @param foreseen from the first request to the latest end the answers foresaw
 * @param looks what was seen, from just before the first request until after the end
 */
record Run(
        Outcome outcome,
        Instant begin,
        Instant end,
        List<Duration> intakes,
        Duration foreseen,
        List<Look> looks) {

    /** From the first request until the last message was seen in a provider's hands. */
    Duration handedOver() {
        long all = looks.getLast().handedOver();
        return Duration.between(
                begin,
                looks.stream()
                        .filter(each -> each.handedOver() == all)
                        .findFirst()
                        .orElseThrow()
                        .at());
    }

    /** All of it. */
    Part whole() {
        Look last =
                looks.stream().filter(each -> !each.at().isBefore(end)).findFirst().orElseThrow();
        return Part.of(looks.getFirst(), last, outcome.total(), outcome.took());
    }
}
