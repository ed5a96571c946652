package com.ziraai.campaign.sender;

import com.ziraai.campaign.audit.Audit;
import com.ziraai.campaign.audit.Deed;
import com.ziraai.campaign.gateway.ProblemException;
import com.ziraai.campaign.inquiry.Peer;
import com.ziraai.campaign.inquiry.PeerAwayException;
import com.ziraai.campaign.inquiry.Peers;
import com.ziraai.campaign.sender.Precedence.Weighed;
import com.ziraai.contract.Media;
import com.ziraai.event.Channel;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Asks the channels what they send from, and to change it. */
final class ChannelSenders {

    private static final String READ = "senders.read";
    private static final String CHANGE = "senders.change";

    private final Peers peers;
    private final Audit audit;

    ChannelSenders(Peers peers, Audit audit) {
        this.peers = peers;
        this.audit = audit;
    }

    /** What a channel answers about all of its senders. */
    record Told(boolean success, List<SeenSender> data) {}

    /** What a channel answers about one it changed. */
    record Changed(boolean success, SeenSender data) {}

    /** What one channel has; no senders where it did not answer. */
    record Found(Channel channel, Optional<List<SeenSender>> senders) {}

    /** What each channel has that somebody sends on, in their order. */
    Mono<List<Found>> all() {
        return Flux.fromIterable(Media.channels())
                .flatMapSequential(channel ->
                        of(channel)
                                .map(Optional::of)
                                .onErrorReturn(PeerAwayException.class, Optional.empty())
                                .defaultIfEmpty(Optional.empty())
                                .map(senders -> new Found(channel, senders)))
                .collectList();
    }

    private Mono<List<SeenSender>> of(Channel channel) {
        Peer peer = peers.channel(channel);
        return peer.ownTokenFor(READ)
                .flatMap(token -> peer.ask(token, path -> path.path("/api/v1/senders"), Told.class))
                .map(Told::data);
    }

    /**
     * Makes a change and answers how the sender stands; empty where there is none. It is noted
     * before it is asked for, so that none is made without a note; the note stays when the channel
     * does not say whether it made the change, which is our 503.
     */
    Mono<SeenSender> change(Channel channel, String name, SenderChange change, String actor) {
        Deed deed =
                new Deed(
                        actor,
                        Optional.empty(),
                        "sender.change",
                        "sender:%s/%s".formatted(channel, name));
        return audit.order(
                        deed,
                        find(channel, name),
                        seen -> Optional.of(seen.terms().with(change)),
                        seen -> Optional.of(seen.terms()),
                        ask(channel, name, change))
                .onErrorMap(PeerAwayException.class, _ -> unavailable());
    }

    /**
     * Makes changes of some of a channel's senders, one after the other, and answers how these
     * stand; where one fails, those before it were made, and doing it again does the rest.
     *
     * @param changes which, of all it has
     */
    Mono<List<SeenSender>> changeAll(
            Channel channel, Function<List<SeenSender>, List<Weighed>> changes, String actor) {
        return of(channel)
                .onErrorMap(PeerAwayException.class, _ -> unavailable())
                .flatMapIterable(changes)
                .concatMap(each -> change(channel, each.sender().sender(), each.change(), actor))
                .collectList();
    }

    private Mono<SeenSender> find(Channel channel, String name) {
        return of(channel)
                .flatMapIterable(senders -> senders)
                .filter(each -> each.sender().equals(name))
                .next();
    }

    private Mono<SeenSender> ask(Channel channel, String name, SenderChange change) {
        Peer peer = peers.channel(channel);
        return peer.ownTokenFor(CHANGE)
                .flatMap(token ->
                        peer.change(
                                token,
                                path -> path.pathSegment("api", "v1", "senders", name),
                                change,
                                Changed.class))
                .map(Changed::data);
    }

    private static ProblemException unavailable() {
        return ProblemException.of(HttpStatus.SERVICE_UNAVAILABLE, "SERVICE_UNAVAILABLE");
    }
}
