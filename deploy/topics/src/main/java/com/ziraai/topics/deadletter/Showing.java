package com.ziraai.topics.deadletter;

import com.ziraai.infrastructure.process.StartFailure;
import com.ziraai.topics.cluster.Cluster;
import com.ziraai.topics.value.JsonText;
import com.ziraai.topics.value.Mask;
import com.ziraai.topics.value.ValueReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** {@code deploy/dlt show}: each letter with its origin, its reason and its value. */
final class Showing {

    /** Enough to see the format and the schema's id, too little for a text. */
    private static final int FIRST_BYTES = 24;

    private final Cluster cluster;
    private final ValueReader values;
    private final Mask mask;
    private final Consumer<String> out;

    /**
     * @param out takes the lines
     */
    Showing(Cluster cluster, ValueReader values, Mask mask, Consumer<String> out) {
        this.cluster = cluster;
        this.values = values;
        this.mask = mask;
        this.out = out;
    }

    /** Shows the chosen letters, at most so many. */
    void print(String topic, Selection selection, long limit) {
        DeadLetterTopic letters = DeadLetterTopic.named(cluster, topic);
        Ledger ledger = Ledger.of(letters);
        int[] found = {0};
        letters.read(letter -> {
            if (selection.contains(letter) && found[0]++ < limit) {
                print(letter, ledger);
            }
        });
        if (found[0] == 0) {
            out.accept("No such dead letter in " + letters.name() + ".");
        } else if (found[0] > limit) {
            out.accept("%d more; --limit shows them.".formatted(found[0] - limit));
        }
    }

    private void print(DeadLetter letter, Ledger ledger) {
        String from = letter.origin().map(Origin::toString).orElse("unknown");
        out.accept(
                "%s  partition %d  offset %d"
                        .formatted(
                                letter.record().topic(),
                                letter.record().partition(),
                                letter.record().offset()));
        line("time", letter.time().toString());
        line("key", key(letter.record().key()));
        line("from", from + letter.group().map(group -> ", read by " + group).orElse(""));
        line("exception", letter.exception());
        line("reason", mask.sentence(letter.reason()));
        line("replayed", ledger.isReplayed(letter) ? "yes" : "no");
        letter.replayedFrom().ifPresent(before -> line("before", "replayed from " + before));
        line("value", value(letter, from).indent(4).strip());
        out.accept("");
    }

    private void line(String name, String text) {
        out.accept("  %-10s %s".formatted(name, text));
    }

    private String value(DeadLetter letter, String from) {
        String topic = letter.origin().map(Origin::topic).orElse(from);
        byte[] bytes = letter.record().value();
        try {
            return switch (values.read(topic, bytes)) {
                case ValueReader.Decoded decoded -> new JsonText(mask).of(decoded.record());
                case ValueReader.Undecodable undecodable ->
                        hex(bytes) + "does not decode: " + undecodable.why();
            };
        } catch (StartFailure e) {
            return hex(bytes) + "not decoded: " + e.getMessage();
        }
    }

    private static String hex(byte @Nullable [] bytes) {
        if (bytes == null) {
            return "";
        }
        int shown = Math.min(bytes.length, FIRST_BYTES);
        return "%s (%d of %d bytes), "
                .formatted(
                        HexFormat.ofDelimiter(" ").formatHex(Arrays.copyOf(bytes, shown)),
                        shown,
                        bytes.length);
    }

    private static String key(byte @Nullable [] key) {
        if (key == null) {
            return "none";
        }
        String text = new String(key, StandardCharsets.UTF_8);
        boolean readable = text.chars().noneMatch(c -> Character.isISOControl(c) || c == '\uFFFD');
        return readable ? text : "0x" + HexFormat.of().formatHex(key);
    }
}
