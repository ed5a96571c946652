package com.ziraai.campaign.control;

import com.ziraai.campaign.audit.Audit;
import com.ziraai.campaign.gateway.Texts;
import com.ziraai.campaign.progress.ProgressCopy;
import com.ziraai.campaign.release.Releaser;
import com.ziraai.messaging.work.Rounds;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Pause, resume, cancel. */
@Configuration(proxyBeanMethods = false)
public class ControlConfiguration {

    @Bean
    Control control(
            DatabaseClient database,
            TransactionalOperator transaction,
            ProgressCopy progress,
            Audit audit,
            Releaser releaser,
            Clock clock) {
        return new Control(database, transaction, progress, audit, releaser, clock);
    }

    @Bean
    Rounds stops(
            DatabaseClient database,
            TransactionalOperator transaction,
            Audit audit,
            Releaser releaser,
            Clock clock) {
        Stops stops = new Stops(database, transaction, audit, releaser, clock);
        return new Rounds("stops", Stops.INTERVAL, stops::round);
    }

    @Bean
    RouterFunction<ServerResponse> controlRoutes(
            ProgressCopy progress, Control control, Texts texts) {
        return new ControlRoutes(progress, control, texts).routes();
    }
}
