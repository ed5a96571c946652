package com.ziraai.campaign.template;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import com.ziraai.campaign.gateway.Caller;
import com.ziraai.campaign.gateway.Parameters;
import com.ziraai.campaign.gateway.ProblemException;
import com.ziraai.campaign.gateway.StrictJson;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * {@code GET}, {@code POST /api/v1/templates} and {@code GET}, {@code PUT}, {@code DELETE
 * /api/v1/templates/{templateId}}. A sponsor uses its own and those without owner, and changes its
 * own; an administrator everything.
 */
final class TemplateRoutes {

    private static final String TEMPLATES = "/api/v1/templates";
    private static final String TEMPLATE = TEMPLATES + "/{templateId}";
    private static final int STANDARD_PAGE = 50;
    private static final int LONGEST_PAGE = 200;

    private final MessageTemplates templates;
    private final StrictJson json;
    private final Clock clock;
    private final RandomGenerator random;

    TemplateRoutes(
            MessageTemplates templates, StrictJson json, Clock clock, RandomGenerator random) {
        this.templates = templates;
        this.json = json;
        this.clock = clock;
        this.random = random;
    }

    RouterFunction<ServerResponse> routes() {
        return route().GET(TEMPLATES, this::list)
                .POST(TEMPLATES, this::post)
                .GET(TEMPLATE, this::get)
                .PUT(TEMPLATE, this::put)
                .DELETE(TEMPLATE, this::delete)
                .build();
    }

    private Mono<ServerResponse> list(ServerRequest request) {
        int limit = Parameters.number(request, "limit", STANDARD_PAGE, 1, LONGEST_PAGE);
        Optional<String> after = Parameters.position(request, "after", _ -> true);
        return Caller.of(request)
                .delayUntil(_ -> requireThere(after))
                .flatMapMany(caller -> templates.page(whose(request, caller), after, limit + 1))
                .collectList()
                .flatMap(found ->
                        ServerResponse.ok().bodyValue(TemplateAnswer.Listed.of(found, limit)));
    }

    private Mono<MessageTemplate> requireThere(Optional<String> after) {
        return Mono.justOrEmpty(after)
                .flatMap(id ->
                        templates
                                .find(id)
                                .switchIfEmpty(
                                        Mono.error(() ->
                                                ProblemException.invalid(
                                                        "after", "UNKNOWN_POSITION"))));
    }

    private static Optional<String> whose(ServerRequest request, Caller caller) {
        boolean everybody = caller.admin() && request.queryParam("sponsorId").isEmpty();
        return everybody ? Optional.empty() : Optional.of(Parameters.sponsor(request, caller));
    }

    private Mono<ServerResponse> post(ServerRequest request) {
        return Caller.of(request)
                .zipWith(request.bodyToMono(byte[].class).defaultIfEmpty(new byte[0]))
                .flatMap(asked -> {
                    Caller caller = asked.getT1();
                    TemplateRequest body = json.read(asked.getT2(), TemplateRequest.class);
                    MessageTemplate made = body.template(newId(), owner(body, caller), now());
                    return templates.save(made, caller.subject());
                })
                .flatMap(made ->
                        ServerResponse.created(URI.create(TEMPLATES + "/" + made.id()))
                                .bodyValue(TemplateAnswer.of(made)));
    }

    /** A sponsor makes its own; an administrator anybody's or everybody's. */
    private static Optional<String> owner(TemplateRequest body, Caller caller) {
        Optional<String> named = Optional.ofNullable(body.sponsorId());
        if (named.filter(id -> !Caller.isSponsorId(id)).isPresent()) {
            throw invalid("INVALID_SPONSOR_ID", named.get());
        }
        if (named.filter(id -> !caller.maySee(id)).isPresent()) {
            throw invalid("FOREIGN_SPONSOR");
        }
        return caller.admin() ? named : caller.sponsorId();
    }

    private Mono<ServerResponse> get(ServerRequest request) {
        return Caller.of(request)
                .flatMap(caller -> visible(request, caller))
                .flatMap(found -> ServerResponse.ok().bodyValue(TemplateAnswer.of(found)));
    }

    private Mono<ServerResponse> put(ServerRequest request) {
        return Caller.of(request)
                .zipWith(request.bodyToMono(byte[].class).defaultIfEmpty(new byte[0]))
                .flatMap(asked ->
                        changeable(request, asked.getT1())
                                .map(found -> changed(found, asked.getT2()))
                                .flatMap(changed ->
                                        templates.save(changed, asked.getT1().subject())))
                .flatMap(saved -> ServerResponse.ok().bodyValue(TemplateAnswer.of(saved)));
    }

    /** It stays whose it is; a body that says otherwise is refused. */
    private MessageTemplate changed(MessageTemplate found, byte[] body) {
        TemplateRequest wanted = json.read(body, TemplateRequest.class);
        if (wanted.sponsorId() != null
                && !found.sponsorId().equals(Optional.of(wanted.sponsorId()))) {
            throw invalid("FOREIGN_SPONSOR");
        }
        return wanted.template(found.id(), found.sponsorId(), now());
    }

    private Mono<ServerResponse> delete(ServerRequest request) {
        return Caller.of(request)
                .flatMap(caller ->
                        changeable(request, caller)
                                .flatMap(found -> templates.remove(found, caller.subject())))
                .then(Mono.defer(() -> ServerResponse.noContent().build()));
    }

    /** Another's template is answered like none. */
    private Mono<MessageTemplate> visible(ServerRequest request, Caller caller) {
        return templates
                .find(request.pathVariable("templateId"))
                .filter(template ->
                        caller.admin()
                                || caller.sponsorId().filter(template::isUsableBy).isPresent())
                .switchIfEmpty(
                        Mono.error(() ->
                                ProblemException.of(HttpStatus.NOT_FOUND, "TEMPLATE_NOT_FOUND")));
    }

    private Mono<MessageTemplate> changeable(ServerRequest request, Caller caller) {
        return visible(request, caller)
                .doOnNext(template -> {
                    if (template.sponsorId().isEmpty()) {
                        caller.requireAdmin();
                    }
                });
    }

    private static ProblemException invalid(String code, Object... arguments) {
        return ProblemException.invalid("sponsorId", code, arguments);
    }

    private String newId() {
        HexFormat hex = HexFormat.of();
        return "tpl_" + hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
