package com.ziraai.campaign.consent;

import com.ziraai.campaign.gateway.ProblemException;
import com.ziraai.contract.Topics;
import com.ziraai.messaging.publish.Publisher;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.springframework.http.HttpStatus;
import org.springframework.kafka.KafkaException;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Publishes how contacts stand: at once for whoever waits for it, and in rounds what a crash or an
 * outage left behind. A row is locked until its record is acknowledged, so that records of one key
 * are in the order of their changes, from any number of instances.
 */
public final class ConsentOutbox {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Of one transaction. */
    private static final int PER_ROUND = 500;

    private final Consents consents;
    private final Publisher publisher;
    private final TransactionalOperator transaction;
    private final Clock clock;

    ConsentOutbox(
            Consents consents,
            Publisher publisher,
            TransactionalOperator transaction,
            Clock clock) {
        this.consents = consents;
        this.publisher = publisher;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Completes once how the contact stands is in the topic, where every later decision to send
     * takes it into account. Fails with 503 when it is stored and not yet there: it will be, once
     * the broker is back.
     */
    public Mono<Void> published(String owner, String contactKey) {
        Mono<Void> publication =
                consents.lockUnpublished(owner, contactKey).flatMap(each -> publish(List.of(each)));
        return transaction
                .transactional(publication)
                .timeout(PATIENCE)
                .onErrorMap(ConsentOutbox::isOutage, _ -> notYet());
    }

    private static boolean isOutage(Throwable failure) {
        return failure instanceof TimeoutException
                || failure instanceof KafkaException
                || failure instanceof org.apache.kafka.common.KafkaException
                || failure instanceof UncheckedIOException;
    }

    private static ProblemException notYet() {
        return ProblemException.of(HttpStatus.SERVICE_UNAVAILABLE, "NOT_YET_IN_FORCE");
    }

    /** Publishes some of what is not in the topic yet; whether there may be more. */
    Mono<Boolean> publishSome() {
        Mono<Integer> some =
                consents.lockUnpublished(PER_ROUND)
                        .collectList()
                        .filter(found -> !found.isEmpty())
                        .flatMap(found -> publish(found).thenReturn(found.size()));
        return transaction.transactional(some).defaultIfEmpty(0).map(count -> count == PER_ROUND);
    }

    private Mono<Void> publish(List<Consent> unpublished) {
        return Flux.fromIterable(unpublished)
                .flatMapSequential(
                        each -> publisher.publish(Topics.CONTACT_CONSENT, each.key(), each.event()))
                .then(Mono.defer(() -> consents.markPublished(unpublished, clock.instant())));
    }
}
