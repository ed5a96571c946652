package com.ziraai.analytics.fold;

import com.ziraai.event.AttemptStatus;
import com.ziraai.event.Channel;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * By how much the items of one sponsor that moved in a batch changed the counters. What an item
 * adds is a function of what its page knows of it and of nothing else; whoever is about to change
 * that takes it away and adds what it is afterwards. So counters never depend on order or
 * repetition, as the pages do not.
 *
 * <p>An item is counted once its release is known, which every event about it says. Items of pages
 * written before there were counters are first counted when they move.
 */
final class Breakdown {

    /** Document 3's window: within five minutes. */
    private static final long WINDOW_MILLIS = 300_000;

    /** Document 1's response times. */
    private static final long[] RESPONSES = {100, 500, 1_000, 2_000, 5_000};

    private static final int PARTS = AttemptStatus.values().length;
    private static final int TIMED = PARTS + 1;
    private static final int WITHIN = TIMED + 2;
    private static final int DELIVERY_TIMED = WITHIN + RESPONSES.length;

    private static final int NEVER_TRIED = Standing.values().length;
    private static final int MEASURED = NEVER_TRIED + 1;
    private static final int REACHED = MEASURED + 1;
    private static final int IN_WINDOW = REACHED + Stage.COUNT;
    private static final int RETRIED_GOOD = IN_WINDOW + Stage.COUNT;
    private static final int RETRIED_BAD = RETRIED_GOOD + 1;

    private static final Channel[] CHANNELS = Channel.values();

    private final String sponsorId;
    private final Map<Key, long[]> counts = new HashMap<>();
    private final @Nullable Key[] lastKeys = new Key[CounterTable.values().length];
    private final long[][] lastRows = new long[CounterTable.values().length][];

    Breakdown(String sponsorId) {
        this.sponsorId = sponsorId;
    }

    /** A row of one of the tables; dimensions the table does not have are empty. */
    record Key(
            CounterTable table,
            int quarter,
            String channel,
            String provider,
            String failureClass,
            String code) {

        String dimension(String column) {
            return switch (column) {
                case "channel" -> channel;
                case "provider" -> provider;
                case "failure_class" -> failureClass;
                case "code" -> code;
                default -> throw new IllegalArgumentException(column);
            };
        }
    }

    String sponsorId() {
        return sponsorId;
    }

    /** What changed and by how much, in the order of the table's measures. */
    Map<Key, long[]> counts() {
        return counts;
    }

    /** Adds ({@code by} 1) or takes away (-1) all that the item adds. */
    void move(Page page, int slot, int by) {
        int quarter = page.releases[slot];
        if (quarter == 0) {
            return;
        }
        ItemState item = page.state(slot);
        countItem(quarter, item, by);
        for (int attemptNo = 0; attemptNo < page.attempts.length; attemptNo++) {
            char cell = page.cell(attemptNo, slot);
            if (Cell.isAttempt(cell)) {
                Label label = page.labels.at(attemptNo, slot);
                countAttempt(quarter, cell, label, item, by);
                countError(quarter, cell, label, item, by);
            }
        }
        if (item.isFailedUntried()) {
            Label why = page.labels.at(0, slot);
            error(quarter, "NONE", why, item, by);
        }
    }

    private void countItem(int quarter, ItemState item, int by) {
        long[] row = row(new Key(CounterTable.ITEM_COUNTER, quarter, "", "", "", ""));
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

    private void countAttempt(int quarter, char cell, Label label, ItemState item, int by) {
        long[] row =
                row(
                        new Key(
                                CounterTable.ATTEMPT_COUNTER,
                                quarter,
                                channel(cell),
                                label.provider(),
                                "",
                                ""));
        row[Cell.status(cell)] += by;
        row[PARTS] += (long) by * label.parts();
        // Times count from the release: a second attempt's would contain the first one's.
        if (item.attemptNo() == 1) {
            time(row, item, by);
        }
    }

    private static void time(long[] row, ItemState item, int by) {
        if (item.accepted() != 0) {
            long millis = millis(item.accepted());
            row[TIMED] += by;
            row[TIMED + 1] += by * millis;
            for (int i = 0; i < RESPONSES.length; i++) {
                row[WITHIN + i] += millis <= RESPONSES[i] ? by : 0;
            }
        }
        if (item.delivered() != 0) {
            row[DELIVERY_TIMED] += by;
            row[DELIVERY_TIMED + 1] += by * millis(item.delivered());
        }
    }

    private void countError(int quarter, char cell, Label label, ItemState item, int by) {
        int status = Cell.status(cell);
        if (status == AttemptStatus.REJECTED.ordinal()
                || status == AttemptStatus.FAILED.ordinal()) {
            error(quarter, channel(cell), label, item, by);
        }
    }

    private void error(int quarter, String channel, Label why, ItemState item, int by) {
        long[] row =
                row(
                        new Key(
                                CounterTable.ERROR_COUNTER,
                                quarter,
                                channel,
                                why.provider(),
                                why.failureClass(),
                                why.code()));
        row[0] += by;
        row[1] += item.standing().isGood() ? by : 0;
        row[2] += item.standing().isLost() ? by : 0;
    }

    private static String channel(char cell) {
        return CHANNELS[Cell.channel(cell)].name();
    }

    private static long millis(char step) {
        return Latency.upperMillis(step - 1);
    }

    /** Most items of a batch go to the row the one before went to. */
    private long[] row(Key key) {
        int table = key.table().ordinal();
        if (!key.equals(lastKeys[table])) {
            lastRows[table] =
                    counts.computeIfAbsent(key, each -> new long[each.table().measures.size()]);
            lastKeys[table] = key;
        }
        return lastRows[table];
    }
}
