package com.ziraai.analytics.fold;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The {@link Label}s of a page's attempts. Few differ, so each is kept once and a column of places
 * by attempt number says whose it is; place 0 is {@link Label#NONE}.
 */
final class Labels {

    private final List<Label> known = new ArrayList<>(List.of(Label.NONE));
    private char[] @Nullable [] columns = new char[2][];

    Label at(int attemptNo, int slot) {
        return known.get(place(attemptNo, slot));
    }

    /** Where the label of an attempt is kept. */
    int place(int attemptNo, int slot) {
        char @Nullable [] column = attemptNo < columns.length ? columns[attemptNo] : null;
        return column == null ? 0 : column[slot];
    }

    /** The label kept there; each differs from all others. */
    Label kept(int place) {
        return known.get(place);
    }

    /** How many places there are. */
    int size() {
        return known.size();
    }

    void put(int attemptNo, int slot, Label label) {
        if (attemptNo >= columns.length) {
            columns = Arrays.copyOf(columns, attemptNo + 1);
        }
        char @Nullable [] column = columns[attemptNo];
        if (column == null) {
            column = new char[Page.ITEMS];
            columns[attemptNo] = column;
        }
        column[slot] = (char) keep(label);
    }

    private int keep(Label label) {
        int found = known.indexOf(label);
        if (found >= 0) {
            return found;
        }
        known.add(label);
        return known.size() - 1;
    }

    /** One more than the highest attempt number that may have one. */
    int attempts() {
        return columns.length;
    }
}
