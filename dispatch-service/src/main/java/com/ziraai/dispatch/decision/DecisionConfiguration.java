package com.ziraai.dispatch.decision;

import com.ziraai.contract.Media;
import com.ziraai.contract.Topics;
import com.ziraai.dispatch.budget.Budgets;
import com.ziraai.dispatch.followup.DueHandler;
import com.ziraai.dispatch.followup.Followups;
import com.ziraai.dispatch.gate.Check;
import com.ziraai.dispatch.gate.Gate;
import com.ziraai.dispatch.retry.RetryDelays;
import com.ziraai.event.DeliveryOutcome;
import com.ziraai.event.DistributionReady;
import com.ziraai.message.Renderer;
import com.ziraai.messaging.publish.Publisher;
import com.ziraai.messaging.subscribe.Subscription;
import com.ziraai.messaging.table.PartitionedTable;
import com.ziraai.messaging.table.StoredRecords;
import com.ziraai.messaging.trace.Tracing;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

/** Wires decisions. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DecisionSettings.class)
public class DecisionConfiguration {

    @Bean
    PartitionedTable decisionTable(DecisionSettings settings) {
        return new PartitionedTable("decision", settings.retention());
    }

    @Bean
    Decider decider(DecisionSettings settings, RetryDelays delays) {
        return new Decider(delays, settings.unknownDeadline());
    }

    @Bean
    Decisions decisions(DatabaseClient database) {
        return new Decisions(database, new StoredRecords<>(Topics.DISTRIBUTION_READY));
    }

    @Bean
    DecisionMeters decisionMeters(MeterRegistry meters) {
        return new DecisionMeters(meters);
    }

    @Bean
    Billing billing(
            Budgets budgets,
            Decisions decisions,
            TransactionalOperator transaction,
            DecisionMeters meters) {
        return new Billing(budgets, decisions, transaction, meters);
    }

    @Bean
    Gate gate(ObjectProvider<Check> checks) {
        return new Gate(checks.orderedStream().toList());
    }

    @Bean
    Dispatch dispatch(
            DecisionBook book,
            Followups followups,
            Renderer renderer,
            Publisher publisher,
            DecisionMeters meters,
            Clock clock) {
        return new Dispatch(book, followups, new Writer(renderer), publisher, meters, clock);
    }

    @Bean
    DecisionBook decisionBook(
            Gate gate,
            Decisions decisions,
            Followups followups,
            TransactionalOperator transaction) {
        return new DecisionBook(gate, decisions, followups, transaction);
    }

    @Bean
    DueHandler dueDecisions(
            Decider decider, Decisions decisions, Gate gate, Dispatch dispatch, Tracing tracing) {
        DueDecisions due = new DueDecisions(decider, decisions, gate, dispatch);
        return followups -> tracing.within("follow-ups", () -> due.onDue(followups));
    }

    @Bean
    Subscription<DistributionReady> ready(Decider decider, Dispatch dispatch) {
        return Subscription.to(
                "ready", Topics.DISTRIBUTION_READY, new ReadyListener(decider, dispatch)::onReady);
    }

    @Bean
    Subscription<DeliveryOutcome> outcomes(
            Decider decider,
            Decisions decisions,
            Followups followups,
            Billing billing,
            Dispatch dispatch,
            Clock clock) {
        return Subscription.toAll(
                "outcomes",
                Media.allOutcomes(),
                new OutcomeListener(decider, decisions, followups, billing, dispatch, clock)
                        ::onOutcomes);
    }
}
