package com.ziraai.analytics.counter;

import com.ziraai.analytics.fold.AttemptDetail;
import com.ziraai.analytics.fold.Cell;
import com.ziraai.analytics.fold.Follower;
import com.ziraai.analytics.fold.ItemState;
import com.ziraai.analytics.fold.Latency;
import com.ziraai.analytics.fold.Page;
import com.ziraai.analytics.fold.Stage;
import com.ziraai.event.AttemptStatus;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * By how much the items of one sponsor that moved in a batch changed the counters. An item is
 * counted under the quarter of its release, which every event about it says and which never
 * changes.
 */
public final class CounterDeltas implements Follower {

    /** Document 3's window: within five minutes. */
    private static final long WINDOW_MILLIS = 300_000;

    /** Document 1's response times. */
    private static final long[] RESPONSES = {100, 500, 1_000, 2_000, 5_000};

    /** Where an item that failed without an attempt is counted. */
    private static final String NO_CHANNEL = "NONE";

    private static final int PARTS = CounterTable.ATTEMPT_COUNTER.place("parts");
    private static final int PRICE = CounterTable.ATTEMPT_COUNTER.place("price_micros");
    private static final int TIMED = CounterTable.ATTEMPT_COUNTER.place("timed");
    private static final int MILLIS = CounterTable.ATTEMPT_COUNTER.place("accepted_millis");
    private static final int WITHIN = CounterTable.ATTEMPT_COUNTER.place("within_100");
    private static final int DELIVERY_TIMED = CounterTable.ATTEMPT_COUNTER.place("delivery_timed");
    private static final int DELIVERY_MILLIS =
            CounterTable.ATTEMPT_COUNTER.place("delivery_millis");

    private static final int NEVER_TRIED = CounterTable.ITEM_COUNTER.place("never_tried");
    private static final int MEASURED = CounterTable.ITEM_COUNTER.place("measured");
    private static final int REACHED = CounterTable.ITEM_COUNTER.place("accepted_reached");
    private static final int IN_WINDOW = CounterTable.ITEM_COUNTER.place("accepted_within");
    private static final int RETRIED_GOOD = CounterTable.ITEM_COUNTER.place("retried_good");
    private static final int RETRIED_BAD = CounterTable.ITEM_COUNTER.place("retried_bad");

    private final String sponsorId;
    private final Map<CounterKey, long[]> counts = new HashMap<>();
    private final @Nullable CounterKey[] lastKeys = new CounterKey[CounterTable.values().length];
    private final long[][] lastRows = new long[CounterTable.values().length][];

    public CounterDeltas(String sponsorId) {
        this.sponsorId = sponsorId;
    }

    String sponsorId() {
        return sponsorId;
    }

    /** What changed and by how much, in the order of the table's measures. */
    Map<CounterKey, long[]> counts() {
        return counts;
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
        int quarter = page.release(slot);
        ItemState item = page.state(slot);
        countItem(quarter, item, by);
        for (int attemptNo = 0; attemptNo < page.attempts(); attemptNo++) {
            int cell = page.cell(attemptNo, slot);
            if (Cell.isAttempt(cell)) {
                countAttempt(quarter, cell, page.detail(attemptNo, slot), item, by);
            }
        }
        if (item.isFailedUntried()) {
            countError(quarter, NO_CHANNEL, page.detail(0, slot), item, by);
        }
    }

    private void countItem(int quarter, ItemState item, int by) {
        long[] row = row(CounterTable.ITEM_COUNTER, quarter, "", AttemptDetail.NONE);
        row[item.standing().ordinal()] += by;
        row[NEVER_TRIED] += item.isFailedUntried() ? by : 0;
        if (item.measure() == ItemState.Measure.COUNTED) {
            row[MEASURED] += by;
            countStage(row, Stage.ACCEPTED, item.accepted(), by);
            countStage(row, Stage.SENT, item.sent(), by);
            countStage(row, Stage.DELIVERED, item.delivered(), by);
        }
        if (item.attemptNo() > 1) {
            row[RETRIED_GOOD] += item.standing().isGood() ? by : 0;
            row[RETRIED_BAD] += item.standing().isLost() ? by : 0;
        }
    }

    private static void countStage(long[] row, Stage stage, char step, int by) {
        if (step != 0) {
            row[REACHED + stage.ordinal()] += by;
            row[IN_WINDOW + stage.ordinal()] += millis(step) <= WINDOW_MILLIS ? by : 0;
        }
    }

    private void countAttempt(int quarter, int cell, AttemptDetail detail, ItemState item, int by) {
        String channel = Cell.channel(cell).name();
        AttemptStatus status = Cell.status(cell);
        long[] row = row(CounterTable.ATTEMPT_COUNTER, quarter, channel, detail);
        row[status.ordinal()] += by;
        row[PARTS] += (long) by * detail.parts();
        row[PRICE] += isCharged(status) ? by * detail.priceMicros() : 0;
        // Times count from the release: a second attempt's would contain the first one's.
        if (item.attemptNo() == 1) {
            time(row, item, by);
        }
        if (isError(status)) {
            countError(quarter, channel, detail, item, by);
        }
    }

    /** As dispatch charges it: what a provider did not refuse, or may have taken. */
    private static boolean isCharged(AttemptStatus status) {
        return switch (status) {
            case UNKNOWN, ACCEPTED, SENT, FAILED, DELIVERED, READ -> true;
            case REJECTED -> false;
        };
    }

    private static boolean isError(AttemptStatus status) {
        return switch (status) {
            case REJECTED, FAILED -> true;
            case UNKNOWN, ACCEPTED, SENT, DELIVERED, READ -> false;
        };
    }

    private static void time(long[] row, ItemState item, int by) {
        if (item.accepted() != 0) {
            long millis = millis(item.accepted());
            row[TIMED] += by;
            row[MILLIS] += by * millis;
            for (int i = 0; i < RESPONSES.length; i++) {
                row[WITHIN + i] += millis <= RESPONSES[i] ? by : 0;
            }
        }
        if (item.delivered() != 0) {
            row[DELIVERY_TIMED] += by;
            row[DELIVERY_MILLIS] += by * millis(item.delivered());
        }
    }

    private void countError(
            int quarter, String channel, AttemptDetail detail, ItemState item, int by) {
        long[] row = row(CounterTable.ERROR_COUNTER, quarter, channel, detail);
        row[0] += by;
        row[1] += item.standing().isGood() ? by : 0;
        row[2] += item.standing().isLost() ? by : 0;
    }

    private static long millis(char step) {
        return Latency.upperMillis(step - 1);
    }

    /** Most items of a batch go to the row the one before went to. */
    private long[] row(CounterTable table, int quarter, String channel, AttemptDetail detail) {
        CounterKey last = lastKeys[table.ordinal()];
        if (last == null || !last.isOf(quarter, channel, detail)) {
            CounterKey key = CounterKey.of(table, quarter, channel, detail);
            lastRows[table.ordinal()] =
                    counts.computeIfAbsent(key, each -> new long[table.measures.size()]);
            lastKeys[table.ordinal()] = key;
        }
        return lastRows[table.ordinal()];
    }
}
