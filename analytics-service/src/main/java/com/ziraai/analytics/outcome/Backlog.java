package com.ziraai.analytics.outcome;

import com.ziraai.analytics.outcome.TopicEnds.End;
import com.ziraai.contract.Topic;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.springframework.context.SmartLifecycle;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/**
 * Tells whether the fold has come as far as the topics reached when the database was new. Before
 * that, as while it is rebuilt, its counts are behind snapshots that were published from the same
 * records. Any number of instances share the table {@code backlog}.
 */
public final class Backlog implements SmartLifecycle {

    private static final String LEARN =
            """
            INSERT INTO backlog (topic, partition, goal, reached)
            SELECT topic, partition, goal, position >= goal
            FROM unnest(:topics, :partitions, :goals, :positions) AS met (topic, partition, goal, position)
            ON CONFLICT DO NOTHING
            """;

    private static final String PASS =
            """
            UPDATE backlog SET reached = true
            FROM unnest(:topics, :partitions, :positions) AS passed (topic, partition, position)
            WHERE backlog.topic = passed.topic AND backlog.partition = passed.partition
            AND NOT reached AND position >= goal
            """;

    private final DatabaseClient database;
    private final TopicEnds ends;
    private volatile boolean workedOff;
    private volatile boolean running;

    Backlog(DatabaseClient database, TopicEnds ends) {
        this.database = database;
        this.ends = ends;
    }

    /** Whether that topic was read to where it ended when the database was new. */
    public Mono<Boolean> isRead(Topic<?> topic) {
        return database.sql("SELECT EXISTS (SELECT FROM backlog WHERE topic = :topic)")
                .bind("topic", topic.name())
                .mapValue(Boolean.class)
                .one();
    }

    /** A topic was read to there, whose records are not folded. */
    public Mono<Void> read(Map<TopicPartition, Long> ends) {
        Long[] offsets = ends.values().toArray(Long[]::new);
        return bind(database.sql(LEARN), ends.keySet())
                .bind("goals", offsets)
                .bind("positions", offsets)
                .then();
    }

    /** Once true, for ever. */
    public Mono<Boolean> isWorkedOff() {
        return workedOff
                ? Mono.just(true)
                : database.sql("SELECT NOT EXISTS (SELECT FROM backlog WHERE NOT reached)")
                        .mapValue(Boolean.class)
                        .one()
                        .doOnNext(answer -> workedOff = answer);
    }

    /** These records are folded; returns when that is noted. */
    void passed(List<ConsumerRecord<String, SpecificRecord>> batch) {
        if (workedOff) {
            return;
        }
        Map<TopicPartition, Long> positions = new HashMap<>();
        batch.forEach(each ->
                positions.merge(
                        new TopicPartition(each.topic(), each.partition()),
                        each.offset() + 1,
                        Math::max));
        pass(positions);
    }

    private void pass(Map<TopicPartition, Long> positions) {
        bind(database.sql(PASS), positions.keySet())
                .bind("positions", positions.values().toArray(Long[]::new))
                .then()
                .block();
    }

    @Override
    public void start() {
        Map<TopicPartition, End> met = ends.read();
        bind(database.sql(LEARN), met.keySet())
                .bind("goals", column(met.values(), End::end, Long[]::new))
                .bind("positions", column(met.values(), End::position, Long[]::new))
                .then()
                .block();
        Map<TopicPartition, Long> positions = new HashMap<>();
        met.forEach((partition, end) -> positions.put(partition, end.position()));
        pass(positions);
        running = true;
    }

    private static GenericExecuteSpec bind(
            GenericExecuteSpec statement, Collection<TopicPartition> partitions) {
        return statement
                .bind("topics", column(partitions, TopicPartition::topic, String[]::new))
                .bind("partitions", column(partitions, TopicPartition::partition, Integer[]::new));
    }

    private static <K, C> C[] column(
            Collection<K> keys, Function<K, C> value, IntFunction<C[]> array) {
        return keys.stream().map(value).toArray(array);
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** When the topics are there, and before anything is folded or shown. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 200;
    }
}
