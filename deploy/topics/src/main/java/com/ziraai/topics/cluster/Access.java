package com.ziraai.topics.cluster;

import com.ziraai.infrastructure.process.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * How brokers are reached.
 *
 * @param settings a client's, in Kafka's own words
 */
public record Access(Map<String, String> settings) {

    private static final String BOOTSTRAP = "bootstrap.servers";

    public Access {
        settings = Map.copyOf(settings);
    }

    /**
     * Brokers that let in everybody.
     *
     * @param bootstrap {@code host:port}, several separated by commas
     */
    public static Access to(String bootstrap) {
        return new Access(Map.of(BOOTSTRAP, bootstrap));
    }

    /**
     * The brokers a file of client settings names, as Kafka's own tools take it.
     *
     * @throws StartFailure if it cannot be read
     */
    public static Access of(Path file) {
        Properties properties = new Properties();
        try (var text = Files.newBufferedReader(file)) {
            properties.load(text);
        } catch (IOException | IllegalArgumentException e) {
            throw new StartFailure("cannot read " + file + ": " + e, e);
        }
        Map<String, String> settings = new HashMap<>();
        properties
                .stringPropertyNames()
                .forEach(name -> settings.put(name, properties.getProperty(name)));
        return new Access(settings);
    }

    /** As {@link #of(Path)}, but to these brokers. */
    public static Access of(Path file, String bootstrap) {
        Map<String, String> settings = new HashMap<>(of(file).settings);
        settings.put(BOOTSTRAP, bootstrap);
        return new Access(settings);
    }

    String bootstrap() {
        return settings.getOrDefault(BOOTSTRAP, "");
    }
}
