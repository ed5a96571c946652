package com.ziraai.campaign.progress;

import com.ziraai.campaign.forecast.Forecasts;
import com.ziraai.campaign.gateway.Texts;
import com.ziraai.campaign.price.PriceProperties;
import com.ziraai.campaign.release.Releaser;
import com.ziraai.contract.Topics;
import com.ziraai.event.OperationProgress;
import com.ziraai.messaging.subscribe.Subscription;
import com.ziraai.messaging.table.DatabaseGauges;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import tools.jackson.databind.json.JsonMapper;

/** Our copy of progress and the status route. */
@Configuration(proxyBeanMethods = false)
public class ProgressConfiguration {

    @Bean
    ProgressCopy progressCopy(DatabaseClient database, JsonMapper json, Clock clock) {
        return new ProgressCopy(database, json, clock);
    }

    @Bean
    DatabaseGauges runningOperations() {
        return RunningOperations.operations();
    }

    @Bean
    DatabaseGauges runningItems() {
        return RunningOperations.items();
    }

    @Bean
    Subscription<OperationProgress> progressSubscription(ProgressCopy progress, Releaser releaser) {
        return Subscription.to(
                "progress",
                Topics.OPERATION_PROGRESS,
                new ProgressListener(progress, releaser)::onSnapshots);
    }

    @Bean
    StatusReport statusReport(Texts texts, PriceProperties prices) {
        return new StatusReport(texts, prices.currency());
    }

    @Bean
    RouterFunction<ServerResponse> statusRoutes(
            ProgressCopy progress, Forecasts forecasts, StatusReport report) {
        return new StatusRoutes(progress, new Rests(forecasts), report).routes();
    }
}
