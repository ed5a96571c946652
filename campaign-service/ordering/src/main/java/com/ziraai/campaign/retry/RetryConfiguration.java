package com.ziraai.campaign.retry;

import com.ziraai.campaign.admission.IdempotencyKeys;
import com.ziraai.campaign.audit.Audit;
import com.ziraai.campaign.forecast.Forecasts;
import com.ziraai.campaign.gateway.Texts;
import com.ziraai.campaign.item.ItemPages;
import com.ziraai.campaign.operation.RetriedItems;
import com.ziraai.campaign.operation.StoredItems;
import com.ziraai.campaign.order.Acceptance;
import com.ziraai.campaign.progress.ProgressCopy;
import com.ziraai.campaign.sponsor.Sponsors;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import tools.jackson.databind.json.JsonMapper;

/** Retrying failed items. */
@Configuration(proxyBeanMethods = false)
public class RetryConfiguration {

    @Bean
    Retries retries(
            DatabaseClient database,
            StoredItems items,
            RetriedItems retried,
            Acceptance acceptance,
            Audit audit,
            Clock clock,
            RandomGenerator random) {
        return new Retries(new Parents(database), items, retried, acceptance, audit, clock, random);
    }

    @Bean
    RetryReport retryReport(Texts texts, JsonMapper json) {
        return new RetryReport(texts, json);
    }

    @Bean
    RouterFunction<ServerResponse> retryRoutes(
            ProgressCopy progress,
            Sponsors sponsors,
            ItemPages items,
            IdempotencyKeys keys,
            Retries retries,
            RetryReport report,
            Forecasts forecasts) {
        return new RetryRoutes(progress, sponsors, items, keys, retries, report, forecasts)
                .routes();
    }
}
