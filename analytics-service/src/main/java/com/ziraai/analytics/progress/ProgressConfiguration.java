package com.ziraai.analytics.progress;

import com.ziraai.analytics.access.Answers;
import com.ziraai.analytics.outcome.Generations;
import com.ziraai.analytics.store.Tallies;
import com.ziraai.contract.Topics;
import com.ziraai.event.OperationLifecycle;
import com.ziraai.messaging.publish.Publisher;
import com.ziraai.messaging.replica.WholeTopic;
import com.ziraai.messaging.subscribe.Subscription;
import com.ziraai.messaging.table.PartitionedTable;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Snapshots of operations. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProgressSettings.class)
public class ProgressConfiguration {

    /** As long as the counts. */
    private static final Duration RETENTION = Duration.ofDays(120);

    @Bean
    PartitionedTable operationTable() {
        return PartitionedTable.updated("operation", RETENTION);
    }

    @Bean
    PartitionedTable toldCompletionTable() {
        return new PartitionedTable("told_completion", RETENTION);
    }

    @Bean
    ToldCompletions toldCompletions(
            Generations generations, Operations operations, WholeTopic topics) {
        return new ToldCompletions(generations, operations, topics);
    }

    @Bean
    Operations operations(DatabaseClient database) {
        return new Operations(database);
    }

    @Bean
    SnapshotRounds snapshotRounds(
            Generations generations,
            Operations operations,
            Tallies tallies,
            Publisher publisher,
            ReactiveTransactionManager transactions,
            MeterRegistry registry,
            ProgressSettings settings,
            Clock clock) {
        Counter published =
                Counter.builder("analytics.snapshots.published")
                        .description("Snapshots the broker has acknowledged")
                        .register(registry);
        return new SnapshotRounds(
                new SnapshotRound(
                        generations,
                        operations,
                        tallies,
                        publisher,
                        TransactionalOperator.create(transactions),
                        published,
                        settings,
                        clock),
                settings);
    }

    @Bean
    Subscription<OperationLifecycle> lifecycle(
            Operations operations, SnapshotRounds rounds, Clock clock) {
        return Subscription.to(
                "lifecycle",
                Topics.OPERATION_LIFECYCLE,
                new LifecycleListener(operations, rounds, clock)::onBatch);
    }

    @Bean
    JsonMapperBuilderCustomizer recordsAsJson() {
        return RecordJson::customize;
    }

    @Bean
    RouterFunction<ServerResponse> progressRoutes(
            Operations operations,
            Tallies tallies,
            ProgressSettings settings,
            Answers answers,
            Clock clock) {
        return new ProgressRoutes(operations, tallies, settings, answers, clock).routes();
    }
}
