package com.ziraai.analytics.fold;

import com.ziraai.event.AttemptStatus;
import com.ziraai.event.Channel;
import com.ziraai.event.ItemError;
import com.ziraai.event.ItemResult;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The counts of an operation, on one partition or, added up, on all. A function of the set of facts
 * folded, and of nothing else.
 */
public final class Tally implements Follower {

    private static final int RECENT_ERRORS = 20;
    private static final int RECENT_RESULTS = 10;

    /** Bounds that milliseconds can hold, so that an empty tally has bytes too. */
    private static final Instant NEVER_FIRST = Instant.ofEpochMilli(Long.MAX_VALUE);

    private static final Instant NEVER_LAST = Instant.ofEpochMilli(Long.MIN_VALUE);

    private static final Comparator<ItemError> NEWEST_ERROR =
            Comparator.comparing(ItemError::getOccurredAt, Comparator.<Instant>reverseOrder())
                    .thenComparing(Comparator.naturalOrder());
    private static final Comparator<ItemResult> NEWEST_RESULT =
            Comparator.comparing(ItemResult::getOccurredAt, Comparator.<Instant>reverseOrder())
                    .thenComparing(Comparator.naturalOrder());

    /** More than there are standings, so that a later attempt is always further. */
    private static final int STANDINGS_AN_ATTEMPT = 16;

    private final int[] items = new int[Standing.values().length];
    private final int[][] attempts =
            new int[Channel.values().length][AttemptStatus.values().length];
    private final int[] excluded = new int[Exclusion.values().length];
    private final Histogram[] latencies = {new Histogram(), new Histogram(), new Histogram()};
    private final Newest<ItemError> errors = new Newest<>(RECENT_ERRORS, NEWEST_ERROR);
    private final Newest<ItemResult> results = new Newest<>(RECENT_RESULTS, NEWEST_RESULT);
    private int neverTried;
    private long attemptNumbers;
    private Instant firstRecordedAt = NEVER_FIRST;
    private Instant lastRecordedAt = NEVER_LAST;

    /** Notes what a fact says beyond its item; whether that was news. */
    public boolean note(Fact fact) {
        boolean timesMoved = noteTime(fact.recordedAt());
        boolean shown =
                switch (fact) {
                    case Fact.Attempted attempted -> results.offer(attempted.result());
                    case Fact.Ended ended -> noteEnd(ended);
                };
        return timesMoved || shown;
    }

    private boolean noteEnd(Fact.Ended ended) {
        return switch (ended.status()) {
            case FAILED, PARKED -> errors.offer(ended.error());
            case GENERATED -> results.offer(ended.result());
            case SKIPPED -> results.offer(ended.leftOut());
            // Mostly very many at once, and the operation itself says so.
            case CANCELLED -> false;
        };
    }

    private boolean noteTime(Instant recordedAt) {
        boolean first = recordedAt.isBefore(firstRecordedAt);
        boolean last = recordedAt.isAfter(lastRecordedAt);
        firstRecordedAt = first ? recordedAt : firstRecordedAt;
        lastRecordedAt = last ? recordedAt : lastRecordedAt;
        return first || last;
    }

    @Override
    public void leave(Page page, int slot) {
        move(page, slot, -1);
    }

    @Override
    public void enter(Page page, int slot) {
        move(page, slot, 1);
    }

    private void move(Page page, int slot, int by) {
        move(page.state(slot), by);
        for (int attemptNo = 0; attemptNo < page.attempts(); attemptNo++) {
            int cell = page.cell(attemptNo, slot);
            if (Cell.isAttempt(cell)) {
                attempts[Cell.channel(cell).ordinal()][Cell.status(cell).ordinal()] += by;
            }
        }
    }

    private void move(ItemState item, int by) {
        items[item.standing().ordinal()] += by;
        attemptNumbers += (long) by * item.attemptNo();
        switch (item.measure()) {
            case COUNTED -> {
                measure(Stage.ACCEPTED, item.accepted(), by);
                measure(Stage.SENT, item.sent(), by);
                measure(Stage.DELIVERED, item.delivered(), by);
            }
            case EXCLUDED -> exclude(item.excluded(), by);
            case NOT_SENT -> neverTried += item.standing() == Standing.FAILED ? by : 0;
        }
    }

    private void exclude(@Nullable Exclusion exclusion, int by) {
        if (exclusion != null) {
            excluded[exclusion.ordinal()] += by;
        }
    }

