package com.ziraai.messaging.table;

import java.time.Duration;

/**
 * A table that grows with every message and is partitioned by a date column, one partition a month;
 * declare it as a bean and its partitions come and go by themselves.
 *
 * @param name table name; partitions are called {@code <name>_y2026m11}
 * @param retention how long a month is kept after it ended
 * @param fillfactor percentage to which inserts fill a page; below 100 leaves room for updates
 */
public record PartitionedTable(String name, Duration retention, int fillfactor) {

    /** A table whose rows are never updated. */
    public PartitionedTable(String name, Duration retention) {
        this(name, retention, 100);
    }

    /** A table whose rows are updated about once: pages keep the room PostgreSQL needs for it. */
    public static PartitionedTable updated(String name, Duration retention) {
        return new PartitionedTable(name, retention, 70);
    }

    public PartitionedTable {
        if (!name.matches("[a-z_]{1,40}")) {
            throw new IllegalArgumentException("not a table name: " + name);
        }
        if (fillfactor < 10 || fillfactor > 100) {
            throw new IllegalArgumentException("fillfactor is 10 to 100, not " + fillfactor);
        }
    }
}
