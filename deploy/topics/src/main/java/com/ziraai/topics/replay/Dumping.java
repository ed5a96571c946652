package com.ziraai.topics.replay;

import com.ziraai.infrastructure.process.StartFailure;
import com.ziraai.topics.cluster.Cluster;
import com.ziraai.topics.replay.Entry.Carried;
import com.ziraai.topics.replay.Entry.End;
import com.ziraai.topics.replay.Entry.Kept;
import com.ziraai.topics.replay.Entry.Start;
import com.ziraai.topics.replay.Entry.Writer;
import com.ziraai.topics.value.ValueReader;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** {@code deploy/replay dump}: writes chosen records of topics into a file. */
final class Dumping {

    private final Cluster cluster;
    private final ValueReader.Schemas schemas;
    private final ValueReader values;
    private final Clock clock;
    private final Consumer<String> out;
    private final Set<Integer> written = new HashSet<>();
    private long records;

    /**
     * @param out takes the lines
     */
    Dumping(Cluster cluster, ValueReader.Schemas schemas, Clock clock, Consumer<String> out) {
        this.cluster = cluster;
        this.schemas = schemas;
        this.values = new ValueReader(schemas);
        this.clock = clock;
        this.out = out;
    }

    /** Writes the file; call once. */
    void run(List<String> topics, Choice choice, Path path, String from) {
        Set<String> missing = new HashSet<>(topics);
        missing.removeAll(cluster.topics());
        if (!missing.isEmpty()) {
            throw new StartFailure("there is no topic " + String.join(", ", missing));
        }
        try (DumpFile.Writing file = new DumpFile(path).create()) {
            file.add(new Start(from, clock.instant()));
            topics.forEach(topic -> dump(topic, choice, file));
            file.add(new End(records));
        }
        out.accept("%s: %d records, %d schemas".formatted(path, records, written.size()));
    }

    private void dump(String topic, Choice choice, DumpFile.Writing file) {
        long before = records;
        file.add(new Carried(cluster.shape(topic)));
        cluster.read(
                topic,
                choice.reading(),
                record -> {
                    Kept kept = Kept.of(record);
                    if (choice.contains(kept, values)) {
                        addSchema(kept, file);
                        file.add(kept);
                        records++;
                    }
                });
        out.accept("%8d  %s".formatted(records - before, topic));
    }

    private void addSchema(Kept kept, DumpFile.Writing file) {
        ValueReader.schemaId(kept.value())
                .ifPresent(id ->
                        schemas.schema(id)
                                .filter(schema -> written.add(id))
                                .ifPresent(schema -> file.add(new Writer(id, schema))));
    }
}
