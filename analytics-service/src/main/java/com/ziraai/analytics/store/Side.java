package com.ziraai.analytics.store;

import java.util.List;
import java.util.Locale;

/**
 * One of two sets of tables. A generation of what is folded is kept in the set of its number, so
 * the next one always finds the other set free.
 */
public enum Side {
    EVEN,
    ODD;

    /** The tables there are one of on each side. */
    private static final List<String> TABLES =
            List.of(
                    "item_page",
                    "operation_partition",
                    "item_reason",
                    "unpublished_change",
                    "attempt_counter",
                    "item_counter",
                    "error_counter");

    /** The side of a generation. */
    public static Side of(int generation) {
        return generation % 2 == 0 ? EVEN : ODD;
    }

    /** The other one. */
    public Side other() {
        return this == EVEN ? ODD : EVEN;
    }

    /** In a word. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Name of its table where the view is called so. */
    String table(String view) {
        return view + suffix();
    }

    /** What its tables' names end with. */
    String suffix() {
        return "_" + word();
    }

    /** All of its tables. */
    public List<String> tables() {
        return TABLES.stream().map(this::table).toList();
    }
}
