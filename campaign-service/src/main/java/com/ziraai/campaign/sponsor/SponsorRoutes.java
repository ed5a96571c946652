package com.ziraai.campaign.sponsor;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import com.ziraai.campaign.gateway.Caller;
import com.ziraai.campaign.gateway.ProblemException;
import com.ziraai.campaign.gateway.StrictJson;
import com.ziraai.campaign.gateway.Violations;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** {@code PUT} (administrators) and {@code GET /api/v1/sponsors/{sponsorId}}. */
final class SponsorRoutes {

    private static final String PATH = "/api/v1/sponsors/{sponsorId}";

    private final Sponsors sponsors;
    private final StrictJson json;

    SponsorRoutes(Sponsors sponsors, StrictJson json) {
        this.sponsors = sponsors;
        this.json = json;
    }

    RouterFunction<ServerResponse> routes() {
        return route().GET(PATH, this::get).PUT(PATH, this::put).build();
    }

    private Mono<ServerResponse> get(ServerRequest request) {
        String id = request.pathVariable("sponsorId");
        return Caller.of(request)
                .filter(caller -> caller.maySee(id))
                .flatMap(caller -> sponsors.of(caller, id))
                .switchIfEmpty(
                        Mono.error(() ->
                                ProblemException.of(HttpStatus.NOT_FOUND, "SPONSOR_NOT_FOUND", id)))
                .flatMap(SponsorRoutes::answer);
    }

    private Mono<ServerResponse> put(ServerRequest request) {
        return Caller.of(request)
                .doOnNext(SponsorRoutes::requireAdmin)
                .then(request.bodyToMono(byte[].class).defaultIfEmpty(new byte[0]))
                .map(body -> settings(request.pathVariable("sponsorId"), body))
                .flatMap(this::save)
                .flatMap(SponsorRoutes::answer);
    }

    private static void requireAdmin(Caller caller) {
        if (!caller.admin()) {
            throw ProblemException.of(HttpStatus.FORBIDDEN, "FORBIDDEN");
        }
    }

    private SponsorSettings settings(String sponsorId, byte[] body) {
        if (!Caller.isSponsorId(sponsorId)) {
            throw invalid("sponsorId", "INVALID_SPONSOR_ID", sponsorId);
        }
        return json.read(body, SponsorRequest.class).settingsOf(sponsorId);
    }

    private Mono<Sponsor> save(SponsorSettings settings) {
        return sponsors.save(settings)
                .filter(saved -> saved)
                .switchIfEmpty(Mono.error(() -> invalid("plan", "UNKNOWN_PLAN", settings.plan())))
                .then(Mono.defer(() -> sponsors.find(settings.sponsorId())));
    }

    private static ProblemException invalid(String path, String code, String value) {
        Violations violations = new Violations();
        violations.add(path, code, value);
        return ProblemException.invalid(violations);
    }

    private static Mono<ServerResponse> answer(Sponsor sponsor) {
        return ServerResponse.ok().bodyValue(SponsorAnswer.of(sponsor));
    }
}
