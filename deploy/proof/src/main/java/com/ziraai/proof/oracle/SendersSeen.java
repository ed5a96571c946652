package com.ziraai.proof.oracle;

import com.ziraai.proof.load.TakingOut.Out;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.generic.GenericRecord;

/** By whom attempts were sent, as their outcomes tell. */
final class SendersSeen {

    /**
     * What was begun may end: a call takes ten seconds, and a process that stood still meanwhile,
     * or heard of nothing for as long, fifteen more.
     */
    private static final Duration ENDING = Duration.ofSeconds(30);

    /** Stands for the sender where nobody could send. */
    private static final String NOBODY = "none";

    private record Attempt(String operationId, int itemIndex, int attemptNo) {

        @Override
        public String toString() {
            return itemIndex + "/" + attemptNo;
        }
    }

    private final Collection<Out> outs;
    private final Map<Attempt, Set<String>> senders = new HashMap<>();
    private final Map<String, Set<String>> byOperation = new HashMap<>();
    private final Map<String, List<String>> whileOut = new HashMap<>();

    SendersSeen(Collection<Out> outs) {
        this.outs = outs;
    }

    static SendersSeen of(TopicReader topics, Collection<Out> outs) {
        var seen = new SendersSeen(outs);
        Recount.OUTCOMES.forEach(topic -> topics.read(topic, seen::outcome));
        return seen;
    }

    void outcome(GenericRecord outcome) {
        var attempt = attempt(outcome);
        var sender = Fields.text(outcome, "sender");
        if (sender.equals(NOBODY)) {
            return;
        }
        senders.computeIfAbsent(attempt, _ -> new TreeSet<>()).add(sender);
        byOperation.computeIfAbsent(attempt.operationId(), _ -> new HashSet<>()).add(sender);
        if (Fields.text(outcome, "evidence").equals("ANSWER") && isOfACall(outcome)) {
            var at = Instant.ofEpochMilli(Fields.big(outcome, "occurredAt"));
            var channel = Fields.text(outcome, "channel").toLowerCase(Locale.ROOT);
            outs.stream()
                    .filter(out -> out.sender().name().equals(sender))
                    .filter(out -> out.sender().channel().equals(channel))
                    .filter(out -> at.isAfter(out.acknowledged().plus(ENDING)))
                    .filter(out -> at.isBefore(out.asked()))
                    .forEach(out ->
                            whileOut.computeIfAbsent(attempt.operationId(), _ -> new ArrayList<>())
                                    .add(
                                            "%s by %s at %s, out since %s"
                                                    .formatted(
                                                            attempt,
                                                            sender,
                                                            at,
                                                            out.acknowledged())));
        }
    }

    /** Cancelled and unsendable commands are rejected without a call. */
    private static boolean isOfACall(GenericRecord outcome) {
        return Fields.text(outcome, "status").equals("ACCEPTED");
    }

    private static Attempt attempt(GenericRecord outcome) {
        var attempt = Fields.record(outcome, "attempt");
        var item = Fields.record(attempt, "item");
        return new Attempt(
                Fields.text(item, "operationId"),
                Fields.number(item, "itemIndex"),
                Fields.number(attempt, "attemptNo"));
    }

    /** Attempts whose outcomes name more than one sender. */
    List<String> divided(String operationId) {
        return senders.entrySet().stream()
                .filter(each -> each.getKey().operationId().equals(operationId))
                .filter(each -> each.getValue().size() > 1)
                .map(each -> each.getKey() + " by " + each.getValue())
                .toList();
    }

    /** What a sender took while it was out, and what was begun before had ended. */
    List<String> whileOut(String operationId) {
        return whileOut.getOrDefault(operationId, List.of());
    }

    /** How many senders the operation's attempts went by. */
    int count(String operationId) {
        return byOperation.getOrDefault(operationId, Set.of()).size();
    }
}
