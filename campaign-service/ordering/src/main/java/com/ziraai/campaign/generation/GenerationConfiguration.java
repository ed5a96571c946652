package com.ziraai.campaign.generation;

import com.ziraai.campaign.admission.IdempotencyKeys;
import com.ziraai.campaign.export.Export;
import com.ziraai.campaign.forecast.Forecasts;
import com.ziraai.campaign.gateway.StrictJson;
import com.ziraai.campaign.inquiry.Peers;
import com.ziraai.campaign.item.People;
import com.ziraai.campaign.order.Acceptance;
import com.ziraai.campaign.progress.ProgressCopy;
import com.ziraai.campaign.recipient.ContactKeys;
import com.ziraai.campaign.sponsor.Sponsors;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.scheduler.Scheduler;
import tools.jackson.databind.json.JsonMapper;

/** Ordering codes and fetching them. */
@Configuration(proxyBeanMethods = false)
public class GenerationConfiguration {

    @Bean
    CodeDrafting codeDrafting(
            ContactKeys contactKeys,
            Forecasts forecasts,
            JsonMapper json,
            Clock clock,
            RandomGenerator random) {
        return new CodeDrafting(contactKeys, forecasts, json, clock, random);
    }

    @Bean
    RouterFunction<ServerResponse> generationRoutes(
            StrictJson strictJson,
            JsonMapper json,
            Sponsors sponsors,
            IdempotencyKeys keys,
            CodeDrafting drafting,
            Acceptance acceptance,
            Scheduler intakeWork) {
        return new GenerationRoutes(
                        strictJson, json, sponsors, keys, drafting, acceptance, intakeWork)
                .routes();
    }

    @Bean
    RouterFunction<ServerResponse> codesRoutes(
            ProgressCopy progress,
            DatabaseClient database,
            Peers peers,
            People people,
            JsonMapper json) {
        return new CodesRoutes(
                        progress,
                        new CodeOrders(database, json),
                        new MadeCodes(peers.code()),
                        people,
                        new Export<>(json, CodeEntry.COLUMNS))
                .routes();
    }
}
