package com.ziraai.local.sponsor;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One operation of the campaign as its status answers showed it. */
public final class Operation {

    private final String id;
    private final Request request;
    private final Map<State, Long> peaks = new EnumMap<>(State.class);
    private @Nullable Status latest;
    private long answers;
    private @Nullable String broken;

    public Operation(String id, Request request) {
        this.id = id;
        this.request = request;
    }

    /** Takes an answer and checks that it accounts for every item. */
    public void observe(Status status) {
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

    public String id() {
        return id;
    }

    public Request request() {
        return request;
    }

    /** Status answers so far. */
    public long answers() {
        return answers;
    }

    /** The first answer whose states did not add up to the total, if there was one. */
    public Optional<String> broken() {
        return Optional.ofNullable(broken);
    }

    public boolean isFinal() {
        return latest != null && latest.isFinal();
    }

    public Optional<Status> latest() {
        return Optional.ofNullable(latest);
    }

    public long total() {
        return latest().map(Status::total).orElse((long) request.recipients().size());
    }

    public long count(State state) {
        return latest().map(status -> status.count(state)).orElse(0L);
    }

    /** Most items seen in a state at once. */
    public long peak(State state) {
        return peaks.getOrDefault(state, 0L);
    }

    public long settled() {
        return latest().map(Status::settled).orElse(0L);
    }
}
