package com.ziraai.campaign.sponsor;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import com.ziraai.campaign.gateway.Caller;
import com.ziraai.campaign.gateway.Parameters;
import com.ziraai.campaign.gateway.ProblemException;
import com.ziraai.campaign.gateway.StrictJson;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * {@code PUT} (administrators) and {@code GET /api/v1/sponsors/{sponsorId}}; {@code GET
 * /api/v1/sponsors}, where a sponsor finds itself only.
 */
final class SponsorRoutes {

    private static final String SPONSORS = "/api/v1/sponsors";
    private static final String PATH = SPONSORS + "/{sponsorId}";
    private static final int STANDARD_PAGE = 50;
    private static final int LONGEST_PAGE = 200;

    private final Sponsors sponsors;
    private final StrictJson json;

    SponsorRoutes(Sponsors sponsors, StrictJson json) {
        this.sponsors = sponsors;
        this.json = json;
    }

    RouterFunction<ServerResponse> routes() {
        return route().GET(SPONSORS, this::list).GET(PATH, this::get).PUT(PATH, this::put).build();
    }

    private Mono<ServerResponse> list(ServerRequest request) {
        int limit = Parameters.number(request, "limit", STANDARD_PAGE, 1, LONGEST_PAGE);
        String after = Parameters.position(request, "after", Caller::isSponsorId).orElse("");
        return Caller.of(request)
                .flatMapMany(caller ->
                        caller.admin()
                                ? sponsors.page(after, limit + 1)
                                : Mono.justOrEmpty(caller.sponsorId())
                                        .flatMap(id -> sponsors.of(caller, id)))
                .collectList()
                .map(found -> SponsorAnswer.Listed.of(found, limit))
                .flatMap(page -> ServerResponse.ok().bodyValue(page));
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
                .doOnNext(Caller::requireAdmin)
                .zipWith(request.bodyToMono(byte[].class).defaultIfEmpty(new byte[0]))
                .flatMap(asked ->
                        save(
                                settings(request.pathVariable("sponsorId"), asked.getT2()),
                                asked.getT1().subject()))
                .flatMap(SponsorRoutes::answer);
    }

    private SponsorSettings settings(String sponsorId, byte[] body) {
        if (!Caller.isSponsorId(sponsorId)) {
            throw invalid("sponsorId", "INVALID_SPONSOR_ID", sponsorId);
        }
        return json.read(body, SponsorRequest.class).settingsOf(sponsorId);
    }

    private Mono<Sponsor> save(SponsorSettings settings, String actor) {
        return sponsors.save(settings, actor)
                .filter(saved -> saved)
                .switchIfEmpty(Mono.error(() -> invalid("plan", "UNKNOWN_PLAN", settings.plan())))
                .then(Mono.defer(() -> sponsors.find(settings.sponsorId())));
    }

    private static ProblemException invalid(String path, String code, String value) {
        return ProblemException.invalid(path, code, value);
    }

    private static Mono<ServerResponse> answer(Sponsor sponsor) {
        return ServerResponse.ok().bodyValue(SponsorAnswer.of(sponsor));
    }
}
