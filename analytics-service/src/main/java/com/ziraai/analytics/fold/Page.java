package com.ziraai.analytics.fold;

import com.ziraai.event.Channel;
import com.ziraai.event.ItemStatus;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of {@value #ITEMS} neighbouring items of one operation on one partition: a column
 * of {@link Cell}s and one of {@link Label}s for each attempt number, a column of earliest {@link
 * Latency} steps for each stage, and the earliest release. All only ever rise in what they know,
 * whatever order facts arrive in and however often.
 */
final class Page {

    /**
     * Items of a page; a power of two. At four partitions about 2 kB of content, one row's worth.
     */
    static final int ITEMS = 1024;

    /** No plan tries an item more often; a number above it is a broken record. */
    static final int MAX_ATTEMPT_NO = 100;

    private static final Stage[] STAGES = Stage.values();

    /** Column by attempt number; null until an item gets so far. */
    char[] @Nullable [] attempts = new char[2][];

    /** Column by stage, of steps plus one; 0 where the stage was not reached. */
    final char[][] stages = new char[Stage.COUNT][ITEMS];

    /** Earliest {@link Quarter} of release; 0 where it is not known. */
    final int[] releases = new int[ITEMS];

    final Labels labels = new Labels();

    /** The page an item is on. */
    static int of(int itemIndex) {
        return itemIndex / ITEMS;
    }

    /**
     * Learns the fact and moves the item in the tally and the counters.
     *
     * @param moves gets what moved
     * @return whether it was news
     */
    boolean fold(Fact fact, Tally tally, Breakdown breakdown, Moves moves) {
        int slot = fact.itemIndex() % ITEMS;
        char[] column = column(fact.attemptNo());
        char known = column[slot];
        char merged = Cell.merge(known, fact.cell());
        int passed = passedStages(fact);
        char step = (char) (Latency.step(fact.sinceRelease()) + 1);
        int release = release(fact, slot);
        Label label = labels.at(fact.attemptNo(), slot);
        Label described = label.merge(fact.label());
        if (merged == known
                && described.equals(label)
                && release == releases[slot]
                && !isEarlier(slot, passed, step)) {
            return false;
        }
        ItemState before = isKnown(slot) ? state(slot) : null;
        if (before != null) {
            tally.remove(before);
            breakdown.move(this, slot, -1);
        }
        column[slot] = merged;
        noteFirst(slot, passed, fact, moves);
        moveEarlier(slot, passed, step);
        releases[slot] = release;
        labels.put(fact.attemptNo(), slot, described);
        tally.replace(known, merged);
        ItemState after = state(slot);
        tally.add(after);
        breakdown.move(this, slot, 1);
        Optional<Channel> channel = Cell.channelOf(column(after.attemptNo())[slot]);
        moves.item(before == null ? null : before.standing(), after.standing(), channel);
        return true;
    }

    private int release(Fact fact, int slot) {
        int told = Quarter.of(fact.releasedAt());
        return releases[slot] == 0 ? told : Math.min(told, releases[slot]);
    }

    private void noteFirst(int slot, int passed, Fact fact, Moves moves) {
        for (int stage = 0; stage < passed; stage++) {
            if (stages[stage][slot] == 0) {
                moves.passed(Cell.channelOf(fact.cell()), STAGES[stage], fact.sinceRelease());
            }
        }
    }

    private static int passedStages(Fact fact) {
        return switch (fact) {
            case Fact.Attempted attempted -> Stage.passedBy(attempted.status());
            case Fact.Ended ended -> ended.status() == ItemStatus.GENERATED ? Stage.COUNT : 0;
        };
    }

    private boolean isEarlier(int slot, int passed, char step) {
        for (int stage = 0; stage < passed; stage++) {
            if (isEarlier(step, stages[stage][slot])) {
                return true;
            }
        }
        return false;
    }

    private void moveEarlier(int slot, int passed, char step) {
        for (int stage = 0; stage < passed; stage++) {
            if (isEarlier(step, stages[stage][slot])) {
                stages[stage][slot] = step;
            }
        }
    }

    private static boolean isEarlier(char step, char known) {
        return known == 0 || step < known;
    }

    char[] column(int attemptNo) {
        if (attemptNo >= attempts.length) {
            attempts = Arrays.copyOf(attempts, attemptNo + 1);
        }
        char @Nullable [] column = attempts[attemptNo];
        if (column == null) {
            column = new char[ITEMS];
            attempts[attemptNo] = column;
        }
        return column;
    }

    /**
     * Where its known items stand, in order.
     *
     * @param firstIndex index of the page's first item
     */
    Stream<ItemStanding> standings(int firstIndex) {
        return IntStream.range(0, ITEMS)
                .filter(this::isKnown)
                .mapToObj(slot -> standing(firstIndex + slot, slot));
    }

    private ItemStanding standing(int itemIndex, int slot) {
        int attemptNo = highest(slot);
        char cell = column(attemptNo)[slot];
        return new ItemStanding(
                itemIndex, attemptNo, Cell.channelOf(cell), Cell.standing(cell), passed(slot));
    }

    private Map<Stage, Long> passed(int slot) {
        Map<Stage, Long> passed = new EnumMap<>(Stage.class);
        for (Stage stage : Stage.values()) {
            char step = stages[stage.ordinal()][slot];
            if (step != 0) {
                passed.put(stage, Latency.upperMillis(step - 1));
            }
        }
        return passed;
    }

    /** Whether anything is known of the item in that slot. */
    boolean isKnown(int slot) {
        return highest(slot) >= 0;
    }

    /** What is known of one attempt. */
    char cell(int attemptNo, int slot) {
        char @Nullable [] column = attempts[attemptNo];
        return column == null ? Cell.NOTHING : column[slot];
    }

    ItemState state(int slot) {
        int attemptNo = highest(slot);
        char cell = column(attemptNo)[slot];
        return new ItemState(
                Cell.standing(cell),
                attemptNo,
                Cell.excluded(cell),
                stages[0][slot],
                stages[1][slot],
                stages[2][slot]);
    }

    private int highest(int slot) {
        for (int attemptNo = attempts.length - 1; attemptNo >= 0; attemptNo--) {
            char @Nullable [] column = attempts[attemptNo];
            if (column != null && column[slot] != Cell.NOTHING) {
                return attemptNo;
            }
        }
        return -1;
    }
}
