package com.ziraai.topics.replay;

import com.ziraai.topics.cluster.Cluster;
import com.ziraai.topics.replay.Entry.Kept;
import com.ziraai.topics.value.JsonText;
import com.ziraai.topics.value.Mask;
import com.ziraai.topics.value.ValueReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code deploy/replay show}: records of a file or a topic, each as a JSON object. */
final class Showing {

    private final Choice choice;
    private final long limit;
    private final Mask mask;
    private final Consumer<String> out;
    private final Consumer<String> notes;
    private long found;

    /**
     * @param limit records to show at most
     * @param out takes the objects
     * @param notes takes what is no JSON
     */
    Showing(Choice choice, long limit, Mask mask, Consumer<String> out, Consumer<String> notes) {
        this.choice = choice;
        this.limit = limit;
        this.mask = mask;
        this.out = out;
        this.notes = notes;
    }

    /** Shows a file by the schemas it holds; call once. */
    void file(Path path) {
        DumpFile file = new DumpFile(path);
        ValueReader values = new ValueReader(Contents.of(file));
        file.read(entry -> {
            if (entry instanceof Kept kept) {
                consider(kept, values);
            }
        });
        sum();
    }

    /** Shows a topic by the schemas of its registry; call once. */
    void topic(Cluster cluster, ValueReader.Schemas schemas, String topic) {
        ValueReader values = new ValueReader(schemas);
        cluster.read(topic, choice.reading(), record -> consider(Kept.of(record), values));
        sum();
    }

    private void sum() {
        if (found == 0) {
            notes.accept("No such record.");
        } else if (found > limit) {
            notes.accept("%d more; --limit shows them.".formatted(found - limit));
        }
    }

    private void consider(Kept kept, ValueReader values) {
        if (choice.contains(kept, values) && found++ < limit) {
            out.accept(
                    JsonMapper.shared()
                            .writerWithDefaultPrettyPrinter()
                            .writeValueAsString(json(kept, values)));
        }
    }

    private ObjectNode json(Kept kept, ValueReader values) {
        ObjectNode json =
                JsonMapper.shared()
                        .createObjectNode()
                        .put("topic", kept.topic())
                        .put("partition", kept.partition())
                        .put("offset", kept.offset())
                        .put("time", Instant.ofEpochMilli(kept.timestamp()).toString())
                        .put("key", text(kept.key()));
        ObjectNode headers = json.putObject("headers");
        kept.headers().forEach(each -> headers.put(each.key(), text(each.value())));
        switch (values.read(kept.topic(), kept.value())) {
            case ValueReader.Decoded(var record) ->
                    json.put("type", record.getSchema().getName())
                            .set("value", new JsonText(mask).node(record));
            case ValueReader.Undecodable(String why) -> json.put("undecodable", why);
        }
        return json;
    }

    /** Bytes that are no text are shown as hexadecimal; a number in a text may be an address. */
    private @Nullable String text(byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        boolean readable = text.chars().noneMatch(c -> Character.isISOControl(c) || c == '\uFFFD');
        return readable ? mask.sentence(text) : "0x" + HexFormat.of().formatHex(bytes);
    }
}
