package com.ziraai.proof.oracle;

import com.ziraai.local.sponsor.State;
import java.util.List;
import java.util.Map;

/**
 * What was found about one operation.
 *
 * @param sponsor who sent it
 * @param total its items
 * @param states items in each state
 * @param unknowns items nothing is known of, with the reason
 * @param neverAsked how many of the unknown items whose provider was never asked about the attempt
 *     that is unknown: they are safe, and got nothing
 * @param mostAttempts attempts of the item that took most
 * @param slowestMillis from release to acceptance of the slowest accepted item
 * @param answers status answers checked
 * @param checks the promises
 */
public record Finding(
        String operationId,
        String sponsor,
        long total,
        Map<State, Long> states,
        List<String> unknowns,
        long neverAsked,
        int mostAttempts,
        long slowestMillis,
        long answers,
        List<Check> checks) {

    public boolean held() {
        return checks.stream().allMatch(Check::held);
    }
}
