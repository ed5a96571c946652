package com.ziraai.proof.oracle;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * One item in the providers' ledger.
 *
 * @param calls in their order
 */
record LedgerItem(List<Call> calls) {

    /**
     * One call.
     *
     * @param accepted whether the provider took it, whatever it answered
     * @param receiptTaken whether a receipt about it was taken by us
     * @param failureReported whether a report of failure was sent to us
     */
    record Call(int attempt, boolean accepted, boolean receiptTaken, boolean failureReported) {}

    static LedgerItem parse(JsonNode item) {
        return new LedgerItem(item.path("calls").valueStream().map(LedgerItem::call).toList());
    }

    private static Call call(JsonNode call) {
        var result = call.path("result").asString("");
        return new Call(
                call.path("attempt").asInt(),
                result.equals("ACCEPTED") || result.equals("ANSWER_DROPPED"),
                call.path("receiptTaken").asBoolean(),
                call.path("failureReported").asBoolean());
    }

    /** Whether the person got the message, as far as the provider knows. */
    boolean isReached() {
        return calls.stream().anyMatch(call -> call.accepted() && !call.failureReported());
    }

    /** Whether one attempt was accepted twice, or two of which the first had not failed. */
    boolean isDoubled() {
        long accepted = calls.stream().filter(Call::accepted).count();
        long attempts = calls.stream().filter(Call::accepted).map(Call::attempt).distinct().count();
        long alive =
                calls.stream().filter(call -> call.accepted() && !call.failureReported()).count();
        return accepted != attempts || alive > 1;
    }

    /** Whether the provider was asked to take that attempt, whatever it answered. */
    boolean isCalled(int attempt) {
        return calls.stream().anyMatch(call -> call.attempt() == attempt);
    }

    /** Whether we were told about that attempt. */
    boolean isReported(int attempt) {
        return calls.stream().anyMatch(call -> call.attempt() == attempt && call.receiptTaken());
    }
}
