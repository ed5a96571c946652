package com.ziraai.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/** The schemas outside subscribers may already hold: {@code released/<topic>/<version>.avsc}. */
final class ReleasedSchemas {

    private static final Path FOLDER = Path.of("released");

    private ReleasedSchemas() {}

    /** Released schemas of the topic, oldest first. */
    static List<Schema> of(Topic<?> topic) {
        Path folder = FOLDER.resolve(topic.name());
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().map(ReleasedSchemas::parse).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds the topic's present schema as the next version. */
    static void release(Topic<?> topic, Schema schema) throws IOException {
        Path folder = Files.createDirectories(FOLDER.resolve(topic.name()));
        Path file = folder.resolve("%03d.avsc".formatted(of(topic).size() + 1));
        Files.writeString(file, schema.toString(true) + "\n");
    }

    private static Schema parse(Path file) {
        try {
            return new Schema.Parser().parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
