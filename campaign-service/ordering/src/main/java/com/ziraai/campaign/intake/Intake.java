package com.ziraai.campaign.intake;

import com.ziraai.campaign.admission.IdempotencyKeys;
import com.ziraai.campaign.admission.KeptAnswer;
import com.ziraai.campaign.admission.RequestKey;
import com.ziraai.campaign.audience.Audiences;
import com.ziraai.campaign.gateway.Caller;
import com.ziraai.campaign.gateway.ProblemException;
import com.ziraai.campaign.order.Ordering;
import com.ziraai.campaign.order.Planned;
import com.ziraai.campaign.sponsor.Sponsor;
import com.ziraai.campaign.sponsor.Sponsors;
import com.ziraai.campaign.trace.RequestOrigin;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Makes orders of requests for links. */
final class Intake {

    private final Bodies bodies;
    private final Sponsors sponsors;
    private final Audiences audiences;
    private final Ordering ordering;
    private final IdempotencyKeys keys;
    private final Scheduler work;

    /**
     * @param work threads that never wait; reading a long list is work for a processor
     */
    Intake(
            Bodies bodies,
            Sponsors sponsors,
            Audiences audiences,
            Ordering ordering,
            IdempotencyKeys keys,
            Scheduler work) {
        this.bodies = bodies;
        this.sponsors = sponsors;
        this.audiences = audiences;
        this.ordering = ordering;
        this.keys = keys;
        this.work = work;
    }

    /**
     * What a request is answered, accepted now or before under the same key.
     *
     * @param reader of its body
     * @param answer to what is accepted
     */
    <R extends LinksRequest> Mono<KeptAnswer> accept(
            ServerRequest request,
            Function<byte[], R> reader,
            BiFunction<R, Planned, KeptAnswer> answer) {
        return Caller.of(request)
                .flatMap(caller ->
                        bodies.with(
                                request,
                                body -> once(request, new Asking<>(caller, body, reader), answer)));
    }

    /**
     * What a request would come to; stores nothing.
     *
     * @param reader of its body
     */
    <R extends LinksRequest, T> Mono<T> plan(
            ServerRequest request, Function<byte[], R> reader, Function<Planned, Mono<T>> use) {
        return Caller.of(request)
                .flatMap(caller ->
                        bodies.with(
                                request,
                                body ->
                                        plan(request, new Asking<>(caller, body, reader))
                                                .flatMap(use)));
    }

    /** A body, read when it is first needed and only then. */
    private final class Asking<R extends LinksRequest> {

        private final Caller caller;
        private final byte[] body;
        private final Mono<R> read;

        Asking(Caller caller, byte[] body, Function<byte[], R> reader) {
            this.caller = caller;
            this.body = body;
            this.read = Mono.fromCallable(() -> reader.apply(body)).subscribeOn(work).cache();
        }

        /** The sponsor it is for. Only an administrator's has to be read to know it. */
        Mono<Sponsor> sponsor() {
            Mono<String> id =
                    caller.admin()
                            ? read.map(asked -> caller.sponsorNamed(asked.sponsorId()))
                            : Mono.justOrEmpty(caller.sponsorId());
            return id.flatMap(known -> sponsors.of(caller, known));
        }

        /** What it asks for; fails if that is another's. */
        Mono<R> request() {
            return read.doOnNext(asked -> caller.sponsorNamed(asked.sponsorId()));
        }
    }

    private <R extends LinksRequest> Mono<KeptAnswer> once(
            ServerRequest request, Asking<R> asking, BiFunction<R, Planned, KeptAnswer> answer) {
        Optional<RequestKey> key = RequestKey.of(request, asking.caller, asking.body);
        Mono<KeptAnswer> kept = Mono.justOrEmpty(key).flatMap(keys::find);
        return kept.switchIfEmpty(accept(request, asking, key, answer))
                .onErrorResume(
                        Intake::isRefusedForNow,
                        refused -> kept.switchIfEmpty(Mono.error(refused)));
    }

    private <R extends LinksRequest> Mono<KeptAnswer> accept(
            ServerRequest request,
            Asking<R> asking,
            Optional<RequestKey> key,
            BiFunction<R, Planned, KeptAnswer> answer) {
        return asking.sponsor()
                .flatMap(sponsor ->
                        ordering.requireRoom(sponsor)
                                .then(Mono.defer(asking::request))
                                .flatMap(this::unlessResting)
                                .flatMap(asked ->
                                        ordering.accept(
                                                        sponsor,
                                                        asked.order(),
                                                        asked.audience(audiences, sponsor.id()),
                                                        RequestOrigin.of(request, asking.caller),
                                                        key,
                                                        planned -> answer.apply(asked, planned))
                                                .onErrorMap(ProblemException.class, asked::named)));
    }

    private <R extends LinksRequest> Mono<R> unlessResting(R asked) {
        return asked.isWaitedFor()
                ? ordering.requireOpen(asked.order()).thenReturn(asked)
                : Mono.just(asked);
    }

    private <R extends LinksRequest> Mono<Planned> plan(ServerRequest request, Asking<R> asking) {
        return asking.sponsor()
                .flatMap(sponsor ->
                        asking.request()
                                .flatMap(asked ->
                                        ordering.plan(
                                                sponsor,
                                                asked.order(),
                                                asked.audience(audiences, sponsor.id()),
                                                RequestOrigin.of(request, asking.caller))));
    }

    /** The place may have been taken by the same request, sent twice at once. */
    private static boolean isRefusedForNow(Throwable failure) {
        return failure instanceof ProblemException problem
                && problem.status() == HttpStatus.TOO_MANY_REQUESTS;
    }
}
