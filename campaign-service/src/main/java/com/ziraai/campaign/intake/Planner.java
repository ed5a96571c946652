package com.ziraai.campaign.intake;

import com.ziraai.campaign.forecast.Forecasts;
import com.ziraai.campaign.gateway.Caller;
import com.ziraai.campaign.gateway.ProblemException;
import com.ziraai.campaign.gateway.StrictJson;
import com.ziraai.campaign.sponsor.Sponsor;
import com.ziraai.campaign.sponsor.Sponsors;
import com.ziraai.campaign.template.MessageTemplates;
import com.ziraai.campaign.trace.Origin;
import java.time.Instant;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** What becomes of a body of send-links. Stores nothing. */
final class Planner {

    private final StrictJson strictJson;
    private final Sponsors sponsors;
    private final MessageTemplates templates;
    private final Drafts drafts;
    private final Forecasts forecasts;
    private final Scheduler work;

    /**
     * @param work threads that never wait; reading and checking a long list is work for a processor
     */
    Planner(
            StrictJson strictJson,
            Sponsors sponsors,
            MessageTemplates templates,
            Drafts drafts,
            Forecasts forecasts,
            Scheduler work) {
        this.strictJson = strictJson;
        this.sponsors = sponsors;
        this.templates = templates;
        this.drafts = drafts;
        this.forecasts = forecasts;
        this.work = work;
    }

    /**
     * What would be stored.
     *
     * @param end when the last item will probably have been handed to a provider
     */
    record Planned(Sponsor sponsor, Draft draft, Instant end) {}

    /** The sponsor the request is for. Only an administrator's has to be read to know it. */
    Mono<Sponsor> sponsor(Caller caller, byte[] body) {
        Mono<String> id =
                caller.admin()
                        ? Mono.fromCallable(() -> caller.sponsorNamed(read(body).sponsorId()))
                                .subscribeOn(work)
                        : Mono.justOrEmpty(caller.sponsorId());
        return id.flatMap(known -> sponsors.of(caller, known));
    }

    /** What a body asks for, or all that is wrong with it. */
    Mono<Planned> plan(Origin origin, Caller caller, Sponsor sponsor, byte[] body) {
        return Mono.fromCallable(() -> read(body))
                .subscribeOn(work)
                .flatMap(asked -> {
                    caller.sponsorNamed(asked.sponsorId());
                    return withText(asked, sponsor);
                })
                .flatMap(complete ->
                        drafts.draft(complete, sponsor, origin))
                .flatMap(draft ->
                        forecasts
                                .of(draft.operation())
                                .map(end -> new Planned(sponsor, draft, end)));
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
}
