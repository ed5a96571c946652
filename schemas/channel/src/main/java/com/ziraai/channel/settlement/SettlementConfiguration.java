package com.ziraai.channel.settlement;

import com.ziraai.channel.intent.Intents;
import com.ziraai.contract.Media;
import com.ziraai.contract.Topics;
import com.ziraai.event.UnknownSettlement;
import com.ziraai.messaging.publish.Publisher;
import com.ziraai.messaging.subscribe.Subscription;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The subscription to settlements. */
@Configuration(proxyBeanMethods = false)
public class SettlementConfiguration {

    @Bean
    Subscription<UnknownSettlement> settlements(
            Media<?> medium, Intents intents, Publisher publisher, MeterRegistry meters) {
        SettlementListener listener = new SettlementListener(medium, intents, publisher, meters);
        return Subscription.to("settlements", Topics.UNKNOWN_SETTLEMENTS, listener::onBatch);
    }
}
