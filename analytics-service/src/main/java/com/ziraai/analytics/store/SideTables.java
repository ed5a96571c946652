package com.ziraai.analytics.store;

import com.ziraai.messaging.table.PartitionedTable;
import java.time.Duration;
import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.core.env.Environment;

/** Declares the partitioned tables of both sides. */
final class SideTables implements BeanRegistrar {

    /** A month longer than outcomes stay in their topics: what is dropped cannot be rebuilt. */
    private static final Duration RETENTION = Duration.ofDays(120);

    @Override
    public void register(BeanRegistry registry, Environment environment) {
        for (Side side : Side.values()) {
            for (String table : side.tables()) {
                if (!table.startsWith("unpublished_change")) {
                    registry.registerBean(
                            table,
                            PartitionedTable.class,
                            bean ->
                                    bean.supplier(
                                            context -> PartitionedTable.updated(table, RETENTION)));
                }
            }
        }
    }
}
