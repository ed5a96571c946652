package com.ziraai.analytics.report;

import com.ziraai.contract.OperationId;
import com.ziraai.event.OperationSpending;
import com.ziraai.messaging.subscribe.PoisonRecordException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Learns what operations cost.
 *
 * <p>Key: operationId. Order: any, the highest revision wins. Duplicate: changes nothing. Failure:
 * the batch is repeated; a record whose id is none goes to the dead-letter topic. Shutdown: the
 * batch is finished.
 */
final class SpendingListener {

    private final Spendings spendings;

    SpendingListener(Spendings spendings) {
        this.spendings = spendings;
    }

    void onBatch(List<ConsumerRecord<String, OperationSpending>> batch) {
        Map<String, OperationSpending> newest = new LinkedHashMap<>();
        for (int i = 0; i < batch.size(); i++) {
            OperationSpending each = batch.get(i).value();
            if (!OperationId.isValid(each.getOperationId())) {
                keep(newest);
                throw new PoisonRecordException(
                        i, "operationId cannot be " + each.getOperationId());
            }
            newest.merge(each.getOperationId(), each, SpendingListener::newer);
        }
        keep(newest);
    }

    private static OperationSpending newer(OperationSpending one, OperationSpending other) {
        return one.getRevision() >= other.getRevision() ? one : other;
    }

    private void keep(Map<String, OperationSpending> newest) {
        if (!newest.isEmpty()) {
            spendings.keep(newest.values()).block();
        }
    }
}
