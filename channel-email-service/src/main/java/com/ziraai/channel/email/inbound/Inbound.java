package com.ziraai.channel.email.inbound;

import com.ziraai.channel.email.token.UnsubscribeTokens.Subject;
import com.ziraai.contract.Topics;
import com.ziraai.event.Channel;
import com.ziraai.event.InboundKind;
import com.ziraai.event.InboundMessage;
import com.ziraai.messaging.publish.Publisher;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import reactor.core.publisher.Mono;

/** Tells what a person wants. Told twice it is the same wish. */
public final class Inbound {

    private final Publisher publisher;
    private final Clock clock;
    private final Map<InboundKind, Counter> counters = new EnumMap<>(InboundKind.class);

    Inbound(Publisher publisher, MeterRegistry meters, Clock clock) {
        this.publisher = publisher;
        this.clock = clock;
        for (InboundKind kind : InboundKind.values()) {
            counters.put(
                    kind,
                    Counter.builder("channel.inbound")
                            .description("Wishes of people that were written down")
                            .tag("kind", kind.name().toLowerCase(Locale.ROOT))
                            .register(meters));
        }
    }

    /** Completes when the broker has it. */
    public Mono<Void> tell(Subject subject, InboundKind kind) {
        InboundMessage message =
                InboundMessage.newBuilder()
                        .setItem(subject.item())
                        .setChannel(Channel.EMAIL)
                        .setAddressKey(subject.addressKey())
                        .setKind(kind)
                        .setReceivedAt(clock.instant())
                        .build();
        return publisher
                .publish(Topics.EMAIL_INBOUND, subject.item().getContactKey(), message)
                .doOnSuccess(_ -> Objects.requireNonNull(counters.get(kind)).increment());
    }
}
