package com.ziraai.campaign.order;

import com.ziraai.campaign.admission.Quotas;
import com.ziraai.campaign.gateway.ProblemException;
import com.ziraai.campaign.gateway.Texts;
import com.ziraai.campaign.operation.NewOperation;
import com.ziraai.campaign.operation.PackedBatches;
import com.ziraai.campaign.order.SimulationAnswer.Admission;
import com.ziraai.campaign.order.SimulationAnswer.Release;
import com.ziraai.campaign.order.SimulationAnswer.Timeline;
import com.ziraai.event.DistributionRequested;
import com.ziraai.event.Item;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Goes through a plan without storing or sending anything of it. */
public final class Simulation {

    private static final int RELEASES_SHOWN = 100;
    private static final int RELEASED_AT = Item.getClassSchema().getField("releasedAt").pos();

    private final SampleMessages messages;
    private final Quotas quotas;
    private final TransactionalOperator transaction;
    private final String currency;
    private final Texts texts;
    private final Clock clock;

    Simulation(
            SampleMessages messages,
            Quotas quotas,
            TransactionalOperator transaction,
            String currency,
            Texts texts,
            Clock clock) {
        this.messages = messages;
        this.quotas = quotas;
        this.transaction = transaction;
        this.currency = currency;
        this.texts = texts;
        this.clock = clock;
    }

    /** What would become of it, in that language. */
    public Mono<SimulationAnswer.Data> of(Planned plan, Locale language) {
        NewOperation operation = plan.order().operation();
        List<Instant> releases = operation.releaseTimes();
        return plan.order()
                .batches()
                .reduce(
                        new SimulationTally(messages, operation.budgetMicros()),
                        (tally, batches) -> add(tally, batches, releases))
                .zipWith(admission(plan))
                .map(found -> answer(plan, releases, found.getT1(), found.getT2(), language));
    }

    private static SimulationTally add(
            SimulationTally tally, PackedBatches batches, List<Instant> releases) {
        for (int batch = 0; batch < batches.count(); batch++) {
            Instant release = releases.get(batches.firstBatch() + batch);
            for (DistributionRequested item : batches.items(batch)) {
                item.getItem().put(RELEASED_AT, release);
                tally.add(item);
            }
        }
        return tally;
    }

    private Mono<Admission> admission(Planned plan) {
        Mono<Void> admitted =
                quotas.admit(
                        plan.sponsor().id(),
                        plan.sponsor().plan(),
                        plan.sponsor().timeZone(),
                        plan.order().operation().totalItems(),
                        clock.instant());
        return transaction
                .transactional(admitted)
                .thenReturn(new Admission(true, null))
                .onErrorResume(
                        ProblemException.class,
                        refused -> Mono.just(new Admission(false, refused.details().orElse(null))));
    }

    private SimulationAnswer.Data answer(
            Planned plan,
            List<Instant> releases,
            SimulationTally tally,
            Admission admission,
            Locale language) {
        NewOperation operation = plan.order().operation();
        return new SimulationAnswer.Data(
                operation.totalItems(),
                tally.sendable(),
                tally.skipped(),
                timeline(plan, releases),
                tally.channels(),
                tally.cost(currency).orElse(null),
                admission,
                tally.samples(),
                tally.unicode(currency).orElse(null),
                Stream.concat(plan.order().warnings().stream(), tally.warnings())
                        .map(each -> each.text(texts, language))
                        .toList());
    }

    private static Timeline timeline(Planned plan, List<Instant> releases) {
        NewOperation operation = plan.order().operation();
        int batchSize = operation.pace().batchSize();
        List<Release> moments = new ArrayList<>();
        int left = operation.totalItems();
        for (Instant at : releases) {
            int items = Math.min(batchSize, left);
            left -= items;
            if (!moments.isEmpty() && moments.getLast().releaseAt().equals(at)) {
                items += moments.removeLast().items();
            }
            moments.add(new Release(at, items));
        }
        int shown = Math.min(RELEASES_SHOWN, moments.size());
        return new Timeline(
                releases.getFirst(),
                releases.getLast(),
                plan.end(),
                releases.size(),
                batchSize,
                List.copyOf(moments.subList(0, shown)),
                moments.size() - shown);
    }
}
