package com.ziraai.analytics.fold;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The {@link AttemptDetail}s of a page's attempts. Few differ, so each is kept once and a column of
 * places by attempt number says whose it is; place 0 is {@link AttemptDetail#NONE}.
 */
final class AttemptDetails {

    private final List<AttemptDetail> kept = new ArrayList<>(List.of(AttemptDetail.NONE));
    private final Map<AttemptDetail, Integer> places = new HashMap<>();
    private char[] @Nullable [] columns = new char[2][];

    AttemptDetails() {
        places.put(AttemptDetail.NONE, 0);
    }

    AttemptDetail at(int attemptNo, int slot) {
        return kept.get(place(attemptNo, slot));
    }

    /** Where the detail of an attempt is kept. */
    int place(int attemptNo, int slot) {
        char @Nullable [] column = attemptNo < columns.length ? columns[attemptNo] : null;
        return column == null ? 0 : column[slot];
    }

    /** The detail kept there. */
    AttemptDetail kept(int place) {
        return kept.get(place);
    }

    void put(int attemptNo, int slot, AttemptDetail detail) {
        put(attemptNo, slot, keep(detail));
    }

    void put(int attemptNo, int slot, int place) {
        if (attemptNo >= columns.length) {
            columns = Arrays.copyOf(columns, attemptNo + 1);
        }
        char @Nullable [] column = columns[attemptNo];
        if (column == null) {
            column = new char[Page.ITEMS];
            columns[attemptNo] = column;
        }
        column[slot] = (char) place;
    }

    /** Keeps it, and says where. */
    int keep(AttemptDetail detail) {
        Integer known = places.get(detail);
        if (known != null) {
            return known;
        }
        int next = kept.size();
        kept.add(detail);
        places.put(detail, next);
        return next;
    }
}
