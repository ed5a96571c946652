package com.ziraai.dispatch.budget;

import com.ziraai.contract.Topics;
import com.ziraai.dispatch.gate.Check;
import com.ziraai.event.OperationLifecycle;
import com.ziraai.messaging.publish.Publisher;
import com.ziraai.messaging.subscribe.Subscription;
import com.ziraai.messaging.work.Rounds;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** Wires budgets. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BudgetSettings.class)
public class BudgetConfiguration {

    @Bean
    Budgets budgets(DatabaseClient database) {
        return new Budgets(database);
    }

    @Bean
    Check budgetCheck(Budgets budgets) {
        return new BudgetCheck(budgets);
    }

    @Bean
    Subscription<OperationLifecycle> budgetLimits(Budgets budgets) {
        return Subscription.to(
                "budgets", Topics.OPERATION_LIFECYCLE, new LifecycleListener(budgets)::onLifecycle);
    }

    @Bean
    Rounds spendingRounds(
            BudgetSettings settings, Budgets budgets, Publisher publisher, Clock clock) {
        SpendingReport report = new SpendingReport(budgets, publisher, clock);
        return new Rounds("spending", settings.interval(), report::report);
    }
}
