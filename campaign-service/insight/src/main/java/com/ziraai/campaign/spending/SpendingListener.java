package com.ziraai.campaign.spending;

import com.ziraai.event.OperationSpending;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Keeps our copy of {@code operation.spending.v1}. Key: operation id. Order does not matter and
 * repetition is harmless: the highest revision wins. While the database is away the batch waits; at
 * shutdown the running batch is finished.
 */
final class SpendingListener {

    private final SpendingCopy spending;

    SpendingListener(SpendingCopy spending) {
        this.spending = spending;
    }

    void onSpending(List<ConsumerRecord<String, OperationSpending>> batch) {
        spending.keep(batch.stream().map(ConsumerRecord::value).toList()).block();
    }
}
