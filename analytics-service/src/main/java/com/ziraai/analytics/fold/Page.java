package com.ziraai.analytics.fold;

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
 * of {@link Cell}s and one of {@link AttemptDetail}s for each attempt number, a column of earliest
 * {@link Latency} steps for each stage, and the earliest release. All only ever rise in what they
 * know, whatever order facts arrive in and however often.
 */
public final class Page {

    /**
     * Items of a page; a power of two. At four partitions about 2 kB of content, one row's worth.
     */
    public static final int ITEMS = 1024;

    /** No plan tries an item more often; a number above it is a broken record. */
    static final int MAX_ATTEMPT_NO = 100;

    private static final Stage[] STAGES = Stage.values();

    /** Column by attempt number; null until an item gets so far. */
    private int[] @Nullable [] attempts = new int[2][];

    /** Column by stage, of steps plus one; 0 where the stage was not reached. */
    private final char[][] stages = new char[Stage.COUNT][ITEMS];

    /** Earliest {@link Quarter} of release; 0 where it is not known. */
    private final int[] releases = new int[ITEMS];

    private final AttemptDetails details = new AttemptDetails();

    /** The page an item is on. */
    public static int of(int itemIndex) {
        return itemIndex / ITEMS;
    }

    /**
     * Learns the fact.
     *
     * @param followers count the item as it was and as it is
     * @return how it moved the item; empty when it was no news
     */
    public Optional<Moved> fold(Fact fact, Follower... followers) {
        int slot = fact.itemIndex() % ITEMS;
        int[] column = column(fact.attemptNo());
        int merged = Cell.merge(column[slot], fact.cell());
        int passed = passedStages(fact);
        char step = (char) (Latency.step(fact.sinceRelease()) + 1);
        int release = earlierRelease(fact, slot);
        AttemptDetail known = details.at(fact.attemptNo(), slot);
        AttemptDetail detail = known.merge(fact.detail());
        if (merged == column[slot]
                && detail == known
                && release == releases[slot]
                && !isEarlier(slot, passed, step)) {
            return Optional.empty();
        }
        Optional<Standing> before = leave(slot, followers);
        int reachedBefore = reached(slot);
        column[slot] = merged;
        moveEarlier(slot, passed, step);
        releases[slot] = release;
        describe(fact.attemptNo(), slot, known, detail);
        for (Follower each : followers) {
            each.enter(this, slot);
        }
        int cell = cell(highest(slot), slot);
        return Optional.of(
                new Moved(
                        before,
                        Cell.standing(cell),
                        Cell.channelOf(cell),
                        Cell.channelOf(fact.cell()),
                        reachedBefore,
                        reached(slot),
                        fact.sinceRelease()));
    }

    private Optional<Standing> leave(int slot, Follower... followers) {
        int attemptNo = highest(slot);
        if (attemptNo < 0) {
            return Optional.empty();
        }
        for (Follower each : followers) {
            each.leave(this, slot);
        }
        return Optional.of(Cell.standing(cell(attemptNo, slot)));
    }

    private void describe(int attemptNo, int slot, AttemptDetail known, AttemptDetail detail) {
        if (detail != known) {
            details.put(attemptNo, slot, detail);
        }
    }

    private int earlierRelease(Fact fact, int slot) {
        int told = Quarter.of(fact.releasedAt());
        return releases[slot] == 0 ? told : Math.min(told, releases[slot]);
    }

    private static int passedStages(Fact fact) {
        return switch (fact) {
            case Fact.Attempted attempted -> Stage.passedBy(attempted.status());
            case Fact.Ended ended -> ended.status() == ItemStatus.GENERATED ? Stage.COUNT : 0;
        };
    }

