package com.ziraai.channel.send;

import com.ziraai.channel.attempt.AttemptKey;
import com.ziraai.channel.fence.Fence;
import com.ziraai.channel.fence.FencedException;
import com.ziraai.channel.lane.Lane;
import com.ziraai.channel.provider.Medium;
import com.ziraai.channel.send.Sending.Progress;
import com.ziraai.contract.OperationId;
import com.ziraai.event.Attempt;
import com.ziraai.messaging.DeferredException;
import com.ziraai.messaging.PoisonRecordException;
import java.time.Duration;
import java.util.ArrayList;
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
 * ends as rejected. A resting lane hands the batch back for as long as it rests, a fenced
 * installation until it no longer is. Shutdown: what is under way is finished and recorded, what
 * was not begun is handed back.
 */
final class CommandListener<C extends SpecificRecord> {

    /** Below Kafka's max.poll.interval of five minutes, for senders slower than a batch. */
    private static final long LONGEST_BATCH_NANOS = Duration.ofMinutes(2).toNanos();

    /** How soon a fence that opened is noticed; a person opens it. */
    private static final Duration FENCED_PAUSE = Duration.ofSeconds(5);

    private final Medium<C> medium;
    private final Lane<C> lane;
    private final Fence fence;
    private final Sending<C> sending;

    /** Done since the last whole batch; a batch handed back need not do them again. */
    private final Set<AttemptKey> settled = new HashSet<>();

    private final Stride stride = new Stride();
    private volatile int waiting;
    private volatile boolean stopping;

    CommandListener(Medium<C> medium, Lane<C> lane, Fence fence, Sending<C> sending) {
        this.medium = medium;
        this.lane = lane;
        this.fence = fence;
        this.sending = sending;
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

    private List<C> distinct(List<ConsumerRecord<String, C>> batch) {
        Map<AttemptKey, C> commands = new LinkedHashMap<>();
        for (ConsumerRecord<String, C> each : batch) {
            commands.putIfAbsent(AttemptKey.of(medium.attempt().apply(each.value())), each.value());
        }
        commands.keySet().removeAll(settled);
        return new ArrayList<>(commands.values());
    }

    private void sendAll(List<C> commands) {
        long begun = System.nanoTime();
        int done = 0;
        waiting = commands.size();
        while (done < commands.size()) {
            if (stopping || System.nanoTime() - begun > LONGEST_BATCH_NANOS) {
                throw new DeferredException(Duration.ZERO, "the rest of the batch comes again");
            }
            int next = Math.min(commands.size(), done + stride.next(lane.claimAhead()));
            long from = System.nanoTime();
            send(commands.subList(done, next));
            stride.took(next - done, Duration.ofNanos(System.nanoTime() - from));
            done = next;
            waiting = commands.size() - done;
        }
    }

    private void send(List<C> commands) {
        Progress progress = sendUnlessFenced(commands);
        settled.addAll(progress.told());
        settled.addAll(progress.kept());
        if (progress.told().size() + progress.kept().size() < commands.size()) {
            throw new DeferredException(lane.resting(), "the sender has to rest");
        }
    }

    private Progress sendUnlessFenced(List<C> commands) {
        try {
            return sending.send(commands);
        } catch (FencedException e) {
            fence.look().block();
            throw new DeferredException(FENCED_PAUSE, String.valueOf(e.getMessage()));
        }
    }
}
