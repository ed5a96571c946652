package com.ziraai.campaign.progress;

import com.ziraai.campaign.release.Releaser;
import com.ziraai.event.OperationProgress;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Keeps our copy of {@code operation.progress.v1} and lets the releaser know, since items that came
 * to rest make room for more. Key: operation id. Order does not matter and repetition is harmless:
 * the snapshot that knows most wins. While the database is away the batch waits; at shutdown the
 * running batch is finished.
 */
final class ProgressListener {

    private final ProgressCopy progress;
    private final Releaser releaser;

    ProgressListener(ProgressCopy progress, Releaser releaser) {
        this.progress = progress;
        this.releaser = releaser;
    }

    void onSnapshots(List<ConsumerRecord<String, OperationProgress>> batch) {
        progress.keep(batch.stream().map(ConsumerRecord::value).toList()).block();
        releaser.wake();
    }
}
