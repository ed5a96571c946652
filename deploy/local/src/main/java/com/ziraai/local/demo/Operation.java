package com.ziraai.local.demo;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One operation of the campaign as its status answers showed it. */
final class Operation {

    private final String id;
    private final Request request;
    private final Map<State, Long> peaks = new EnumMap<>(State.class);
    private @Nullable Status latest;
    private long answers;
    private @Nullable String broken;

    Operation(String id, Request request) {
        this.id = id;
        this.request = request;
    }

    /** Takes an answer and checks that it accounts for every item. */
    void observe(Status status) {
        answers++;
        if (status.sum() != status.total() && broken == null) {
            broken =
                    id
                            + ": "
                            + status.states()
                            + " are "
                            + status.sum()
                            + " items of "
                            + status.total();
        }
        status.states().forEach((state, count) -> peaks.merge(state, count, Math::max));
        latest = status;
    }

    String id() {
        return id;
    }

    Request request() {
        return request;
    }

    /** Status answers so far. */
    long answers() {
        return answers;
    }

    /** The first answer whose states did not add up to the total, if there was one. */
    Optional<String> broken() {
        return Optional.ofNullable(broken);
    }

    boolean isFinal() {
        return latest != null && latest.isFinal();
    }

    Optional<Status> latest() {
        return Optional.ofNullable(latest);
    }

    long total() {
        return latest().map(Status::total).orElse((long) request.recipients().size());
    }

    long count(State state) {
        return latest().map(status -> status.count(state)).orElse(0L);
    }

    /** Most items seen in a state at once. */
    long peak(State state) {
        return peaks.getOrDefault(state, 0L);
    }

    long settled() {
        return latest().map(Status::settled).orElse(0L);
    }
}
