package com.ziraai.topics.replay;

import com.ziraai.topics.cluster.Cluster.TopicShape;
import com.ziraai.topics.replay.Entry.Carried;
import com.ziraai.topics.replay.Entry.End;
import com.ziraai.topics.replay.Entry.Kept;
import com.ziraai.topics.replay.Entry.Start;
import com.ziraai.topics.replay.Entry.Writer;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lines of a dump as JSON; bytes as base64. The README of this module is its documentation. */
final class EntryText {

    private static final String FORMAT = "ziraai-topics";
    private static final int VERSION = 1;

    private static final JsonMapper JSON = JsonMapper.shared();

    private EntryText() {}

    static String write(Entry entry) {
        ObjectNode line = JSON.createObjectNode();
        switch (entry) {
            case Start start ->
                    line.put("format", FORMAT)
                            .put("version", VERSION)
                            .put("cluster", start.cluster())
                            .put("at", start.at().toString());
            case Carried(TopicShape shape) -> {
                line.put("topic", shape.name()).put("partitions", shape.partitions());
                ObjectNode settings = line.putObject("settings");
                shape.settings().forEach(settings::put);
            }
            case Writer writer ->
                    line.put("schema", writer.id()).put("avro", writer.schema().toString());
            case Kept kept -> write(kept, line);
            case End end -> line.put("end", end.records());
        }
        return JSON.writeValueAsString(line);
    }

    private static void write(Kept kept, ObjectNode line) {
        line.put("record", kept.topic())
                .put("partition", kept.partition())
                .put("offset", kept.offset())
                .put("time", kept.timestamp())
                .put("key", base64(kept.key()));
        ArrayNode headers = line.putArray("headers");
        kept.headers()
                .forEach(each -> headers.addArray().add(each.key()).add(base64(each.value())));
        line.put("value", base64(kept.value()));
    }

    /**
     * Reads a line.
     *
     * @throws IOException if it is none of this format
     */
    static Entry read(String text) throws IOException {
        try {
            JsonNode line = JSON.readTree(text);
            if (line.has("record")) {
                return kept(line);
            }
            if (line.has("schema")) {
                String avro = line.path("avro").asString();
                return new Writer(line.path("schema").asInt(), new Schema.Parser().parse(avro));
            }
            if (line.has("topic")) {
                return new Carried(shape(line));
            }
            if (line.has("end")) {
                return new End(line.path("end").asLong());
            }
            return start(line);
        } catch (RuntimeException e) {
            throw new IOException("not a line of a dump: " + e.getMessage(), e);
        }
    }

    private static Start start(JsonNode line) throws IOException {
        if (!line.path("format").asString("").equals(FORMAT)) {
            throw new IOException("not a dump of topics");
        }
        if (line.path("version").asInt() != VERSION) {
            throw new IOException(
                    "a dump of version %d, not %d"
                            .formatted(line.path("version").asInt(), VERSION));
        }
        return new Start(
                line.path("cluster").asString(), Instant.parse(line.path("at").asString()));
    }

    private static TopicShape shape(JsonNode line) {
        Map<String, String> settings = new TreeMap<>();
        line.path("settings")
                .properties()
                .forEach(each -> settings.put(each.getKey(), each.getValue().asString()));
        return new TopicShape(
                line.path("topic").asString(), line.path("partitions").asInt(), settings);
    }

    private static Kept kept(JsonNode line) {
        List<Header> headers = new ArrayList<>();
        line.path("headers")
                .forEach(each ->
                        headers.add(
                                new RecordHeader(each.path(0).asString(), bytes(each.path(1)))));
        return new Kept(
                line.path("record").asString(),
                line.path("partition").asInt(),
                line.path("offset").asLong(),
                line.path("time").asLong(),
                bytes(line.path("key")),
                headers,
                bytes(line.path("value")));
    }

    private static @Nullable String base64(byte @Nullable [] bytes) {
        return bytes == null ? null : Base64.getEncoder().encodeToString(bytes);
    }

    private static byte @Nullable [] bytes(JsonNode node) {
        return node.isNull() ? null : Base64.getDecoder().decode(node.asString());
    }
}
