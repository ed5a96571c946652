package com.ziraai.campaign.forecast;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What is done a second while work waits for it, learned from looks at what became known of the
 * operations. A line that was not busy at both ends of the time between two looks tells nothing: it
 * was quiet, at its beginning or at its end. One looks; any number ask.
 */
final class Paces {

    private static final double MILLIS = 1000.0;

    private final Map<Line, Double> learned = new ConcurrentHashMap<>();
    private Map<String, Long> known = Map.of();
    private Set<Line> busy = Set.of();
    private Instant lookedAt = Instant.EPOCH;

    /**
     * An operation at a look.
     *
     * @param known items of it something is known of
     * @param open whether it is not finished
     * @param held whether more of it is due than may be under way
     */
    record Seen(String operationId, Line line, long known, boolean open, boolean held) {}

    /** Items a second; empty while the line was never seen busy. */
    Optional<Double> of(Line line) {
        return Optional.ofNullable(learned.get(line));
    }

    /** Operations that were open at the last look, which the next one has to see, too. */
    Collection<String> open() {
        return known.keySet();
    }

    /**
     * Learns from a look.
     *
     * @param all operations that are open, or were at the last look
     */
    void look(List<Seen> all, Instant now) {
        double seconds = Duration.between(lookedAt, now).toMillis() / MILLIS;
        Map<Line, Long> done = new HashMap<>();
        Map<String, Long> knownNow = new HashMap<>();
        Set<Line> busyNow = new HashSet<>();
        for (Seen each : all) {
            if (each.open()) {
                knownNow.put(each.operationId(), each.known());
            }
            if (each.held()) {
                busyNow.add(each.line());
            }
            // What began since was not under way at the last look.
            long before = known.getOrDefault(each.operationId(), 0L);
            done.merge(each.line(), Math.max(0, each.known() - before), Long::sum);
        }
        busyNow.stream()
                .filter(busy::contains)
                .forEach(line -> learn(line, done.getOrDefault(line, 0L) / seconds));
        known = knownNow;
        busy = busyNow;
        lookedAt = now;
    }

    /** Half of what is known is new: a look may fall between two folds of many items. */
    private void learn(Line line, double pace) {
        if (pace > 0) {
            learned.merge(line, pace, (old, seen) -> (old + seen) / 2);
        }
    }
}
