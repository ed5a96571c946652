package com.ziraai.analytics.alert;

import com.ziraai.analytics.access.Answers;
import com.ziraai.analytics.outcome.Generations;
import com.ziraai.contract.Topics;
import com.ziraai.event.Alert;
import com.ziraai.messaging.publish.Publisher;
import com.ziraai.messaging.replica.Replica;
import com.ziraai.messaging.table.DatabaseGauges;
import com.ziraai.messaging.work.Rounds;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Alerts on sponsors' numbers. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AlertSettings.class)
public class AlertConfiguration {

    @Bean
    Alerts alerts(DatabaseClient database) {
        return new Alerts(database);
    }

    /**
     * What was said before the table was lost comes back from the topic, before the first round.
     */
    @Bean
    Replica<Alert> saidAlerts(Alerts alerts) {
        return new Replica<>(Topics.ALERTS, said -> alerts.recall(said).block());
    }

    @Bean
    DatabaseGauges alertsInForce() {
        return AlertGauges.inForce();
    }

    @Bean
    Rounds alertRounds(
            Generations generations,
            DatabaseClient database,
            Alerts alerts,
            Publisher publisher,
            ReactiveTransactionManager transactions,
            AlertSettings settings,
            Clock clock) {
        AlertRound round =
                new AlertRound(
                        generations,
                        new FigureSource(database, settings),
                        alerts,
                        publisher,
                        TransactionalOperator.create(transactions),
                        settings,
                        clock);
        return new Rounds("alerts", settings.interval(), round::run);
    }

    @Bean
    RouterFunction<ServerResponse> alertRoutes(Alerts alerts, Answers answers) {
        return new AlertRoutes(alerts, answers).routes();
    }
}
