package com.ziraai.messaging;

import java.time.Duration;

/**
 * A table that grows with every message and is partitioned by a date column, one partition a month;
 * declare it as a bean and its partitions come and go by themselves.
 *
 * @param name table name; partitions are called {@code <name>_y2026m11}
 * @param retention how long a month is kept after it ended
 */
public record PartitionedTable(String name, Duration retention) {

    public PartitionedTable {
        if (!name.matches("[a-z_]{1,40}")) {
            throw new IllegalArgumentException("not a table name: " + name);
        }
    }
}
