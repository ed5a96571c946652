package com.ziraai.campaign.sender;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import com.ziraai.campaign.gateway.Caller;
import com.ziraai.campaign.gateway.ProblemException;
import com.ziraai.campaign.gateway.StrictJson;
import com.ziraai.campaign.sender.ChannelSenders.Found;
import com.ziraai.event.Channel;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * {@code GET /api/v1/admin/senders} and {@code PUT /api/v1/admin/senders/{channel}/{sender}}, for
 * administrators.
 */
final class SenderRoutes {

    private static final String SENDERS = "/api/v1/admin/senders";

    private final ChannelSenders senders;
    private final StrictJson json;

    SenderRoutes(ChannelSenders senders, StrictJson json) {
        this.senders = senders;
        this.json = json;
    }

    RouterFunction<ServerResponse> routes() {
        return route().GET(SENDERS, this::list)
                .PUT(SENDERS + "/{channel}/{sender}", this::change)
                .build();
    }

    private Mono<ServerResponse> list(ServerRequest request) {
        return Caller.of(request)
                .doOnNext(Caller::requireAdmin)
                .then(Mono.defer(senders::all))
                .flatMap(found ->
                        ServerResponse.ok().bodyValue(new SenderAnswer.All(true, data(found))));
    }

    private static SenderAnswer.Data data(List<Found> found) {
        return new SenderAnswer.Data(
                found.stream().flatMap(SenderRoutes::senders).toList(),
                found.stream()
                        .filter(each -> each.senders().isEmpty())
                        .map(Found::channel)
                        .toList());
    }

    private static java.util.stream.Stream<SenderAnswer.Sender> senders(Found found) {
        return found.senders().stream()
                .flatMap(List::stream)
                .map(seen -> SenderAnswer.Sender.of(found.channel(), seen));
    }

    private Mono<ServerResponse> change(ServerRequest request) {
        return Caller.of(request)
                .doOnNext(Caller::requireAdmin)
                .zipWith(request.bodyToMono(byte[].class).defaultIfEmpty(new byte[0]))
                .flatMap(asked ->
                        change(
                                channel(request.pathVariable("channel")),
                                request.pathVariable("sender"),
                                json.read(asked.getT2(), SenderChange.class).checked(),
                                asked.getT1()));
    }

    private Mono<ServerResponse> change(
            Channel channel, String sender, SenderChange change, Caller caller) {
        return senders.change(channel, sender, change, caller.subject())
                .switchIfEmpty(
                        Mono.error(() ->
                                ProblemException.of(HttpStatus.NOT_FOUND, "SENDER_NOT_FOUND")))
                .map(seen -> SenderAnswer.Sender.of(channel, seen))
                .flatMap(one -> ServerResponse.ok().bodyValue(new SenderAnswer.One(true, one)));
    }

    static Channel channel(String name) {
        return Arrays.stream(Channel.values())
                .filter(each -> each.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid("channel", "UNKNOWN_CHANNEL", name));
    }
}
