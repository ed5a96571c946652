package com.ziraai.messaging.subscribe;

import com.ziraai.contract.Topic;
import com.ziraai.messaging.record.RecordReader;
import com.ziraai.messaging.record.UndecodableRecordException;
import com.ziraai.messaging.trace.LogSubject;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.BatchAcknowledgingConsumerAwareMessageListener;
import org.springframework.kafka.support.Acknowledgment;

/**
 * Works a subscription's batches off: reads the records, buries those that can never be handled,
 * and hands the whole batch back with growing pauses while anything else fails. A pause keeps the
 * consumer polling, so its partitions stay.
 */
final class BatchListener<T extends SpecificRecord>
        implements BatchAcknowledgingConsumerAwareMessageListener<String, byte[]> {

    private static final Logger log = LoggerFactory.getLogger(BatchListener.class);

    /** Where a record stands. */
    private record Position(String topic, int partition, long offset) {
        static Position of(ConsumerRecord<?, ?> each) {
            return new Position(each.topic(), each.partition(), each.offset());
        }
    }

    private final Subscription<T> subscription;
    private final RecordReader reader;
    private final DeadLetters deadLetters;
    private final Stall stall;
    private final Rest rest;
    private final SubscriptionMeters meters;
    private final Map<String, Class<? extends T>> records;

    /** Of the batch at hand, so that its repetitions do not bury them again. */
    private final Set<Position> buried = new HashSet<>();

    BatchListener(
            Subscription<T> subscription,
            RecordReader reader,
            DeadLetters deadLetters,
            Stall stall,
            Rest rest,
            SubscriptionMeters meters) {
        this.subscription = subscription;
        this.reader = reader;
        this.deadLetters = deadLetters;
        this.stall = stall;
        this.rest = rest;
        this.meters = meters;
        this.records =
                subscription.topics().stream()
                        .collect(Collectors.toUnmodifiableMap(Topic::name, Topic::record));
    }

    @Override
    public void onMessage(
            List<ConsumerRecord<String, byte[]>> batch,
            @Nullable Acknowledgment given,
            @Nullable Consumer<?, ?> consumer) {
        Acknowledgment acknowledgment = Objects.requireNonNull(given, "manual mode gives one");
        long begun = System.nanoTime();
        stall.begin();
        try {
            handle(read(batch, consumer), consumer);
            forget();
            acknowledgment.acknowledge();
            rest.take(batch.size(), begun);
        } catch (DeferredException e) {
            stall.end();
            log.info("{} rests for {}: {}", subscription.name(), e.pause(), e.getMessage());
            acknowledgment.nack(0, e.pause());
        } catch (RuntimeException | LinkageError | AssertionError e) {
            acknowledgment.nack(0, pause(e));
        }
    }

    /** The batch at hand is done or somebody else's now. */
    void forget() {
        stall.end();
        buried.clear();
    }

    private Duration pause(Throwable failure) {
        Duration pause = stall.failed(failure);
        Cause cause = Cause.of(failure);
        meters.failed(cause);
        if (pause.equals(Stall.SHORTEST_PAUSE)) {
            log.warn("{} repeats its batch in {}", subscription.name(), pause, failure);
        } else {
            // The trace is above; an outage of hours must not fill the disk with it.
            log.warn(
                    "{} repeats its batch in {}: {}, {}",
                    subscription.name(),
                    pause,
                    cause.label(),
                    failure.getClass().getSimpleName());
        }
        return pause;
    }

    private Batch<T> read(
            List<ConsumerRecord<String, byte[]>> raw, @Nullable Consumer<?, ?> consumer) {
        Batch<T> batch = new Batch<>(raw.size());
        for (ConsumerRecord<String, byte[]> each : raw) {
            if (buried.isEmpty() || !buried.contains(Position.of(each))) {
                try {
                    batch.add(each, reader.read(recordOf(each), each.value()));
                } catch (UndecodableRecordException e) {
                    bury(each, null, e, consumer);
                }
            }
        }
        return batch;
    }

    private Class<? extends T> recordOf(ConsumerRecord<?, ?> each) {
        return Objects.requireNonNull(records.get(each.topic()), "one of its topics");
    }

    private void handle(Batch<T> batch, @Nullable Consumer<?, ?> consumer) {
        Batch<T> left = batch;
        while (!left.isEmpty()) {
            try {
                subscription.handler().handle(left.records());
                return;
            } catch (PoisonRecordException e) {
                Object poison = left.records().get(e.index()).value();
                bury(left.raw(e.index()), poison, e, consumer);
                left = left.after(e.index());
            }
        }
    }

    private void bury(
            ConsumerRecord<String, byte[]> each,
            @Nullable Object event,
            RuntimeException reason,
            @Nullable Consumer<?, ?> consumer) {
        deadLetters.bury(each, reason, consumer);
        buried.add(Position.of(each));
        meters.buried(reason);
        LogSubject.event(log.atWarn(), event)
                .log(
                        "{} buried {}-{}@{}: {}",
                        subscription.name(),
                        each.topic(),
                        each.partition(),
                        each.offset(),
                        reason.getMessage());
    }
}
