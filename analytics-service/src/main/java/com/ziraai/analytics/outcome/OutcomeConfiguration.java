package com.ziraai.analytics.outcome;

import com.ziraai.analytics.access.Answers;
import com.ziraai.analytics.counter.FoldMetrics;
import com.ziraai.analytics.store.CarryOver;
import com.ziraai.analytics.store.Comparison;
import com.ziraai.analytics.store.Side;
import com.ziraai.contract.Media;
import com.ziraai.contract.Service;
import com.ziraai.contract.Topic;
import com.ziraai.contract.Topics;
import com.ziraai.messaging.subscribe.Subscription;
import com.ziraai.messaging.subscribe.Subscriptions;
import com.ziraai.messaging.work.Rounds;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.WebFilter;

/** The subscription to outcomes and what folds them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FoldSettings.class)
public class OutcomeConfiguration {

    static final String SUBSCRIPTION = "outcomes";

    /** How soon an instance sees what another one has begun. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    private static final List<Topic<? extends SpecificRecord>> OUTCOMES =
            Stream.<Topic<? extends SpecificRecord>>concat(
                            Stream.of(Topics.CODE_OUTCOMES, Topics.DISTRIBUTION_OUTCOMES),
                            Media.allOutcomes().stream())
                    .toList();

    @Bean
    Generations generations(DatabaseClient database, ReactiveTransactionManager transactions) {
        return new Generations(database, TransactionalOperator.create(transactions));
    }

    @Bean
    OutcomeGroups outcomeGroups(Service service, KafkaAdmin admin) {
        return new OutcomeGroups(admin, List.copyOf(OUTCOMES), service);
    }

    @Bean
    Rounds generationRounds(
            Generations generations,
            OutcomeGroups groups,
            Subscriptions subscriptions,
            DatabaseClient database,
            Clock clock) {
        GenerationRound round =
                new GenerationRound(
                        generations,
                        groups,
                        subscriptions,
                        new GenerationRound.History(
                                new CarryOver(database), new Comparison(database)),
                        clock);
        return new Rounds("generations", LOOK, round::run);
    }

    @Bean
    RouterFunction<ServerResponse> rebuildRoutes(
            Generations generations, OutcomeGroups groups, Answers answers) {
        return new RebuildRoutes(generations, groups, answers).routes();
    }

    /** Numbers that are not there yet are not answered. */
    @Bean
    WebFilter whileNothingIsShown(Generations generations) {
        return new ShownNumbers(generations);
    }

    @Bean
    OutcomeFold.Needs foldNeeds(
            FoldSettings settings,
            DatabaseClient database,
            Generations generations,
            MeterRegistry registry,
            ApplicationEventPublisher events,
            Clock clock) {
        return new OutcomeFold.Needs(
                settings, database, generations, new FoldMetrics(registry), events, clock);
    }

    @Bean
    Subscription<SpecificRecord> outcomesEven(OutcomeFold.Needs needs) {
        return outcomes(Side.EVEN, needs);
    }

    @Bean
    Subscription<SpecificRecord> outcomesOdd(OutcomeFold.Needs needs) {
        return outcomes(Side.ODD, needs);
    }

    private static Subscription<SpecificRecord> outcomes(Side side, OutcomeFold.Needs needs) {
        OutcomeFold fold = OutcomeFold.on(side, needs);
        return Subscription.<SpecificRecord>toAll(SUBSCRIPTION, OUTCOMES, fold::onBatch)
                .withAssignment(fold::onAssignment)
                .asVariant(side.word());
    }
}
