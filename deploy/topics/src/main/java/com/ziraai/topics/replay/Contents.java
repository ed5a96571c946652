package com.ziraai.topics.replay;

import com.ziraai.topics.cluster.Cluster.TopicShape;
import com.ziraai.topics.replay.Entry.Carried;
import com.ziraai.topics.replay.Entry.End;
import com.ziraai.topics.replay.Entry.Kept;
import com.ziraai.topics.replay.Entry.Start;
import com.ziraai.topics.replay.Entry.Writer;
import com.ziraai.topics.value.ValueReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.avro.Schema;

/** What a dump holds besides its records, known before the first of them is used. */
final class Contents implements ValueReader.Schemas {

    private final Map<String, TopicShape> shapes = new LinkedHashMap<>();
    private final Map<Integer, Schema> schemas = new TreeMap<>();
    private final Map<String, Set<Integer>> used = new TreeMap<>();
    private final Map<String, Long> records = new TreeMap<>();

    /**
     * Reads the whole file.
     *
     * @throws com.ziraai.infrastructure.process.StartFailure if it is no dump or was cut off
     */
    static Contents of(DumpFile file) {
        Contents contents = new Contents();
        file.read(contents::add);
        return contents;
    }

    private void add(Entry entry) {
        switch (entry) {
            case Carried(TopicShape shape) -> shapes.put(shape.name(), shape);
            case Writer writer -> schemas.put(writer.id(), writer.schema());
            case Kept kept -> {
                records.merge(kept.topic(), 1L, Long::sum);
                ValueReader.schemaId(kept.value())
                        .ifPresent(id ->
                                used.computeIfAbsent(kept.topic(), topic -> new TreeSet<>())
                                        .add(id));
            }
            case Start start -> {}
            case End end -> {}
        }
    }

    /** The topics it was made of, with or without records. */
    Map<String, TopicShape> shapes() {
        return shapes;
    }

    /** How many records it holds of a topic. */
    long records(String topic) {
        return records.getOrDefault(topic, 0L);
    }

    /** Ids in front of values of a topic, ascending: registered in that order, too. */
    Set<Integer> ids(String topic) {
        return used.getOrDefault(topic, Set.of());
    }

    @Override
    public Optional<Schema> schema(int id) {
        return Optional.ofNullable(schemas.get(id));
    }
}
