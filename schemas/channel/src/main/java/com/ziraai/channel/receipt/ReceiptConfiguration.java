package com.ziraai.channel.receipt;

import com.ziraai.channel.attempt.CallbackTokens;
import com.ziraai.channel.intent.Intents;
import com.ziraai.channel.intent.MessageIds;
import com.ziraai.channel.provider.Provider;
import com.ziraai.contract.Media;
import com.ziraai.event.ProviderReceipt;
import com.ziraai.messaging.publish.Publisher;
import com.ziraai.messaging.subscribe.Subscription;
import com.ziraai.messaging.table.PartitionedTable;
import com.ziraai.messaging.work.Rounds;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** Keeping of receipts and the subscription to them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReceiptSettings.class)
public class ReceiptConfiguration {

    /** How late a report is told that overtook the answer with its id. */
    private static final Duration PARKED_LOOK = Duration.ofSeconds(2);

    @Bean
    ReceiptIntakes receiptIntakes(
            Media<?> medium,
            Publisher publisher,
            ReceiptSettings settings,
            Clock clock,
            MeterRegistry meters) {
        return new ReceiptIntakes(
                medium, publisher, clock, new Inflow(settings), new Arrivals(meters));
    }

    @Bean
    Parking parking(
            DatabaseClient database,
            MessageIds ids,
            List<Provider<?>> providers,
            ReceiptSettings settings,
            MeterRegistry meters,
            Clock clock) {
        return new Parking(
                new ParkedReceipts(database),
                ids,
                Provider.untokened(providers),
                settings,
                meters,
                clock);
    }

    @Bean
    Readers receiptReaders(List<Provider<?>> providers, CallbackTokens tokens) {
        return new Readers(providers, tokens);
    }

    @Bean
    ReceiptListener receiptListener(
            Media<?> medium,
            Readers readers,
            Intents intents,
            Parking parking,
            Publisher publisher,
            MeterRegistry meters,
            Clock clock) {
        return new ReceiptListener(medium, readers, intents, parking, publisher, meters, clock);
    }

    @Bean
    Subscription<ProviderReceipt> receipts(Media<?> medium, ReceiptListener listener) {
        return Subscription.to("receipts", medium.receipts(), listener::onBatch);
    }

    @Bean
    Rounds parkedReceiptRounds(Parking parking, ReceiptListener listener) {
        return new Rounds("parked receipts", PARKED_LOOK, () -> parking.look(listener::publish));
    }

    @Bean
    PartitionedTable parkedReceiptTable(ReceiptSettings settings) {
        return new PartitionedTable("parked_receipt", settings.parkedFor());
    }

    @Bean
    MeterBinder parkedReceipts(Parking parking) {
        return registry ->
                Gauge.builder("channel.receipts.waiting", parking, Parking::standing)
                        .description("Reports that name no attempt yet")
                        .register(registry);
    }
}
