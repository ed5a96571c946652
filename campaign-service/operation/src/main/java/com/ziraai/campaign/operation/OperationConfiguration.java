package com.ziraai.campaign.operation;

import com.ziraai.campaign.audit.Audit;
import com.ziraai.messaging.table.PartitionedTable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** Rows of operations and batches. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OperationProperties.class)
public class OperationConfiguration {

    @Bean
    ItemSchemas itemSchemas(DatabaseClient database) {
        return new ItemSchemas(database);
    }

    @Bean
    Operations operations(DatabaseClient database, ItemSchemas schemas, Audit audit) {
        return new Operations(database, schemas, audit);
    }

    @Bean
    StoredItems storedItems(DatabaseClient database, ItemSchemas schemas) {
        return new StoredItems(database, schemas);
    }

    @Bean
    RetriedItems retriedItems(DatabaseClient database) {
        return new RetriedItems(database);
    }

    @Bean
    PartitionedTable batchPartitions(OperationProperties properties) {
        return PartitionedTable.updated("batch", properties.batchRetention());
    }
}
