package com.ziraai.analytics.fold;

import com.ziraai.contract.Service;
import com.ziraai.contract.Topic;
import com.ziraai.contract.Topics;
import com.ziraai.messaging.PartitionedTable;
import com.ziraai.messaging.Subscription;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.r2dbc.core.DatabaseClient;

/** The fold and the tables it owns. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FoldSettings.class)
public class FoldConfiguration {

    /** A month longer than outcomes stay in their topics: what is dropped cannot be rebuilt. */
    private static final Duration RETENTION = Duration.ofDays(120);

    private static final String SUBSCRIPTION = "outcomes";

    private static final List<Topic<? extends SpecificRecord>> OUTCOMES =
            List.of(
                    Topics.CODE_OUTCOMES,
                    Topics.SMS_OUTCOMES,
                    Topics.WHATSAPP_OUTCOMES,
                    Topics.DISTRIBUTION_OUTCOMES);

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

    @Bean
    Backlog backlog(Service service, DatabaseClient database, KafkaAdmin admin) {
        String group = Subscription.group(service, SUBSCRIPTION);
        return new Backlog(database, new TopicEnds(admin, List.copyOf(OUTCOMES), group));
    }

    @Bean
    OutcomeFold outcomeFold(
            FoldSettings settings,
            DatabaseClient database,
            Backlog backlog,
            MeterRegistry registry,
            ApplicationEventPublisher events,
            Clock clock) {
        return new OutcomeFold(
                new FoldStore(database),
                new WorkingSet(settings.cachedPages()),
                new FoldMetrics(registry),
                backlog,
                events,
                clock);
    }

    @Bean
    Subscription<SpecificRecord> outcomes(OutcomeFold fold) {
        return Subscription.<SpecificRecord>toAll(SUBSCRIPTION, OUTCOMES, fold::onBatch)
                .withAssignment(fold::onAssignment);
    }
}
