package com.ziraai.channel.intent;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/**
 * The table {@code sender_day}: how many messages each sender with a daily capacity was handed over
 * on a day of UTC. The statements that claim count in it; nothing is asked or written for senders
 * without a capacity. Thread-safe.
 */
final class SenderDays {

    /** For whoever wants to look back; a row a sender and day is nothing. */
    private static final int DAYS_KEPT = 400;

    private static final String OPEN =
            """
            INSERT INTO sender_day (sender, day, used)
            SELECT sender, :today, 0 FROM unnest(:measured::text[]) AS k(sender)
            ON CONFLICT DO NOTHING
            """;

    private static final String FORGET = "DELETE FROM sender_day WHERE day < :oldest";

    private static final String LEFT =
            """
            SELECT d.sender, c.capacity - d.used AS free
            FROM sender_day d
            JOIN unnest(:measured::text[], :capacities::bigint[]) AS c(sender, capacity)
                ON c.sender = d.sender
            WHERE d.day = :today
            """;

    /** What was opened: of that day, for these. */
    private record Opened(LocalDate day, Set<String> senders) {}

    private final DatabaseClient database;
    private final Supplier<Map<String, Long>> capacities;
    private final Learner learner;
    private final Clock clock;
    private volatile Opened opened = new Opened(LocalDate.EPOCH, Set.of());

    /**
     * @param capacities of the senders that have one now, by name
     */
    SenderDays(
            DatabaseClient database,
            Supplier<Map<String, Long>> capacities,
            Learner learner,
            Clock clock) {
        this.database = database;
        this.capacities = capacities;
        this.learner = learner;
        this.clock = clock;
    }

    /** Who wants to know what a sender has left of a day. */
    @FunctionalInterface
    interface Learner {

        void left(String sender, LocalDate day, long messages);
    }

    /** Today's capacities of some senders; the statement that counts is bound to it. */
    record Measured(LocalDate today, Map<String, Long> capacities) {

        boolean isEmpty() {
            return capacities.isEmpty();
        }

        GenericExecuteSpec bind(GenericExecuteSpec statement) {
            String[] senders = capacities.keySet().toArray(String[]::new);
            Long[] counts = new Long[senders.length];
            for (int i = 0; i < senders.length; i++) {
                counts[i] = Objects.requireNonNull(capacities.get(senders[i]));
            }
            return statement
                    .bind("today", today)
                    .bind("measured", senders)
                    .bind("capacities", counts);
        }
    }

    /** Whether any sender has a capacity, so that what was counted has to be given back. */
    boolean areCounted() {
        return !capacities.get().isEmpty();
    }

    /** Those of the senders that have a capacity; their day is open. */
    Mono<Measured> measured(Collection<Wanted> wanted) {
        Map<String, Long> all = capacities.get();
        if (all.isEmpty()) {
            return Mono.just(new Measured(LocalDate.EPOCH, Map.of()));
        }
        Map<String, Long> some = new HashMap<>();
        for (Wanted each : wanted) {
            Long capacity = all.get(each.sender());
            if (capacity != null) {
                some.put(each.sender(), capacity);
            }
        }
        Measured measured = new Measured(today(), some);
        return measured.isEmpty() ? Mono.just(measured) : open(measured).thenReturn(measured);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private Mono<Void> open(Measured measured) {
        Set<String> senders = measured.capacities().keySet();
        Opened known = opened;
        boolean isSameDay = known.day().equals(measured.today());
        if (isSameDay && known.senders().containsAll(senders)) {
            return Mono.empty();
        }
        Set<String> all = new HashSet<>(senders);
        if (isSameDay) {
            all.addAll(known.senders());
        }
        return database.sql(FORGET)
                .bind("oldest", measured.today().minusDays(DAYS_KEPT))
                .then()
                .then(
                        database.sql(OPEN)
                                .bind("today", measured.today())
                                .bind("measured", senders.toArray(String[]::new))
                                .then())
                .doOnSuccess(_ -> opened = new Opened(measured.today(), Set.copyOf(all)));
    }

    /** Tells the lanes what a statement said. */
    void learn(Measured measured, Map<String, Long> left) {
        left.forEach((sender, free) -> learner.left(sender, measured.today(), free));
    }

    /** Tells the lanes what all instances together have left, also what others gave back. */
    Mono<Void> look() {
        Map<String, Long> all = capacities.get();
        if (all.isEmpty()) {
            return Mono.empty();
        }
        Measured measured = new Measured(today(), all);
        return measured.bind(database.sql(LEFT))
                .map(row -> Map.entry(Rows.text(row, "sender"), free(row)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue)
                .doOnNext(left -> {
                    Map<String, Long> complete = new HashMap<>(all);
                    complete.putAll(left);
                    learn(measured, complete);
                })
                .then();
    }

    static long free(Readable row) {
        return Objects.requireNonNull(row.get("free", Long.class));
    }
}
