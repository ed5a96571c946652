package com.ziraai.topics.deadletter;

import com.ziraai.topics.cluster.Cluster;
import com.ziraai.topics.value.Mask;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** {@code deploy/dlt list}: how many letters each topic holds, from when to when and why. */
final class Listing {

    private static final int MOST_REASONS = 20;

    private final Cluster cluster;
    private final Consumer<String> out;

    /**
     * @param out takes the lines
     */
    Listing(Cluster cluster, Consumer<String> out) {
        this.cluster = cluster;
        this.out = out;
    }

    /** Lists one topic or all. */
    void print(Optional<String> only) {
        List<DeadLetterTopic> topics =
                only.map(topic -> List.of(DeadLetterTopic.named(cluster, topic)))
                        .orElseGet(() -> DeadLetterTopic.all(cluster));
        int filled = 0;
        for (DeadLetterTopic topic : topics) {
            Count count = new Count(Ledger.of(topic));
            topic.read(count::add);
            if (count.letters > 0) {
                filled++;
                print(topic.name(), count);
            }
        }
        if (filled == 0) {
            out.accept(
                    topics.isEmpty()
                            ? "No dead letters: the cluster has no dead-letter topic."
                            : "No dead letters in " + names(topics) + ".");
        }
    }

    private static String names(List<DeadLetterTopic> topics) {
        return topics.size() == 1
                ? topics.getFirst().name()
                : "any of " + topics.size() + " dead-letter topics";
    }

    private void print(String topic, Count count) {
        out.accept(
                "%s  %d %s, %d replayed, %s to %s"
                        .formatted(
                                topic,
                                count.letters,
                                count.letters == 1 ? "letter" : "letters",
                                count.replayed,
                                count.oldest,
                                count.newest));
        count.reasons.entrySet().stream()
                .sorted(
                        Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                                .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_REASONS)
                .forEach(each -> out.accept("%6d  %s".formatted(each.getValue(), each.getKey())));
        if (count.reasons.size() > MOST_REASONS) {
            out.accept("        and %d more".formatted(count.reasons.size() - MOST_REASONS));
        }
    }

    private static final class Count {

        private final Ledger ledger;
        private final Map<String, Integer> reasons = new HashMap<>();
        private int letters;
        private int replayed;
        private @Nullable Instant oldest;
        private @Nullable Instant newest;

        Count(Ledger ledger) {
            this.ledger = ledger;
        }

        void add(DeadLetter letter) {
            letters++;
            replayed += ledger.isReplayed(letter) ? 1 : 0;
            Instant time = letter.time();
            oldest = oldest == null || time.isBefore(oldest) ? time : oldest;
            newest = newest == null || time.isAfter(newest) ? time : newest;
            reasons.merge(
                    letter.exception() + ": " + Mask.PERSONAL.sentence(letter.reason()),
                    1,
                    Integer::sum);
        }
    }
}
