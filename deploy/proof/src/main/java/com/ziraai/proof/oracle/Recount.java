package com.ziraai.proof.oracle;

import com.ziraai.local.sponsor.State;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;

/** Every item of the topics, counted a second time. */
final class Recount {

    static final List<String> OUTCOMES =
            List.of("sms.outcomes.v1", "whatsapp.outcomes.v1", "email.outcomes.v1");

    private final Map<String, Map<Integer, ItemStory>> operations = new HashMap<>();
    private final Map<String, GenericRecord> snapshots = new HashMap<>();
    private final Map<String, List<Long>> acceptances = new HashMap<>();

    static Recount of(TopicReader topics) {
        var recount = new Recount();
        topics.read("distribution.ready.v1", recount::ready);
        OUTCOMES.forEach(topic -> topics.read(topic, recount::outcome));
        topics.read("distribution.outcomes.v1", recount::end);
        topics.read("operation.progress.v1", recount::snapshot);
        return recount;
    }

    private void ready(GenericRecord ready) {
        var story = story(Fields.record(Fields.record(ready, "request"), "item"));
        var code = ready.get("code");
        if (code != null) {
            story.code(code.toString());
        }
    }

    private void outcome(GenericRecord outcome) {
        var attempt = Fields.record(outcome, "attempt");
        var item = Fields.record(attempt, "item");
        var status = Fields.text(outcome, "status");
        var story = story(item);
        story.learn(Fields.number(attempt, "attemptNo"), Knowledge.ofAttempt(status));
        if (status.equals("ACCEPTED")) {
            long at = Fields.big(outcome, "occurredAt");
            story.accepted(at - Fields.big(item, "releasedAt"));
            acceptances
                    .computeIfAbsent(Fields.text(item, "operationId"), id -> new ArrayList<>())
                    .add(at);
        }
    }

    private void end(GenericRecord end) {
        story(Fields.record(end, "item"))
                .learn(
                        Fields.number(end, "attemptNo"),
                        Knowledge.ofItem(Fields.text(end, "status")));
    }

    private void snapshot(GenericRecord snapshot) {
        snapshots.merge(
                Fields.text(snapshot, "operationId"),
                snapshot,
                (one, other) ->
                        Fields.big(other, "revision") >= Fields.big(one, "revision") ? other : one);
    }

    private ItemStory story(GenericRecord item) {
        return operations
                .computeIfAbsent(Fields.text(item, "operationId"), id -> new HashMap<>())
                .computeIfAbsent(Fields.number(item, "itemIndex"), index -> new ItemStory());
    }

    /** Items of which the topics know something, by index. */
    Map<Integer, ItemStory> items(String operationId) {
        return operations.getOrDefault(operationId, Map.of());
    }

    /** When items of the operation were accepted, milliseconds since 1970, in no order. */
    List<Long> acceptances(String operationId) {
        return acceptances.getOrDefault(operationId, List.of());
    }

    /** How many items stand in each state; those the topics do not know are pending. */
    Map<State, Long> states(String operationId, long total) {
        var states = new EnumMap<State, Long>(State.class);
        for (var state : State.values()) {
            states.put(state, 0L);
        }
        var items = items(operationId).values();
        items.forEach(story -> states.merge(story.state(), 1L, Long::sum));
        states.merge(State.PENDING, total - items.size(), Long::sum);
        return states;
    }

    /** The newest snapshot's numbers; empty when there is none. */
    Map<State, Long> snapshot(String operationId) {
        var snapshot = snapshots.get(operationId);
        var states = new EnumMap<State, Long>(State.class);
        if (snapshot != null) {
            for (var state : State.values()) {
                states.put(state, Fields.big(snapshot, state.field()));
            }
        }
        return states;
    }

    /** When the newest snapshot was taken, milliseconds since 1970; 0 when there is none. */
    long snapshotAt(String operationId) {
        var snapshot = snapshots.get(operationId);
        return snapshot == null ? 0 : Fields.big(snapshot, "occurredAt");
    }
}