    /** How many stages the item is known to have passed; later ones imply earlier. */
    private int reached(int slot) {
        int reached = 0;
        while (reached < Stage.COUNT && stages[reached][slot] != 0) {
            reached++;
        }
        return reached;
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

    private int[] column(int attemptNo) {
        if (attemptNo >= attempts.length) {
            attempts = Arrays.copyOf(attempts, attemptNo + 1);
        }
        int @Nullable [] column = attempts[attemptNo];
        if (column == null) {
            column = new int[ITEMS];
            attempts[attemptNo] = column;
        }
        return column;
    }

    /**
     * Where its known items stand, in order.
     *
     * @param firstIndex index of the page's first item
     */
    public Stream<ItemStanding> standings(int firstIndex) {
        return known().mapToObj(slot -> standing(firstIndex + slot, slot));
    }

    private ItemStanding standing(int itemIndex, int slot) {
        int attemptNo = highest(slot);
        int cell = cell(attemptNo, slot);
        return new ItemStanding(
                itemIndex, attemptNo, Cell.channelOf(cell), Cell.standing(cell), passed(slot));
    }

    private Map<Stage, Long> passed(int slot) {
        Map<Stage, Long> passed = new EnumMap<>(Stage.class);
        for (Stage stage : STAGES) {
            char step = step(stage, slot);
            if (step != 0) {
                passed.put(stage, Latency.upperMillis(step - 1));
            }
        }
        return passed;
    }

    /** What it knows of the items released before that {@link Quarter}. */
    public Page releasedBefore(int quarter) {
        Page part = new Page();
        for (int slot = 0; slot < ITEMS; slot++) {
            if (isKnown(slot) && releases[slot] < quarter) {
                copy(slot, part);
            }
        }
        return part;
    }

    private void copy(int slot, Page to) {
        for (int attemptNo = 0; attemptNo < attempts.length; attemptNo++) {
            int cell = cell(attemptNo, slot);
            if (cell != Cell.NOTHING) {
                to.restore(attemptNo, slot, cell, to.keep(detail(attemptNo, slot)));
            }
        }
        for (Stage stage : STAGES) {
            to.restore(stage, slot, step(stage, slot));
        }
        to.restore(slot, releases[slot]);
    }

    /** The slots of the items something is known of. */
    public IntStream known() {
        return IntStream.range(0, ITEMS).filter(this::isKnown);
    }

    /** Whether anything is known of the item in that slot. */
    public boolean isKnown(int slot) {
        return highest(slot) >= 0;
    }

    /** One more than the highest attempt number anything may be known of. */
    public int attempts() {
        return attempts.length;
    }

    /** What is known of one attempt, as a {@link Cell}. */
    public int cell(int attemptNo, int slot) {
        int @Nullable [] column = attempts[attemptNo];
        return column == null ? Cell.NOTHING : column[slot];
    }

    /** What else is known of one attempt. */
    public AttemptDetail detail(int attemptNo, int slot) {
        return details.at(attemptNo, slot);
    }

    /** Where that is kept; the same place for equal details of a page. */
    public int place(int attemptNo, int slot) {
        return details.place(attemptNo, slot);
    }

    /** The detail kept there. */
    public AttemptDetail kept(int place) {
        return details.kept(place);
    }

    /** Earliest step at which the item passed the stage, plus one; 0 when it did not. */
    public char step(Stage stage, int slot) {
        return stages[stage.ordinal()][slot];
    }

    /** Earliest {@link Quarter} of the item's release; 0 while nothing is known of it. */
    public int release(int slot) {
        return releases[slot];
    }

    /** Where the item stands and what it adds; only of one that is known. */
    public ItemState state(int slot) {
        int attemptNo = highest(slot);
        int cell = cell(attemptNo, slot);
        return new ItemState(
                Cell.standing(cell),
                attemptNo,
                Cell.exclusion(cell),
                stages[0][slot],
                stages[1][slot],
                stages[2][slot]);
    }

    private int highest(int slot) {
        for (int attemptNo = attempts.length - 1; attemptNo >= 0; attemptNo--) {
            int @Nullable [] column = attempts[attemptNo];
            if (column != null && column[slot] != Cell.NOTHING) {
                return attemptNo;
            }
        }
        return -1;
    }

    /** Keeps a stored detail, and says where; only of a page that is being read. */
    public int keep(AttemptDetail detail) {
        return details.keep(detail);
    }

    /** Sets what was stored of an attempt; only of a page that is being read. */
    public void restore(int attemptNo, int slot, int cell, int place) {
        column(attemptNo)[slot] = cell;
        details.put(attemptNo, slot, place);
    }

    /** Sets what was stored of an item; only of a page that is being read. */
    public void restore(Stage stage, int slot, char step) {
        stages[stage.ordinal()][slot] = step;
    }

    /** Sets what was stored of an item; only of a page that is being read. */
    public void restore(int slot, int release) {
        releases[slot] = release;
    }
}