    private void measure(Stage stage, char step, int by) {
        if (step != 0) {
            latencies[stage.ordinal()].add(step - 1, by);
        }
    }

    /** Adds the counts of another partition of the same operation. */
    public void addAll(Tally other) {
        addAll(items, other.items);
        addAll(excluded, other.excluded);
        for (int channel = 0; channel < attempts.length; channel++) {
            addAll(attempts[channel], other.attempts[channel]);
        }
        for (int stage = 0; stage < Stage.COUNT; stage++) {
            latencies[stage].addAll(other.latencies[stage]);
        }
        other.errors.list().forEach(errors::offer);
        other.results.list().forEach(results::offer);
        neverTried += other.neverTried;
        attemptNumbers += other.attemptNumbers;
        firstRecordedAt = Collections.min(List.of(firstRecordedAt, other.firstRecordedAt));
        lastRecordedAt = Collections.max(List.of(lastRecordedAt, other.lastRecordedAt));
    }

    private static void addAll(int[] counts, int[] more) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += more[i];
        }
    }

    /** Items that stand so. */
    public int items(Standing standing) {
        return items[standing.ordinal()];
    }

    /** Items of which anything is known. */
    public int knownItems() {
        int known = 0;
        for (int each : items) {
            known += each;
        }
        return known;
    }

    /**
     * How far all items have come: for each, its attempt's number times 16 plus its standing. Grows
     * with every item that moves, and equal counts give equal sums, from whatever order of events.
     */
    public long advance() {
        long advance = attemptNumbers * STANDINGS_AN_ATTEMPT;
        for (int standing = 0; standing < items.length; standing++) {
            advance += (long) items[standing] * (standing + 1);
        }
        return advance;
    }

    /** Attempts on the channel that stand so. */
    public int attempts(Channel channel, AttemptStatus status) {
        return attempts[channel.ordinal()][status.ordinal()];
    }

    /** Times to the stage of the items the service level counts. */
    public Histogram latencies(Stage stage) {
        return latencies[stage.ordinal()];
    }

    /** Items the service level leaves out for that failure of their last attempt. */
    public int excluded(Exclusion exclusion) {
        return excluded[exclusion.ordinal()];
    }

    /** Failed items no attempt was made for: refused for their number, code or template. */
    public int neverTried() {
        return neverTried;
    }

    /** Failed and parked items, newest first, at most 20. */
    public List<ItemError> recentErrors() {
        return errors.list();
    }

    /** Outcomes of attempts and what was skipped, newest first, at most 10. */
    public List<ItemResult> recentResults() {
        return results.list();
    }

    /** When the first fact was recorded; empty before it. */
    public Optional<Instant> firstRecordedAt() {
        return Optional.of(firstRecordedAt).filter(at -> at.isBefore(NEVER_FIRST));
    }

    /** When the last fact was recorded; empty before the first. */
    public Optional<Instant> lastRecordedAt() {
        return Optional.of(lastRecordedAt).filter(at -> at.isAfter(NEVER_LAST));
    }

    /** The numbers of all items' attempts, added up. */
    public long attemptNumbers() {
        return attemptNumbers;
    }

    /** Sets what was stored; only of a tally that is being read, as everything named so. */
    public void restore(Standing standing, int count) {
        items[standing.ordinal()] = count;
    }

    /** Sets the attempts of a channel that stand so. */
    public void restore(Channel channel, AttemptStatus status, int count) {
        attempts[channel.ordinal()][status.ordinal()] = count;
    }

    /** Sets the items left out for that. */
    public void restore(Exclusion exclusion, int count) {
        excluded[exclusion.ordinal()] = count;
    }

    /** Sets the items that failed without an attempt, and the sum of all attempts' numbers. */
    public void restore(int neverTried, long attemptNumbers) {
        this.neverTried = neverTried;
        this.attemptNumbers = attemptNumbers;
    }

    /** Takes in what was recorded, and when, as facts that are noted do. */
    public void restore(
            Optional<Instant> first,
            Optional<Instant> last,
            List<ItemError> recentErrors,
            List<ItemResult> recentResults) {
        first.ifPresent(this::noteTime);
        last.ifPresent(this::noteTime);
        recentErrors.forEach(errors::offer);
        recentResults.forEach(results::offer);
    }
}
