package com.ziraai.channel.receipt;

import com.ziraai.channel.attempt.CallbackTokens;
import com.ziraai.channel.intent.Intents;
import com.ziraai.channel.provider.Medium;
import com.ziraai.channel.provider.Provider;
import com.ziraai.event.ProviderReceipt;
import com.ziraai.messaging.Publisher;
import com.ziraai.messaging.Subscription;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keeping of receipts and the subscription to them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReceiptSettings.class)
public class ReceiptConfiguration {

    @Bean
    ReceiptIntakes receiptIntakes(
            Medium<?> medium,
            Publisher publisher,
            ReceiptSettings settings,
            Clock clock,
            MeterRegistry meters) {
        return new ReceiptIntakes(
                medium, publisher, clock, new Inflow(settings), new Arrivals(meters));
    }

    @Bean
    Subscription<ProviderReceipt> receipts(
            Medium<?> medium,
            List<Provider<?>> providers,
            CallbackTokens tokens,
            Intents intents,
            Publisher publisher,
            MeterRegistry meters,
            Clock clock) {
        ReceiptListener listener =
                new ReceiptListener(
                        medium, new Readers(providers), tokens, intents, publisher, meters, clock);
        return Subscription.to("receipts", medium.receipts(), listener::onBatch);
    }
}
