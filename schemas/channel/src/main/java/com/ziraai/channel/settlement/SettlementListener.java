package com.ziraai.channel.settlement;

import com.ziraai.channel.attempt.AttemptKey;
import com.ziraai.channel.intent.Intents;
import com.ziraai.contract.Media;
import com.ziraai.contract.OperationId;
import com.ziraai.event.DeliveryOutcome;
import com.ziraai.event.UnknownSettlement;
import com.ziraai.messaging.publish.Publisher;
import com.ziraai.messaging.subscribe.PoisonRecordException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import reactor.core.publisher.Mono;

/**
 * Makes outcomes of settlements. Key: contactKey; order does not matter, the first settlement of an
 * attempt stands. A duplicate is harmless: it finds the row it raised and publishes the same
 * outcome again. An attempt without a row is another channel's, one that stands higher was resolved
 * meanwhile; both are counted and left alone. Failure: the batch is repeated; a settlement that
 * names no operation goes to the dead-letter topic. Shutdown: the batch is finished.
 */
final class SettlementListener {

    private final Media<?> medium;
    private final Intents intents;
    private final Publisher publisher;
    private final Counter raised;
    private final Counter behind;
    private final Counter foreign;

    SettlementListener(
            Media<?> medium, Intents intents, Publisher publisher, MeterRegistry meters) {
        this.medium = medium;
        this.intents = intents;
        this.publisher = publisher;
        this.raised = meters.counter("channel.settlements", "result", "raised");
        this.behind = meters.counter("channel.settlements", "result", "behind");
        this.foreign = meters.counter("channel.settlements", "result", "foreign");
    }

    void onBatch(List<ConsumerRecord<String, UnknownSettlement>> batch) {
        Map<AttemptKey, UnknownSettlement> first = new LinkedHashMap<>();
        for (int i = 0; i < batch.size(); i++) {
            UnknownSettlement each = batch.get(i).value();
            if (!OperationId.isValid(each.getOperationId())) {
                settle(first);
                throw new PoisonRecordException(i, "the operation id is none");
            }
            first.putIfAbsent(AttemptKey.of(each), each);
        }
        settle(first);
    }

    private void settle(Map<AttemptKey, UnknownSettlement> settlements) {
        if (settlements.isEmpty()) {
            return;
        }
        List<DeliveryOutcome> outcomes = await(intents.settle(settlements.values()));
        publisher.publishAll(
                medium.outcomes(), outcomes, each -> each.getAttempt().getItem().getContactKey());
        count(settlements.keySet(), outcomes);
    }

    private void count(Set<AttemptKey> settled, List<DeliveryOutcome> outcomes) {
        Set<AttemptKey> rest = new HashSet<>(settled);
        outcomes.forEach(each -> rest.remove(AttemptKey.of(each.getAttempt())));
        raised.increment(outcomes.size());
        if (!rest.isEmpty()) {
            int strange = await(intents.missing(rest)).size();
            behind.increment(rest.size() - strange);
            foreign.increment(strange);
        }
    }

    private static <T> T await(Mono<T> result) {
        return Objects.requireNonNull(result.block(), "never empty");
    }
}
