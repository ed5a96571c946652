package com.ziraai.campaign.intake;

import com.ziraai.campaign.admission.IdempotencyKeys;
import com.ziraai.campaign.audience.Audiences;
import com.ziraai.campaign.gateway.StrictJson;
import com.ziraai.campaign.gateway.Texts;
import com.ziraai.campaign.order.Ordering;
import com.ziraai.campaign.order.Simulation;
import com.ziraai.campaign.sponsor.Sponsors;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.scheduler.Scheduler;
import tools.jackson.databind.json.JsonMapper;

/** Taking requests in. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IntakeProperties.class)
public class IntakeConfiguration {

    /** One for each processor, and one that waits for the database meanwhile. */
    @Bean
    IntakePermits intakePermits() {
        return new IntakePermits(Runtime.getRuntime().availableProcessors() + 1);
    }

    @Bean
    Intake intake(
            IntakeProperties properties,
            IntakePermits permits,
            Sponsors sponsors,
            Audiences audiences,
            Ordering ordering,
            IdempotencyKeys keys,
            Scheduler intakeWork) {
        Bodies bodies = new Bodies(properties, permits);
        return new Intake(bodies, sponsors, audiences, ordering, keys, intakeWork);
    }

    @Bean
    PrintedPaths printedPaths() {
        return new PrintedPaths();
    }

    @Bean
    RouterFunction<ServerResponse> sendLinksRoutes(
            Intake intake,
            StrictJson strictJson,
            JsonMapper json,
            Simulation simulation,
            Texts texts) {
        return new SendLinksRoutes(intake, strictJson, json, texts)
                .routes()
                .and(new SingleLinkRoutes(intake, strictJson, json, texts).routes())
                .and(new SimulationRoutes(intake, strictJson, simulation).routes());
    }
}
