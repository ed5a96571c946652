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
 * How fast the channels' senders go and how long all of them rest, as the channels tell it. What
 * was told holds for a while, so that asking costs requests nothing; a channel that is away keeps
 * its last rate.
 */
final class Senders {

    private static final Duration FRESH = Duration.ofSeconds(30);

    /** Of one that rests: somebody may have opened it. */
    private static final Duration FRESH_REST = Duration.ofSeconds(5);

    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final Peers peers;
    private final Clock clock;
    private final Map<Channel, AtomicReference<Told>> told = new EnumMap<>(Channel.class);

    Senders(Peers peers, Clock clock) {
        this.peers = peers;
        this.clock = clock;
        for (Channel each : Channel.values()) {
            told.put(each, new AtomicReference<>(Told.NOTHING));
        }
    }

    /**
     * @param perSecond messages a second; empty while the channel has not told yet
     * @param opens when it takes messages again; long past where it does
     * @param at when it was asked
     */
    record Told(Optional<Double> perSecond, Instant opens, Instant at) {

        static final Told NOTHING = new Told(Optional.empty(), Instant.EPOCH, Instant.EPOCH);

        private boolean isFresh(Instant now) {
            return now.isBefore(at.plus(opens.isAfter(at) ? FRESH_REST : FRESH));
        }

        private Told askedAt(Instant now) {
            return new Told(perSecond, opens, now);
        }
    }

    /** What the channel told last. */
    Mono<Told> of(Channel channel) {
        AtomicReference<Told> known = Objects.requireNonNull(told.get(channel));
        Told last = known.get();
        Instant now = clock.instant();
        // Whoever finds it too old asks, and nobody besides until that one was answered or not.
        boolean ask = !last.isFresh(now) && known.compareAndSet(last, last.askedAt(now));
        if (!ask) {
            return Mono.just(known.get());
        }
        return ask(peers.channel(channel), now)
                .doOnNext(known::set)
                .timeout(PATIENCE)
                .onErrorComplete()
                .defaultIfEmpty(last);
    }

    private static Mono<Told> ask(Peer peer, Instant now) {
        return peer.ownToken(Optional.empty())
                .flatMap(token ->
                        peer.ask(token, path -> path.path("/api/v1/sender"), JsonNode.class))
                .filter(answer -> answer.at("/data/ratePerSecond").asDouble(0) > 0)
                .map(answer ->
                        new Told(
                                Optional.of(answer.at("/data/ratePerSecond").asDouble()),
                                now.plusMillis(
                                        (long)
                                                (1000
                                                        * answer.at("/data/restingSeconds")
                                                                .asDouble(0))),
                                now));
    }
}
