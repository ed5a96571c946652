package com.ziraai.analytics.outcome;

import com.ziraai.analytics.counter.FoldMetrics;
import com.ziraai.analytics.store.FoldStore;
import com.ziraai.contract.Service;
import com.ziraai.contract.Topic;
import com.ziraai.contract.Topics;
import com.ziraai.messaging.Subscription;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.r2dbc.core.DatabaseClient;

/** The subscription to outcomes and what folds them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FoldSettings.class)
public class OutcomeConfiguration {

    private static final String SUBSCRIPTION = "outcomes";

    private static final List<Topic<? extends SpecificRecord>> OUTCOMES =
            List.of(
                    Topics.CODE_OUTCOMES,
                    Topics.SMS_OUTCOMES,
                    Topics.WHATSAPP_OUTCOMES,
                    Topics.DISTRIBUTION_OUTCOMES);

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
