package com.ziraai.campaign.forecast;

import com.ziraai.campaign.inquiry.Peer;
import com.ziraai.campaign.inquiry.Peers;
import com.ziraai.event.Channel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * The rates of the channels' senders, as the channels tell them. What was told holds for a while,
 * so that asking costs requests nothing; a channel that is away keeps its last rate.
 */
final class Senders {

    private static final Duration FRESH = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final Peers peers;
    private final Clock clock;
    private final Map<Channel, AtomicReference<Told>> told = new EnumMap<>(Channel.class);

    Senders(Peers peers, Clock clock) {
        this.peers = peers;
        this.clock = clock;
        for (Channel each : Channel.values()) {
            told.put(each, new AtomicReference<>(new Told(Optional.empty(), Instant.EPOCH)));
        }
    }

    private record Told(Optional<Double> perSecond, Instant at) {}

    /** Messages a second; empty while the channel has not told yet. */
    Mono<Optional<Double>> rate(Channel channel) {
        AtomicReference<Told> known = Objects.requireNonNull(told.get(channel));
        Told last = known.get();
        Instant now = clock.instant();
        // Whoever finds it too old asks, and nobody besides until that one was answered or not.
        boolean ask =
                last.at().plus(FRESH).isBefore(now)
                        && known.compareAndSet(last, new Told(last.perSecond(), now));
        if (!ask) {
            return Mono.just(known.get().perSecond());
        }
        return ask(peers.channel(channel))
                .doOnNext(rate -> known.set(new Told(Optional.of(rate), now)))
                .map(Optional::of)
                .timeout(PATIENCE)
                .onErrorComplete()
                .defaultIfEmpty(last.perSecond());
    }

    private static Mono<Double> ask(Peer peer) {
        return peer.ownToken(Optional.empty())
                .flatMap(token ->
                        peer.ask(token, path -> path.path("/api/v1/sender"), JsonNode.class))
                .map(answer -> answer.at("/data/ratePerSecond").asDouble(0))
                .filter(rate -> rate > 0);
    }
}
