package com.ziraai.campaign.order;

import com.ziraai.campaign.admission.KeptAnswer;
import com.ziraai.campaign.admission.RequestKey;
import com.ziraai.campaign.attachment.Attachment;
import com.ziraai.campaign.attachment.Attachments;
import com.ziraai.campaign.audience.Audience;
import com.ziraai.campaign.forecast.Forecasts;
import com.ziraai.campaign.gateway.ProblemException;
import com.ziraai.campaign.price.Prices;
import com.ziraai.campaign.sponsor.Sponsor;
import com.ziraai.campaign.template.MessageTemplates;
import com.ziraai.campaign.trace.Origin;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Takes orders. */
public final class Ordering {

    private final MessageTemplates templates;
    private final Attachments attachments;
    private final OrderCheck check;
    private final Prices prices;
    private final Forecasts forecasts;
    private final Acceptance acceptance;
    private final Scheduler work;

    /**
     * @param work threads that never wait; checking and packing a long list is work for a processor
     */
    Ordering(
            MessageTemplates templates,
            Attachments attachments,
            OrderCheck check,
            Prices prices,
            Forecasts forecasts,
            Acceptance acceptance,
            Scheduler work) {
        this.templates = templates;
        this.attachments = attachments;
        this.check = check;
        this.prices = prices;
        this.forecasts = forecasts;
        this.acceptance = acceptance;
        this.work = work;
    }

    /** Fails as {@link #accept} does where the sponsor's plan is full. */
    public Mono<Void> requireRoom(Sponsor sponsor) {
        return acceptance.requireRoom(sponsor);
    }

    /** Fails where nothing will go out on the order's first channel for a while. */
    public Mono<Void> requireOpen(Order order) {
        return Mono.justOrEmpty(order.firstChannel()).flatMap(forecasts::requireOpen);
    }

    /**
     * Stores what comes of the order, once for each key.
     *
     * @param audience looked for when the order's text is there
     * @param origin who orders
     * @param answer what is answered, now and to whoever comes with the same key; written when all
     *     the order warns of is known
     */
    public Mono<KeptAnswer> accept(
            Sponsor sponsor,
            Order order,
            Mono<Audience> audience,
            Origin origin,
            Optional<RequestKey> key,
            Function<Planned, KeptAnswer> answer) {
        return plan(sponsor, order, audience, origin)
                .flatMap(planned ->
                        acceptance.once(
                                key,
                                attachments
                                        .hold(planned.order().attachments())
                                        .then(
                                                Mono.defer(() ->
                                                        acceptance.store(sponsor, planned.order())))
                                        .then(Mono.fromSupplier(() -> answer.apply(planned)))));
    }

    /**
     * What would be stored of the order; fails with a {@link ProblemException} naming everything
     * that is wrong. Touches nothing.
     *
     * @param audience looked for when the order's text is there
     * @param origin who orders
     */
    public Mono<Planned> plan(
            Sponsor sponsor, Order order, Mono<Audience> audience, Origin origin) {
        return withText(sponsor, order)
                .zipWhen(complete -> attachments.chosen(sponsor.id(), complete.attachments()))
                .flatMap(complete ->
                        audience.flatMap(found ->
                                checked(
                                        sponsor,
                                        complete.getT1(),
                                        complete.getT2(),
                                        found,
                                        origin)))
                .flatMap(checked ->
                        forecasts
                                .of(checked.operation(), sponsor.plan())
                                .map(end -> new Planned(sponsor, checked, end)));
    }

    private Mono<CheckedOrder> checked(
            Sponsor sponsor,
            Order order,
            List<Attachment> files,
            Audience audience,
            Origin origin) {
        return Mono.fromCallable(() -> check.read(order, files, audience, sponsor))
                .subscribeOn(work)
                .flatMap(read ->
                        read.people()
                                .zipWith(prices.current())
                                .publishOn(work)
                                .map(found ->
                                        check.checked(read, found.getT1(), found.getT2(), origin)));
    }

    /** The order with the text of the stored template it names, if it names one. */
    private Mono<Order> withText(Sponsor sponsor, Order order) {
        String id = order.messageTemplateId();
        if (id == null) {
            return Mono.just(order);
        }
        if (order.messageTemplate() != null) {
            return Mono.error(() -> ProblemException.invalid("messageTemplateId", "CONTRADICTORY"));
        }
        return templates
                .usable(sponsor.id(), id)
                .publishOn(work)
                .map(order::with)
                .switchIfEmpty(
                        Mono.error(() ->
                                ProblemException.invalid("messageTemplateId", "UNKNOWN_TEMPLATE")));
    }
}
