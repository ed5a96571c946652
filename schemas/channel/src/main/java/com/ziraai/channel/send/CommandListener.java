package com.ziraai.channel.send;

import com.ziraai.channel.attempt.AttemptKey;
import com.ziraai.channel.fence.Fence;
import com.ziraai.channel.fence.FencedException;
import com.ziraai.channel.send.Sending.Progress;
import com.ziraai.contract.Media;
import com.ziraai.contract.OperationId;
import com.ziraai.event.Attempt;
import com.ziraai.messaging.subscribe.DeferredException;
import com.ziraai.messaging.subscribe.PoisonRecordException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Works send commands off. Key: contactKey; order does not matter. A duplicate is harmless because
 * only the instance whose insert made the intent's row calls; whoever comes later publishes again
 * what the row says. A row without a result means the call was interrupted: its outcome is UNKNOWN,
 * and a receipt or its late result raises it. Failure: a repeated batch publishes what was done and
 * sends the rest. A command of a paused operation is kept for later, one of a cancelled operation
 * ends as rejected. While every sender rests the batch is handed back for as long, by a fenced
 * installation until it no longer is; what waits for one sender of several is kept for it.
 * Shutdown: what is under way is finished and recorded, what was not begun is handed back.
 */
final class CommandListener<C extends SpecificRecord> {

    /** Below Kafka's max.poll.interval of five minutes, for senders slower than a batch. */
    private static final long LONGEST_BATCH_NANOS = Duration.ofMinutes(2).toNanos();

    /** How soon a fence that opened is noticed; a person opens it. */
    private static final Duration FENCED_PAUSE = Duration.ofSeconds(5);

    private final Media<C> medium;
    private final Fence fence;
    private final Dealing<C> dealing;

    /** Done since the last whole batch; a batch handed back need not do them again. */
    private final Set<AttemptKey> settled = new HashSet<>();

    private volatile int waiting;
    private volatile boolean stopping;

    CommandListener(Media<C> medium, Fence fence, Dealing<C> dealing) {
        this.medium = medium;
        this.fence = fence;
        this.dealing = dealing;
    }

    void onBatch(List<ConsumerRecord<String, C>> batch) {
        fence.obstacle().ifPresent(CommandListener::handBack);
        int poison = firstPoison(batch);
        sendAll(distinct(poison < 0 ? batch : batch.subList(0, poison)));
        if (poison >= 0) {
            throw new PoisonRecordException(poison, "the operation id is none");
        }
        settled.clear();
    }

    private static void handBack(String obstacle) {
        throw new DeferredException(FENCED_PAUSE, obstacle);
    }

    /** Commands taken and not carried out; a batch handed back so that the sender rests is some. */
    int waiting() {
        return waiting;
    }

    /** What was handed back may come to another instance. */
    void reassigned() {
        waiting = 0;
    }

    /** Begins nothing new. */
    void stop() {
        stopping = true;
    }

    private int firstPoison(List<ConsumerRecord<String, C>> batch) {
        Set<String> valid = new HashSet<>();
        for (int i = 0; i < batch.size(); i++) {
            Attempt attempt = medium.attempt().apply(batch.get(i).value());
            String operation = attempt.getItem().getOperationId();
            if (!valid.contains(operation) && !OperationId.isValid(operation)) {
                return i;
            }
            valid.add(operation);
        }
        return -1;
    }

    private Map<AttemptKey, C> distinct(List<ConsumerRecord<String, C>> batch) {
        Map<AttemptKey, C> commands = new LinkedHashMap<>();
        for (ConsumerRecord<String, C> each : batch) {
            commands.putIfAbsent(AttemptKey.of(medium.attempt().apply(each.value())), each.value());
        }
        commands.keySet().removeAll(settled);
        return commands;
    }

    private void sendAll(Map<AttemptKey, C> left) {
        long begun = System.nanoTime();
        waiting = left.size();
        while (!left.isEmpty()) {
            if (stopping || System.nanoTime() - begun > LONGEST_BATCH_NANOS) {
                throw new DeferredException(Duration.ZERO, "the rest of the batch comes again");
            }
            Progress progress = someUnlessFenced(left.values());
            for (Set<AttemptKey> done :
                    List.of(progress.told(), progress.kept(), progress.later())) {
                settled.addAll(done);
                left.keySet().removeAll(done);
            }
            waiting = left.size();
            if (progress.size() == 0 || !left.isEmpty() && !dealing.resting().isZero()) {
                throw new DeferredException(dealing.resting(), "the sender has to rest");
            }
        }
    }

    private Progress someUnlessFenced(Collection<C> commands) {
        try {
            return dealing.some(commands);
        } catch (FencedException e) {
            fence.look().block();
            throw new DeferredException(FENCED_PAUSE, String.valueOf(e.getMessage()));
        }
    }
}
