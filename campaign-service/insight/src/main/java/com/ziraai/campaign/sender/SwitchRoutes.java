package com.ziraai.campaign.sender;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import com.ziraai.campaign.gateway.Caller;
import com.ziraai.campaign.gateway.ProblemException;
import com.ziraai.campaign.gateway.StrictJson;
import com.ziraai.campaign.sender.Precedence.Weighed;
import com.ziraai.campaign.sender.SwitchRequests.Breaker;
import com.ziraai.campaign.sender.SwitchRequests.Providers;
import com.ziraai.event.Channel;
import java.util.List;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * What the runbook of the link distribution workflow switches, as changes of senders: {@code POST
 * /api/v1/admin/circuit-breaker/enable} and {@code /disable}, and {@code PUT
 * /api/v1/admin/providers/{channel}}. For administrators; doing it twice changes nothing.
 */
final class SwitchRoutes {

    private static final String BREAKER = "/api/v1/admin/circuit-breaker/";

    private final ChannelSenders senders;
    private final StrictJson json;

    SwitchRoutes(ChannelSenders senders, StrictJson json) {
        this.senders = senders;
        this.json = json;
    }

    RouterFunction<ServerResponse> routes() {
        return route().POST(BREAKER + "enable", request -> breaker(request, false))
                .POST(BREAKER + "disable", request -> breaker(request, true))
                .PUT("/api/v1/admin/providers/{channel}", this::first)
                .build();
    }

    /** A breaker that is enabled lets no call through. */
    private Mono<ServerResponse> breaker(ServerRequest request, boolean calls) {
        SenderChange change = new SenderChange(calls, null, null, null, null, null);
        return asked(request, Breaker.class)
                .flatMap(asked ->
                        switched(
                                asked.caller,
                                asked.body.named(),
                                all ->
                                        all.stream()
                                                .filter(asked.body::isAbout)
                                                .map(each -> new Weighed(each, change))
                                                .toList()));
    }

    private Mono<ServerResponse> first(ServerRequest request) {
        return asked(request, Providers.class)
                .flatMap(asked -> {
                    String provider = asked.body.named();
                    return switched(
                            asked.caller,
                            SenderRoutes.channel(request.pathVariable("channel")),
                            all ->
                                    all.stream().anyMatch(each -> each.provider().equals(provider))
                                            ? Precedence.of(all, provider)
                                            : List.of());
                });
    }

    private record Asked<T>(Caller caller, T body) {}

    private <T> Mono<Asked<T>> asked(ServerRequest request, Class<T> type) {
        return Caller.of(request)
                .doOnNext(Caller::requireAdmin)
                .zipWith(request.bodyToMono(byte[].class).defaultIfEmpty(new byte[0]))
                .map(asked -> new Asked<>(asked.getT1(), json.read(asked.getT2(), type)));
    }

    private Mono<ServerResponse> switched(
            Caller caller, Channel channel, Function<List<SeenSender>, List<Weighed>> changes) {
        return senders.changeAll(channel, changes, caller.subject())
                .filter(changed -> !changed.isEmpty())
                .switchIfEmpty(
                        Mono.error(() ->
                                ProblemException.of(HttpStatus.NOT_FOUND, "SENDER_NOT_FOUND")))
                .map(changed ->
                        changed.stream()
                                .map(each -> SenderAnswer.Sender.of(channel, each))
                                .toList())
                .flatMap(changed ->
                        ServerResponse.ok()
                                .bodyValue(
                                        new SenderAnswer.All(
                                                true, new SenderAnswer.Data(changed, List.of()))));
    }
}
