package com.ziraai.analytics.progress;

import com.ziraai.analytics.outcome.Generations;
import com.ziraai.contract.Topics;
import com.ziraai.event.OperationProgress;
import com.ziraai.messaging.replica.WholeTopic;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.SmartLifecycle;

/**
 * Learns, in a new database, which operations were called complete before, from the snapshots that
 * said so. The outcomes tell how items stand, but not that the grace time of an operation was over
 * once; without this a rebuild would take the completion back for as long again, and tell another
 * time where receipts came after it.
 *
 * <p>Every instance that finds it undone does it, before its first round and before it learns of
 * operations; doing it twice changes nothing. The table {@code generation} keeps that it is done.
 */
final class ToldCompletions implements SmartLifecycle {

    private static final int TOGETHER = 500;

    private final Generations generations;
    private final Operations operations;
    private final WholeTopic topics;
    private volatile boolean running;

    ToldCompletions(Generations generations, Operations operations, WholeTopic topics) {
        this.generations = generations;
        this.operations = operations;
        this.topics = topics;
    }

    @Override
    public void start() {
        if (!Boolean.TRUE.equals(generations.areRecalled().block())) {
            recall();
        }
        running = true;
    }

    private void recall() {
        Map<String, Instant> told = new HashMap<>();
        topics.read(Topics.OPERATION_PROGRESS, each -> collect(each, told));
        keep(told);
        generations.recalled().block();
    }

    private void collect(OperationProgress progress, Map<String, Instant> told) {
        Instant completedAt = progress.getCompletedAt();
        if (completedAt != null) {
            told.putIfAbsent(progress.getOperationId(), completedAt);
        }
        if (told.size() == TOGETHER) {
            keep(told);
        }
    }

    private void keep(Map<String, Instant> told) {
        if (!told.isEmpty()) {
            operations.recall(told).block();
            told.clear();
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the first round and the first lifecycle record. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 150;
    }
}
