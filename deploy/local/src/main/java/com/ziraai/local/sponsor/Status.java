package com.ziraai.local.sponsor;

import com.ziraai.infrastructure.process.StartFailure;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * One answer to a status request.
 *
 * @param status the API's word, e.g. {@code Processing}
 * @param total items of the operation
 * @param states items in each state
 * @param channels what {@code metrics.channels} tells, as it stands
 * @param updatedAt when the numbers were taken, as it stands
 * @param completedAt since when it is complete, as it stands; empty before
 */
public record Status(
        String status,
        long total,
        Map<State, Long> states,
        JsonNode channels,
        String updatedAt,
        String completedAt) {

    private static final Set<String> FINAL =
            Set.of("Completed", "PartiallyCompleted", "Failed", "Cancelled");

    /**
     * @throws StartFailure when the answer lacks what it must hold
     */
    public static Status parse(JsonNode answer) {
        var metrics = answer.path("data").path("metrics");
        var states = new EnumMap<State, Long>(State.class);
        for (var state : State.values()) {
            states.put(state, number(metrics.path("states"), state.field()));
        }
        return new Status(
                answer.path("data").path("status").asString(""),
                number(metrics, "totalItems"),
                states,
                metrics.path("channels"),
                answer.path("data").path("lastUpdated").asString(""),
                answer.path("data").path("completedAt").asString(""));
    }

    private static long number(JsonNode object, String field) {
        var value = object.path(field);
        if (!value.isIntegralNumber()) {
            throw new StartFailure("a status answer has no number " + field);
        }
        return value.asLong();
    }

    public boolean isFinal() {
        return FINAL.contains(status);
    }

    public long count(State state) {
        return states.getOrDefault(state, 0L);
    }

    public long sum() {
        return states.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Items nobody works on any more; some may still get a receipt. */
    public long settled() {
        return total - count(State.PENDING) - count(State.IN_FLIGHT);
    }
}
