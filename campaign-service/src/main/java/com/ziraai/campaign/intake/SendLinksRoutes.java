package com.ziraai.campaign.intake;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import com.ziraai.campaign.admission.IdempotencyKeys;
import com.ziraai.campaign.admission.KeptAnswer;
import com.ziraai.campaign.admission.RequestKey;
import com.ziraai.campaign.forecast.Forecasts;
import com.ziraai.campaign.gateway.Caller;
import com.ziraai.campaign.gateway.ProblemException;
import com.ziraai.campaign.gateway.StrictJson;
import com.ziraai.campaign.gateway.Texts;
import com.ziraai.campaign.inquiry.Peer;
import com.ziraai.campaign.sponsor.Sponsor;
import com.ziraai.campaign.sponsor.Sponsors;
import com.ziraai.campaign.template.MessageTemplates;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code POST /api/v1/bulk-operations/send-links}. Reading and checking a long list is work for a
 * processor, so it runs on the intake's own few threads: many lists at once queue for them and
 * never hold all their recipients in memory together, and status requests are not kept waiting.
 */
final class SendLinksRoutes {

    private final IntakeProperties properties;
    private final StrictJson strictJson;
    private final JsonMapper json;
    private final Sponsors sponsors;
    private final IdempotencyKeys keys;
    private final MessageTemplates templates;
    private final Drafts drafts;
    private final Forecasts forecasts;
    private final Acceptance acceptance;
    private final Texts texts;
    private final Scheduler work;

    SendLinksRoutes(
            IntakeProperties properties,
            StrictJson strictJson,
            JsonMapper json,
            Sponsors sponsors,
            IdempotencyKeys keys,
            MessageTemplates templates,
            Drafts drafts,
            Forecasts forecasts,
            Acceptance acceptance,
            Texts texts,
            Scheduler work) {
        this.properties = properties;
        this.strictJson = strictJson;
        this.json = json;
        this.sponsors = sponsors;
        this.keys = keys;
        this.templates = templates;
        this.drafts = drafts;
        this.forecasts = forecasts;
        this.acceptance = acceptance;
        this.texts = texts;
        this.work = work;
    }

    RouterFunction<ServerResponse> routes() {
        return route().POST("/api/v1/bulk-operations/send-links", this::sendLinks).build();
    }

    private Mono<ServerResponse> sendLinks(ServerRequest request) {
        return Caller.of(request)
                .flatMap(caller -> body(request).flatMap(body -> answer(request, caller, body)))
                .flatMap(SendLinksRoutes::respond);
    }

    /** The whole body; 413 once it is longer than allowed. */
    Mono<byte[]> body(ServerRequest request) {
        int most = Math.toIntExact(properties.maxBody().toBytes());
        if (request.headers().contentLength().orElse(0) > most) {
            return Mono.error(
                    ProblemException.of(HttpStatus.CONTENT_TOO_LARGE, "REQUEST_TOO_LARGE"));
        }
        return DataBufferUtils.join(request.exchange().getRequest().getBody(), most)
                .map(SendLinksRoutes::bytes)
                .defaultIfEmpty(new byte[0]);
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    /** What a body is answered, stored or refused; it need not be the one that came. */
    Mono<KeptAnswer> answer(ServerRequest request, Caller caller, byte[] body) {
        Locale language = Texts.language(request.headers().asHttpHeaders());
        Optional<RequestKey> key = RequestKey.of(request, caller, body);
        Mono<KeptAnswer> fresh =
                plan(request, caller, body)
                        .flatMap(plan ->
                                acceptance.accept(
                                        plan.sponsor(),
                                        plan.draft(),
                                        accepted(plan, language),
                                        key));
        return Mono.justOrEmpty(key).flatMap(keys::find).switchIfEmpty(fresh);
    }

    /**
     * What would be stored.
     *
     * @param end when the last item will probably have been handed to a provider
     */
    record Plan(Sponsor sponsor, Draft draft, Instant end) {}

    /** What a body asks for, or all that is wrong with it; nothing is stored. */
    Mono<Plan> plan(ServerRequest request, Caller caller, byte[] body) {
        return sponsor(caller, body)
                .publishOn(work)
                .flatMap(sponsor ->
                        draft(request, body, caller, sponsor)
                                .flatMap(draft ->
                                        forecasts
                                                .of(draft.operation(), Peer.token(request))
                                                .map(end -> new Plan(sponsor, draft, end))));
    }

    /**
     * The sponsor the request is for. Only an administrator's has to be read to know it; a
     * sponsor's is read once its turn has come, and then to the end.
     */
    private Mono<Sponsor> sponsor(Caller caller, byte[] body) {
        Mono<String> id =
                caller.admin()
                        ? Mono.fromCallable(() -> caller.sponsorNamed(read(body).sponsorId()))
                                .subscribeOn(work)
                        : Mono.justOrEmpty(caller.sponsorId());
        return id.flatMap(known -> sponsors.of(caller, known));
    }

    private Mono<Draft> draft(ServerRequest request, byte[] body, Caller caller, Sponsor sponsor) {
        SendLinksRequest asked = read(body);
        caller.sponsorNamed(asked.sponsorId());
        return withText(asked, sponsor)
                .flatMap(complete ->
                        drafts.draft(complete, sponsor, caller.subject(), Peer.token(request)));
    }

    /** The request with the text of the stored template it names, if it names one. */
    private Mono<SendLinksRequest> withText(SendLinksRequest request, Sponsor sponsor) {
        String id = request.messageTemplateId();
        if (id == null) {
            return Mono.just(request);
        }
        if (request.messageTemplate() != null) {
            return Mono.error(() -> ProblemException.invalid("messageTemplateId", "CONTRADICTORY"));
        }
        return templates
                .usable(sponsor.id(), id)
                .publishOn(work)
                .map(request::with)
                .switchIfEmpty(
                        Mono.error(() ->
                                ProblemException.invalid("messageTemplateId", "UNKNOWN_TEMPLATE")));
    }

    private SendLinksRequest read(byte[] body) {
        return strictJson.read(body, SendLinksRequest.class);
    }

    private KeptAnswer accepted(Plan plan, Locale language) {
        return new KeptAnswer(
                HttpStatus.ACCEPTED.value(),
                json.writeValueAsBytes(
                        AcceptedAnswer.of(plan.draft(), plan.end(), texts, language)));
    }

    private static Mono<ServerResponse> respond(KeptAnswer answer) {
        return ServerResponse.status(answer.status())
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(answer.body());
    }
}
