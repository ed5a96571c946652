package com.ziraai.local.sponsor;

import java.util.List;
import java.util.Optional;

/**
 * What the system promises, and whether it kept it.
 *
 * @param text in words
 * @param held whether it was kept
 * @param seen the numbers behind the verdict
 */
public record Promise(String text, boolean held, String seen) {

    public static List<Promise> judge(Outcome outcome) {
        return List.of(
                acceptedOnce(outcome), neverTwice(outcome), conserved(outcome), complete(outcome));
    }

    /**
     * Every valid item that did not end without a message was taken by a provider and not reported
     * failed, and no other was. Where nothing is known of an item, the ledger may say either.
     */
    private static Promise acceptedOnce(Outcome outcome) {
        var expected = outcome.valid() - outcome.notSent();
        var ledger = outcome.ledger();
        var reached = ledger.itemsReached();
        var seen =
                "%d valid, %d accepted, %d of them reported failed, %d without a message in the end"
                        .formatted(
                                outcome.valid(),
                                ledger.distinctItems(),
                                ledger.reportedFailed(),
                                outcome.notSent());
        return new Promise(
                "every valid item was accepted by a provider",
                expected - outcome.count(State.UNKNOWN) <= reached && reached <= expected,
                seen);
    }

    private static Promise neverTwice(Outcome outcome) {
        var ledger = outcome.ledger();
        var held = ledger.acceptedTwice() == 0 && ledger.attemptsTwice() == 0;
        var seen =
                "%d items twice, %d attempts twice, %d tried again after a reported failure"
                        .formatted(
                                ledger.acceptedTwice(),
                                ledger.attemptsTwice(),
                                ledger.acceptedMoreThanOnce() - ledger.acceptedTwice());
        return new Promise("no item was accepted twice", held, seen);
    }

    private static Promise conserved(Outcome outcome) {
        var broken =
                outcome.operations().stream()
                        .map(Operation::broken)
                        .flatMap(Optional::stream)
                        .findFirst();
        var seen = broken.orElse(outcome.answers() + " answers");
        return new Promise(
                "the states added up to the total in every status answer", broken.isEmpty(), seen);
    }

    private static Promise complete(Outcome outcome) {
        var open =
                outcome.operations().stream()
                        .filter(operation ->
                                !operation.isFinal() || operation.settled() != operation.total())
                        .map(Operation::id)
                        .toList();
        var seen =
                open.isEmpty()
                        ? outcome.operations().size() + " operations"
                        : "open: " + String.join(", ", open);
        return new Promise("every operation is complete", open.isEmpty(), seen);
    }
}
