package com.ziraai.analytics.alert;

import com.ziraai.analytics.outcome.Generations;
import com.ziraai.contract.Topics;
import com.ziraai.event.Alert;
import com.ziraai.messaging.publish.Publisher;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Judges every sponsor's numbers and tells what changed. One instance does it at a time. What is
 * decided is committed before it is told, and told until the broker has it: a crash in between
 * tells the same record again and never raises anew. Nothing is judged before there are counts to
 * be shown.
 */
final class AlertRound {

    private final Generations generations;
    private final FigureSource source;
    private final Alerts alerts;
    private final Publisher publisher;
    private final TransactionalOperator transaction;
    private final AlertSettings settings;
    private final Clock clock;

    AlertRound(
            Generations generations,
            FigureSource source,
            Alerts alerts,
            Publisher publisher,
            TransactionalOperator transaction,
            AlertSettings settings,
            Clock clock) {
        this.generations = generations;
        this.source = source;
        this.alerts = alerts;
        this.publisher = publisher;
        this.transaction = transaction;
        this.settings = settings;
        this.clock = clock;
    }

    /** One round; there is never more to do at once. */
    boolean run() {
        generations
                .areShown()
                .filter(done -> done)
                .flatMap(done -> locked(judge()).then(locked(tell())))
                .block();
        return false;
    }

    private Mono<Void> locked(Mono<Void> work) {
        return alerts.lock()
                .filter(mine -> mine)
                .flatMap(mine -> work)
                .as(transaction::transactional)
                .then();
    }

    private Mono<Void> judge() {
        return Mono.defer(() -> {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            return alerts.all()
                    .collectMap(each -> each.alert().getAlertKey())
                    .flatMap(known ->
                            source.at(now)
                                    .collectMap(Figures::sponsorId)
                                    .map(figures -> changed(figures, known, now)))
                    .flatMap(alerts::put);
        });
    }

    private List<KnownAlert> changed(
            Map<String, Figures> figures, Map<String, KnownAlert> known, Instant now) {
        Map<String, Figures> judged = new HashMap<>(figures);
        known.values().stream()
                .filter(KnownAlert::inForce)
                .map(each -> each.alert().getSponsorId())
                .forEach(sponsor -> judged.computeIfAbsent(sponsor, Figures::none));
        List<KnownAlert> changed = new ArrayList<>();
        for (Figures each : judged.values()) {
            for (AlertKind kind : AlertKind.values()) {
                Finding finding = Finding.of(kind, each, settings);
                Optional<KnownAlert> before = Optional.ofNullable(known.get(finding.key()));
                KnownAlert.next(before, finding, settings.clearAfter(), now)
                        .filter(after -> before.filter(after::equals).isEmpty())
                        .ifPresent(changed::add);
            }
        }
        return changed;
    }

    private Mono<Void> tell() {
        return alerts.unpublished()
                .map(KnownAlert::alert)
                .concatMap(this::publish)
                .count()
                .filter(told -> told > 0)
                .flatMap(told -> alerts.published());
    }

    private Mono<Alert> publish(Alert alert) {
        return publisher.publish(Topics.ALERTS, alert.getAlertKey(), alert).thenReturn(alert);
    }
}
