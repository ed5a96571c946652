package com.ziraai.analytics.progress;

import com.ziraai.contract.OperationId;
import com.ziraai.event.OperationLifecycle;
import com.ziraai.messaging.subscribe.PoisonRecordException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Learns of operations.
 *
 * <p>Key: operationId. Order: within an operation; an older record changes nothing anyway.
 * Duplicate: changes nothing. Failure: the batch is repeated; a record whose id is none goes to the
 * dead-letter topic. Shutdown: the batch is finished.
 */
final class LifecycleListener {

    private final Operations operations;
    private final SnapshotRounds rounds;
    private final Clock clock;

    LifecycleListener(Operations operations, SnapshotRounds rounds, Clock clock) {
        this.operations = operations;
        this.rounds = rounds;
        this.clock = clock;
    }

    void onBatch(List<ConsumerRecord<String, OperationLifecycle>> batch) {
        Map<String, OperationLifecycle> newest = new LinkedHashMap<>();
        for (int i = 0; i < batch.size(); i++) {
            OperationLifecycle each = batch.get(i).value();
            if (!OperationId.isValid(each.getOperationId())) {
                learn(newest);
                throw new PoisonRecordException(
                        i, "operationId cannot be " + each.getOperationId());
            }
            newest.merge(each.getOperationId(), each, LifecycleListener::newer);
        }
        learn(newest);
    }

    private static OperationLifecycle newer(OperationLifecycle one, OperationLifecycle other) {
        return other.getOccurredAt().isBefore(one.getOccurredAt()) ? one : other;
    }

    private void learn(Map<String, OperationLifecycle> newest) {
        if (!newest.isEmpty()) {
            operations.learn(newest.values(), clock.instant()).block();
            rounds.wake();
        }
    }
}
