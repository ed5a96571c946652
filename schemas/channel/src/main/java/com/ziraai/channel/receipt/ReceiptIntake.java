package com.ziraai.channel.receipt;

import com.ziraai.channel.provider.Medium;
import com.ziraai.channel.provider.Provider;
import com.ziraai.event.ProviderReceipt;
import com.ziraai.messaging.Publisher;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.ByteBuffer;
import java.time.Clock;
import reactor.core.publisher.Mono;

/** Where routes put receipts. */
public final class ReceiptIntake {

    private final Medium<?> medium;
    private final Provider<?> provider;
    private final Publisher publisher;
    private final Clock clock;
    private final Counter kept;
    private final Counter refused;

    ReceiptIntake(
            Medium<?> medium,
            Provider<?> provider,
            Publisher publisher,
            Clock clock,
            MeterRegistry meters) {
        this.medium = medium;
        this.provider = provider;
        this.publisher = publisher;
        this.clock = clock;
        this.kept = meters.counter("channel.receipts.arrived", "result", "kept");
        this.refused = meters.counter("channel.receipts.arrived", "result", "refused");
    }

    /**
     * Keeps the report; completes when the broker has it, and only then may the provider be told
     * that all is well.
     *
     * @param key contactKey of the attempt it is about, or an id of the provider's
     * @param query raw query without the question mark; empty for none
     * @param body raw body; empty for none
     */
    public Mono<Void> keep(String key, String query, byte[] body) {
        ProviderReceipt receipt =
                new ProviderReceipt(provider.name(), query, ByteBuffer.wrap(body), clock.instant());
        return publisher
                .publish(medium.receipts(), key, receipt)
                .doOnSuccess(_ -> kept.increment());
    }

    /** Notes a report that proved not to be the provider's. */
    public void refuse() {
        refused.increment();
    }
}
