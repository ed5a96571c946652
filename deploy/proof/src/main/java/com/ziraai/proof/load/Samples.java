package com.ziraai.proof.load;

import com.ziraai.local.sponsor.State;
import com.ziraai.local.sponsor.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All status answers about one operation, each checked as it comes. */
public final class Samples {

    private final List<String> unconserved = new ArrayList<>();
    private final List<String> regressions = new ArrayList<>();
    private @Nullable Status latest;
    private long answers;

    synchronized void add(Status status) {
        answers++;
        if (status.sum() != status.total()) {
            unconserved.add(status.states() + " of " + status.total());
        }
        var before = latest;
        if (before != null) {
            check(before, status);
        }
        latest = status;
    }

    /** What only ever shrinks, and what only ever grows. */
    private void check(Status before, Status after) {
        boolean back =
                after.count(State.PENDING) > before.count(State.PENDING)
                        || after.count(State.READ) < before.count(State.READ)
                        || arrived(after) < arrived(before)
                        || before.isFinal() && !after.isFinal();
        if (back) {
            regressions.add(before.states() + " became " + after.states());
        }
    }

    private static long arrived(Status status) {
        return status.count(State.DELIVERED) + status.count(State.READ);
    }

    public synchronized long answers() {
        return answers;
    }

    public synchronized Optional<Status> latest() {
        return Optional.ofNullable(latest);
    }

    /** Answers whose states did not add up to the total. */
    public synchronized List<String> unconserved() {
        return List.copyOf(unconserved);
    }

    /** Pairs of answers of which the later is behind the earlier. */
    public synchronized List<String> regressions() {
        return List.copyOf(regressions);
    }

    synchronized boolean isFinal() {
        return latest != null && latest.isFinal();
    }
}
