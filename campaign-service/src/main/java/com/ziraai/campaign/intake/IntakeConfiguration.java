package com.ziraai.campaign.intake;

import com.ziraai.campaign.admission.IdempotencyKeys;
import com.ziraai.campaign.admission.Quotas;
import com.ziraai.campaign.blacklist.Blacklist;
import com.ziraai.campaign.callback.CallbackUrls;
import com.ziraai.campaign.forecast.Forecasts;
import com.ziraai.campaign.gateway.StrictJson;
import com.ziraai.campaign.gateway.Texts;
import com.ziraai.campaign.givencode.GivenCodes;
import com.ziraai.campaign.list.RecipientLists;
import com.ziraai.campaign.operation.Operations;
import com.ziraai.campaign.price.PriceProperties;
import com.ziraai.campaign.price.Prices;
import com.ziraai.campaign.recipient.ContactKeys;
import com.ziraai.campaign.release.Releaser;
import com.ziraai.campaign.sponsor.Sponsors;
import com.ziraai.campaign.template.MessageTemplates;
import com.ziraai.message.DeepLinks;
import com.ziraai.message.Renderer;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

/** Taking requests in. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IntakeProperties.class)
public class IntakeConfiguration {

    @Bean(destroyMethod = "dispose")
    Scheduler intakeWork() {
        return Schedulers.newParallel("intake", Runtime.getRuntime().availableProcessors());
    }

    @Bean
    Drafting drafting(
            IntakeProperties properties,
            ContactKeys contactKeys,
            CallbackUrls callbackUrls,
            SampleMessages messages,
            JsonMapper json,
            Clock clock,
            RandomGenerator random) {
        return new Drafting(properties, contactKeys, callbackUrls, messages, json, clock, random);
    }

    @Bean
    SampleMessages sampleMessages(Renderer renderer, DeepLinks links) {
        return new SampleMessages(renderer, links);
    }

    @Bean
    Simulation simulation(
            SampleMessages messages,
            Quotas quotas,
            TransactionalOperator transaction,
            PriceProperties prices,
            Texts texts,
            Clock clock) {
        return new Simulation(messages, quotas, transaction, prices.currency(), texts, clock);
    }

    @Bean
    Acceptance acceptance(
            Operations operations,
            IdempotencyKeys keys,
            Quotas quotas,
            TransactionalOperator transaction,
            Releaser releaser,
            Clock clock) {
        return new Acceptance(operations, keys, quotas, transaction, releaser, clock);
    }

    /** One for each processor, and one that waits for the database meanwhile. */
    @Bean
    Turns intakeTurns() {
        return new Turns(Runtime.getRuntime().availableProcessors() + 1);
    }

    @Bean
    Planner planner(
            StrictJson strictJson,
            Sponsors sponsors,
            MessageTemplates templates,
            Drafting drafting,
            Blacklist blacklist,
            RecipientLists lists,
            Prices prices,
            GivenCodes codes,
            Forecasts forecasts,
            Scheduler intakeWork) {
        return new Planner(
                strictJson,
                sponsors,
                templates,
                new Drafts(drafting, blacklist, lists, prices, codes, intakeWork),
                forecasts,
                intakeWork);
    }

    @Bean
    RouterFunction<ServerResponse> sendLinksRoutes(
            IntakeProperties properties,
            StrictJson strictJson,
            JsonMapper json,
            IdempotencyKeys keys,
            Turns turns,
            Planner planner,
            Acceptance acceptance,
            Simulation simulation,
            Texts texts) {
        Bodies bodies = new Bodies(properties, turns);
        SendLinksRoutes sendLinks =
                new SendLinksRoutes(bodies, planner, acceptance, keys, json, texts);
        return sendLinks
                .routes()
                .and(new SingleLinkRoutes(bodies, sendLinks, strictJson, json).routes())
                .and(new SimulationRoutes(bodies, planner, simulation).routes());
    }
}
