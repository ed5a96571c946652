package com.ziraai.topics.deadletter;

import com.ziraai.infrastructure.process.StartFailure;
import com.ziraai.topics.cluster.Cluster;
import com.ziraai.topics.value.ValueReader;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import picocli.CommandLine.Option;

/**
 * {@code deploy/dlt replay}: publishes letters back to where they came from and marks them, in
 * portions. A crash between the two replays a portion's letters a second time, which the idempotent
 * hops absorb; no letter is marked that was not published.
 */
final class Replaying {

    private static final int PORTION = 500;

    /** Options that say what the person asks for. */
    static final class Wish {

        @Option(names = "--dry-run", description = "only says what would be replayed")
        private boolean dryRun;

        @Option(names = "--again", description = "replays those that were replayed before, too")
        private boolean again;

        @Option(names = "--undecodable", description = "replays those that do not decode, too")
        private boolean undecodable;
    }

    private enum Left {
        ALREADY_REPLAYED("replayed before (--again repeats them)"),
        SAME_RECORD("left as another letter of the same record was replayed"),
        UNDECODABLE("left as they do not decode (--undecodable replays them)"),
        NO_ORIGIN("left as they do not say where they came from");

        private final String text;

        Left(String text) {
            this.text = text;
        }
    }

    private record Chosen(DeadLetter letter, Origin origin) {}

    private final Cluster cluster;
    private final ValueReader values;
    private final Wish wish;
    private final Consumer<String> out;
    private final Map<Left, Integer> left = new EnumMap<>(Left.class);
    private final Map<String, Integer> partitions = new HashMap<>();
    private final Set<Origin> sent = new HashSet<>();
    private final List<Chosen> portion = new ArrayList<>();
    private int replayed;

    /**
     * @param out takes the lines
     */
    Replaying(Cluster cluster, ValueReader values, Wish wish, Consumer<String> out) {
        this.cluster = cluster;
        this.values = values;
        this.wish = wish;
        this.out = out;
    }

    /** Replays the chosen letters; call once. */
    void run(String topic, Selection selection) {
        DeadLetterTopic letters = DeadLetterTopic.named(cluster, topic);
        Ledger ledger = Ledger.of(letters);
        int[] found = {0};
        letters.read(letter -> {
            if (selection.contains(letter)) {
                found[0]++;
                consider(letter, ledger);
            }
        });
        publishPortion();
        if (found[0] == 0) {
            out.accept("No such dead letter in " + letters.name() + "; nothing to replay.");
            return;
        }
        out.accept(
                "%s %d of %d."
                        .formatted(wish.dryRun ? "Would replay" : "Replayed", replayed, found[0]));
        left.forEach((why, count) -> out.accept("%6d  %s".formatted(count, why.text)));
    }

    private void consider(DeadLetter letter, Ledger ledger) {
        var origin = letter.origin();
        if (origin.isEmpty()) {
            leave(Left.NO_ORIGIN);
        } else if (!wish.again && ledger.isReplayed(letter)) {
            leave(Left.ALREADY_REPLAYED);
        } else if (sent.contains(origin.get())) {
            leave(Left.SAME_RECORD);
        } else if (!wish.undecodable && !decodes(letter, origin.get())) {
            leave(Left.UNDECODABLE);
        } else {
            sent.add(origin.get());
            portion.add(new Chosen(letter, origin.get()));
            if (portion.size() == PORTION) {
                publishPortion();
            }
        }
    }

    private void leave(Left why) {
        left.merge(why, 1, Integer::sum);
    }

    private boolean decodes(DeadLetter letter, Origin origin) {
        return switch (values.read(origin.topic(), letter.record().value())) {
            case ValueReader.Decoded decoded -> true;
            case ValueReader.Undecodable undecodable -> false;
        };
    }

    private void publishPortion() {
        List<ProducerRecord<byte[], byte[]>> records =
                portion.stream()
                        .map(each ->
                                each.letter().asReplay(each.origin(), partitions(each.origin())))
                        .toList();
        if (wish.dryRun) {
            portion.forEach(
                    each -> out.accept(each.letter().position() + " to " + each.origin().topic()));
        } else if (!records.isEmpty()) {
            List<RecordMetadata> written = cluster.send(records);
            mark();
            for (int i = 0; i < written.size(); i++) {
                out.accept(portion.get(i).letter().position() + " to " + written.get(i));
            }
        }
        replayed += portion.size();
        portion.clear();
    }

    private void mark() {
        Map<Origin, Set<Long>> offsets = new HashMap<>();
        for (Chosen each : portion) {
            Origin position = each.letter().position();
            offsets.computeIfAbsent(
                            new Origin(position.topic(), position.partition(), 0),
                            partition -> new TreeSet<>())
                    .add(position.offset());
        }
        List<ProducerRecord<byte[], byte[]>> markers = new ArrayList<>();
        offsets.forEach((partition, marked) ->
                markers.add(Marker.of(partition.topic(), partition.partition(), marked)));
        cluster.send(markers);
    }

    private int partitions(Origin origin) {
        return partitions.computeIfAbsent(
                origin.topic(),
                topic -> {
                    if (!cluster.topics().contains(topic)) {
                        throw new StartFailure("the original topic " + topic + " is gone");
                    }
                    return cluster.partitions(topic);
                });
    }
}
