package com.ziraai.proof.load;

import com.ziraai.local.sponsor.State;
import com.ziraai.local.sponsor.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All status answers about one operation, each checked as it comes. */
public final class Samples {

    /**
     * One answer.
     *
     * @param at when it had come
     * @param gateway who gave it
     */
    public record Answer(Instant at, String gateway, Status status) {

        @Override
        public String toString() {
            return "%s from %s: %s %s, as of %s, complete since %s"
                    .formatted(
                            at,
                            gateway,
                            status.status(),
                            status.states(),
                            status.updatedAt(),
                            status.completedAt().isEmpty() ? "never" : status.completedAt());
        }
    }

    private final List<String> unconserved = new ArrayList<>();
    private final List<String> regressions = new ArrayList<>();
    private @Nullable Answer latest;
    private long answers;

    synchronized void add(Answer answer) {
        answers++;
        var status = answer.status();
        if (status.sum() != status.total()) {
            unconserved.add(status.states() + " of " + status.total());
        }
        var before = latest;
        if (before != null) {
            check(before, answer);
        }
        latest = answer;
    }

    private void check(Answer before, Answer after) {
        var back = back(before.status(), after.status());
        if (!back.isEmpty()) {
            regressions.add(String.join(", ", back) + " [" + before + " | " + after + "]");
        }
    }

    /** What went back, of what only ever shrinks, only ever grows or never changes again. */
    private static List<String> back(Status before, Status after) {
        var back = new ArrayList<String>();
        if (after.count(State.PENDING) > before.count(State.PENDING)) {
            back.add(moved("pending", before.count(State.PENDING), after.count(State.PENDING)));
        }
        if (after.count(State.READ) < before.count(State.READ)) {
            back.add(moved("read", before.count(State.READ), after.count(State.READ)));
        }
        if (arrived(after) < arrived(before)) {
            back.add(moved("delivered and read", arrived(before), arrived(after)));
        }
        if (before.isFinal() && !after.isFinal()) {
            back.add(moved("status", before.status(), after.status()));
        }
        if (!before.completedAt().isEmpty() && !before.completedAt().equals(after.completedAt())) {
            back.add(moved("completedAt", before.completedAt(), after.completedAt()));
        }
        return back;
    }

    private static String moved(String what, Object before, Object after) {
        return what + " went from " + before + " to " + (after.equals("") ? "nothing" : after);
    }

    private static long arrived(Status status) {
        return status.count(State.DELIVERED) + status.count(State.READ);
    }

    public synchronized long answers() {
        return answers;
    }

    public synchronized Optional<Status> latest() {
        return Optional.ofNullable(latest).map(Answer::status);
    }

    /** Answers whose states did not add up to the total. */
    public synchronized List<String> unconserved() {
        return List.copyOf(unconserved);
    }

    /** What went back between two answers that followed each other, and both of them. */
    public synchronized List<String> regressions() {
        return List.copyOf(regressions);
    }

    synchronized boolean isFinal() {
        return latest != null && latest.status().isFinal();
    }
}
