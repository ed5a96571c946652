package com.ziraai.campaign.callback;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import com.ziraai.campaign.gateway.Caller;
import com.ziraai.campaign.gateway.ProblemException;
import com.ziraai.campaign.sponsor.Sponsors;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * {@code GET /api/v1/sponsors/{sponsorId}/callback-secret} and {@code POST .../rotate}. Another
 * sponsor's is answered like none.
 */
final class SecretRoutes {

    private static final String PATH = "/api/v1/sponsors/{sponsorId}/callback-secret";

    private final Sponsors sponsors;
    private final SigningKeys keys;

    SecretRoutes(Sponsors sponsors, SigningKeys keys) {
        this.sponsors = sponsors;
        this.keys = keys;
    }

    /** What both routes answer. */
    private record Answer(boolean success, Data data) {}

    /**
     * @param secret the newest; begins with {@code whsec_}
     * @param createdAt when it was made
     * @param signatures how many keys sign now, this one included
     */
    private record Data(String sponsorId, String secret, Instant createdAt, int signatures) {}

    RouterFunction<ServerResponse> routes() {
        return route().GET(PATH, this::get).POST(PATH + "/rotate", this::rotate).build();
    }

    private Mono<ServerResponse> get(ServerRequest request) {
        return theirs(request)
                .flatMap(caller -> answer(request, keys.of(sponsorId(request), caller.subject())));
    }

    private Mono<ServerResponse> rotate(ServerRequest request) {
        return theirs(request)
                .flatMap(caller ->
                        answer(request, keys.rotate(sponsorId(request), caller.subject())));
    }

    /** The caller, if the sponsor is known and theirs to see. */
    private Mono<Caller> theirs(ServerRequest request) {
        String id = sponsorId(request);
        return Caller.of(request)
                .filter(caller -> caller.maySee(id))
                .switchIfEmpty(
                        Mono.error(() ->
                                ProblemException.of(HttpStatus.NOT_FOUND, "SPONSOR_NOT_FOUND", id)))
                .flatMap(caller -> sponsors.of(caller, id).thenReturn(caller));
    }

    private static Mono<ServerResponse> answer(
            ServerRequest request, Mono<List<SigningKey>> signing) {
        return signing.map(keys ->
                        new Data(
                                sponsorId(request),
                                keys.getFirst().secret(),
                                keys.getFirst().createdAt(),
                                keys.size()))
                .flatMap(data ->
                        ServerResponse.ok()
                                .header("Cache-Control", "no-store")
                                .bodyValue(new Answer(true, data)));
    }

    private static String sponsorId(ServerRequest request) {
        return request.pathVariable("sponsorId");
    }
}
