package com.ziraai.topics.deadletter;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which letters of a topic were replayed. Two letters of one record, as two services bury or one
 * buries twice around a crash, count as one.
 */
final class Ledger {

    private final Set<Origin> replayed = new HashSet<>();

    private Ledger() {}

    static Ledger of(DeadLetterTopic topic) {
        Ledger ledger = new Ledger();
        Map<Origin, Origin> origins = new HashMap<>();
        topic.cluster()
                .read(
                        topic.name(),
                        record -> {
                            if (Marker.is(record)) {
                                Marker.offsets(record)
                                        .forEach(offset ->
                                                ledger.replayed.add(
                                                        new Origin(
                                                                record.topic(),
                                                                record.partition(),
                                                                offset)));
                            } else {
                                DeadLetter letter = new DeadLetter(record);
                                letter.origin()
                                        .ifPresent(from -> origins.put(letter.position(), from));
                            }
                        });
        Set<Origin> positions = Set.copyOf(ledger.replayed);
        positions.stream()
                .filter(origins::containsKey)
                .map(origins::get)
                .forEach(ledger.replayed::add);
        return ledger;
    }

    boolean isReplayed(DeadLetter letter) {
        return replayed.contains(letter.position())
                || letter.origin().filter(replayed::contains).isPresent();
    }
}
