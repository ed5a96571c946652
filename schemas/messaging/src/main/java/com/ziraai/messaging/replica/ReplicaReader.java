package com.ziraai.messaging.replica;

import com.ziraai.contract.Topic;
import com.ziraai.messaging.record.RecordReader;
import com.ziraai.messaging.record.UndecodableRecordException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntFunction;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.ConsumerFactory;

/** Reads one replica's topic on a thread of its own. */
final class ReplicaReader<T extends SpecificRecord> {

    private static final Logger log = LoggerFactory.getLogger(ReplicaReader.class);

    /** How late a stop is noticed. */
    private static final Duration POLL = Duration.ofMillis(250);

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Replica<T> replica;
    private final ConsumerFactory<String, byte[]> consumers;
    private final RecordReader reader;
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private final ReadSoFar readSoFar = new ReadSoFar();
    private final TopicEnd end;
    private final CountDownLatch atEnd = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean running;

    ReplicaReader(
            Replica<T> replica,
            ConsumerFactory<String, byte[]> consumers,
            IntFunction<Optional<Schema>> registry) {
        this.replica = replica;
        this.consumers = consumers;
        this.reader = new RecordReader(registry);
        this.end = new TopicEnd(replica.topic(), consumers);
        this.thread = new Thread(this::run, "replica-" + replica.topic().name());
    }

    void start() {
        running = true;
        thread.start();
    }

    void awaitEnd() {
        try {
            atEnd.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(
                    "interrupted while reading " + replica.topic().name(), e);
        }
    }

    Topic<?> topic() {
        return replica.topic();
    }

    /**
     * Waits until everything is read that was acknowledged before the call.
     *
     * @throws StaleReplicaException if it is not in time
     */
    void awaitCurrent(Duration patience) {
        readSoFar.await(end.now(patience), patience, replica.topic());
    }

    void stop() {
        running = false;
        end.close();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (running) {
            try (Consumer<String, byte[]> consumer = consumer()) {
                follow(consumer);
            } catch (RuntimeException e) {
                log.warn("{} is read on in {}: {}", replica.topic().name(), PAUSE, e.toString());
                rest();
            }
        }
    }

    private Consumer<String, byte[]> consumer() {
        Properties own = new Properties();
        own.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        return consumers.createConsumer(null, null, "-" + replica.topic().name(), own);
    }

    private void follow(Consumer<String, byte[]> consumer) {
        Collection<TopicPartition> partitions = partitions(consumer);
        consumer.assign(partitions);
        partitions.forEach(each -> seek(consumer, each));
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (running) {
            consumer.poll(POLL).forEach(this::learn);
            readSoFar.advance(partitions, consumer::position);
            if (atEnd.getCount() > 0 && hasReached(consumer, ends)) {
                atEnd.countDown();
            }
        }
    }

    /** Read again from its beginning, a topic would tell what was true once. */
    private void seek(Consumer<?, ?> consumer, TopicPartition partition) {
        Long position = positions.get(partition);
        if (position == null) {
            consumer.seekToBeginning(List.of(partition));
        } else {
            consumer.seek(partition, position);
        }
    }

    private List<TopicPartition> partitions(Consumer<?, ?> consumer) {
        return consumer.partitionsFor(replica.topic().name()).stream()
                .map(each -> new TopicPartition(each.topic(), each.partition()))
                .toList();
    }

    private static boolean hasReached(Consumer<?, ?> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private void learn(ConsumerRecord<String, byte[]> each) {
        try {
            replica.follower().accept(reader.read(replica.topic().record(), each.value()));
        } catch (UndecodableRecordException e) {
            log.warn("left out {}-{}@{}", each.topic(), each.partition(), each.offset(), e);
        }
        positions.put(new TopicPartition(each.topic(), each.partition()), each.offset() + 1);
    }

    private void rest() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            running = false;
        }
    }
}
