package com.ziraai.dispatch.budget;

import com.ziraai.event.OperationLifecycle;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import reactor.core.publisher.Flux;

/**
 * Learns limits and cancellations. Key: operation id. Order: the later record wins, whatever comes
 * when. Duplicates change nothing. Failure: an outage repeats the batch. Shutdown: the batch is
 * finished first.
 */
final class LifecycleListener {

    private final Budgets budgets;

    LifecycleListener(Budgets budgets) {
        this.budgets = budgets;
    }

    void onLifecycle(List<ConsumerRecord<String, OperationLifecycle>> batch) {
        Flux.fromIterable(batch).concatMap(each -> budgets.learn(each.value())).blockLast();
    }
}
