package com.ziraai.proof.oracle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;

/** The commands to people who were suppressed at some time, and those that came too late. */
final class CommandsSeen {

    private static final List<String> COMMANDS =
            List.of("sms.send.v1", "whatsapp.send.v1", "email.send.v1");

    private final Map<String, Instant> suppressed;
    private final Map<String, Integer> ofSuppressed = new HashMap<>();
    private final Map<String, List<String>> tooLate = new HashMap<>();

    /**
     * @param suppressed since when, by sponsor, slash and contact key
     */
    CommandsSeen(Map<String, Instant> suppressed) {
        this.suppressed = suppressed;
    }

    static CommandsSeen of(TopicReader topics, Map<String, Instant> suppressed) {
        var seen = new CommandsSeen(suppressed);
        COMMANDS.forEach(topic -> topics.read(topic, seen::command));
        return seen;
    }

    void command(GenericRecord command) {
        var attempt = Fields.record(command, "attempt");
        var item = Fields.record(attempt, "item");
        // An e-mail address has a key of its own where the person also has a phone.
        var key =
                command.hasField("addressKey")
                        ? Fields.text(command, "addressKey")
                        : Fields.text(item, "contactKey");
        var since = suppressed.get(Fields.text(item, "sponsorId") + "/" + key);
        if (since == null) {
            return;
        }
        var operation = Fields.text(item, "operationId");
        ofSuppressed.merge(operation, 1, Integer::sum);
        var decidedAt = Instant.ofEpochMilli(Fields.big(command, "decidedAt"));
        if (decidedAt.isAfter(since)) {
            tooLate.computeIfAbsent(operation, _ -> new ArrayList<>())
                    .add(
                            "%d/%d decided %s, acknowledged %s"
                                    .formatted(
                                            Fields.number(item, "itemIndex"),
                                            Fields.number(attempt, "attemptNo"),
                                            decidedAt,
                                            since));
        }
    }

    /** How many commands there were to people who were suppressed before or afterwards. */
    int ofSuppressed(String operationId) {
        return ofSuppressed.getOrDefault(operationId, 0);
    }

    /** What was decided after its contact's suppression was acknowledged. */
    List<String> tooLate(String operationId) {
        return tooLate.getOrDefault(operationId, List.of());
    }
}
