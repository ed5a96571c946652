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

/**
 * The counts of an operation, on one partition or, added up, on all. A function of the set of facts
 * folded, and of nothing else.
 */
public final class Tally {

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

    final int[] items = new int[Standing.values().length];
    final int[][] attempts = new int[Channel.values().length][AttemptStatus.values().length];
    final int[] excluded = new int[ExcludedCode.COUNT];
    final Histogram[] latencies = {new Histogram(), new Histogram(), new Histogram()};
    final Newest<ItemError> errors = new Newest<>(RECENT_ERRORS, NEWEST_ERROR);
    final Newest<ItemResult> results = new Newest<>(RECENT_RESULTS, NEWEST_RESULT);
    int neverTried;
    long attemptNumbers;
    Instant firstRecordedAt = NEVER_FIRST;
    Instant lastRecordedAt = NEVER_LAST;

    /** Notes what a fact says beyond its item; whether that was news. */
    boolean note(Fact fact) {
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
            case CANCELLED, SKIPPED -> false;
        };
    }

    private boolean noteTime(Instant recordedAt) {
        boolean first = recordedAt.isBefore(firstRecordedAt);
        boolean last = recordedAt.isAfter(lastRecordedAt);
        firstRecordedAt = first ? recordedAt : firstRecordedAt;
        lastRecordedAt = last ? recordedAt : lastRecordedAt;
        return first || last;
    }

    void add(ItemState item) {
        move(item, 1);
    }

    void remove(ItemState item) {
        move(item, -1);
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
            case PROVIDER_CODE -> excluded[item.excluded().ordinal()] += by;
            case NOT_SENT -> neverTried += item.standing() == Standing.FAILED ? by : 0;
        }
    }

    private void measure(Stage stage, char step, int by) {
        if (step != 0) {
            latencies[stage.ordinal()].add(step - 1, by);
        }
    }

    /** One attempt is now known by another cell. */
    void replace(char before, char after) {
        count(before, -1);
        count(after, 1);
    }

    private void count(char cell, int by) {
        if (Cell.isAttempt(cell)) {
            attempts[Cell.channel(cell)][Cell.status(cell)] += by;
        }
    }

    /** Adds the counts of another partition of the same operation. */
    void addAll(Tally other) {
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
    public int excluded(ExcludedCode code) {
        return excluded[code.ordinal()];
    }

    /** Failed items no attempt was made for: refused for their number, code or template. */
    public int neverTried() {
        return neverTried;
    }

    /** Failed and parked items, newest first, at most 20. */
    public List<ItemError> recentErrors() {
        return errors.list();
    }

    /** Outcomes of attempts, newest first, at most 10. */
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
}
