package com.ziraai.analytics.store;

import com.ziraai.analytics.counter.CounterTable;
import com.ziraai.messaging.PartitionedTable;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** The tables of the fold, and who reads them. */
@Configuration(proxyBeanMethods = false)
public class StoreConfiguration {

    /** A month longer than outcomes stay in their topics: what is dropped cannot be rebuilt. */
    private static final Duration RETENTION = Duration.ofDays(120);

    @Bean
    PartitionedTable itemPageTable() {
        return PartitionedTable.updated("item_page", RETENTION);
    }

    @Bean
    PartitionedTable operationPartitionTable() {
        return PartitionedTable.updated("operation_partition", RETENTION);
    }

    @Bean
    PartitionedTable itemReasonTable() {
        return PartitionedTable.updated("item_reason", RETENTION);
    }

    @Bean
    PartitionedTable attemptCounterTable() {
        return PartitionedTable.updated(CounterTable.ATTEMPT_COUNTER.tableName(), RETENTION);
    }

    @Bean
    PartitionedTable itemCounterTable() {
        return PartitionedTable.updated(CounterTable.ITEM_COUNTER.tableName(), RETENTION);
    }

    @Bean
    PartitionedTable errorCounterTable() {
        return PartitionedTable.updated(CounterTable.ERROR_COUNTER.tableName(), RETENTION);
    }

    @Bean
    Tallies tallies(DatabaseClient database) {
        return new Tallies(database);
    }

    @Bean
    Items items(DatabaseClient database) {
        return new Items(database);
    }

    @Bean
    Reasons reasons(DatabaseClient database) {
        return new Reasons(database);
    }
}
