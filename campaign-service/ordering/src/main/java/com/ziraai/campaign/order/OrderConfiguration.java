package com.ziraai.campaign.order;

import com.ziraai.campaign.admission.IdempotencyKeys;
import com.ziraai.campaign.admission.Quotas;
import com.ziraai.campaign.attachment.Attachments;
import com.ziraai.campaign.callback.CallbackUrls;
import com.ziraai.campaign.forecast.Forecasts;
import com.ziraai.campaign.gateway.Texts;
import com.ziraai.campaign.operation.Operations;
import com.ziraai.campaign.price.PriceProperties;
import com.ziraai.campaign.price.Prices;
import com.ziraai.campaign.release.Releaser;
import com.ziraai.campaign.template.MessageTemplates;
import com.ziraai.message.DeepLinks;
import com.ziraai.message.Renderer;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.scheduler.Scheduler;
import tools.jackson.databind.json.JsonMapper;

/** From orders to operations. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OrderProperties.class)
public class OrderConfiguration {

    @Bean
    SampleMessages sampleMessages(Renderer renderer, DeepLinks links) {
        return new SampleMessages(renderer, links);
    }

    @Bean
    OrderCheck orderCheck(
            OrderProperties properties,
            CallbackUrls callbackUrls,
            SampleMessages messages,
            JsonMapper json,
            Clock clock,
            RandomGenerator random) {
        return new OrderCheck(properties, callbackUrls, messages, json, clock, random);
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

    @Bean
    Ordering ordering(
            MessageTemplates templates,
            Attachments attachments,
            OrderCheck check,
            Prices prices,
            Forecasts forecasts,
            Acceptance acceptance,
            Scheduler intakeWork) {
        return new Ordering(
                templates, attachments, check, prices, forecasts, acceptance, intakeWork);
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
}
