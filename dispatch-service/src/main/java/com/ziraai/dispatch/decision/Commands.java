package com.ziraai.dispatch.decision;

import com.ziraai.contract.Topic;
import com.ziraai.contract.Topics;
import com.ziraai.dispatch.decision.Decision.Finish;
import com.ziraai.event.DistributionRequested;
import com.ziraai.event.ItemOutcome;
import com.ziraai.messaging.publish.Publisher;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/** Gathers what a batch of decisions has to say and publishes it with one flush a topic. */
final class Commands {

    /** By the topic's name. */
    private final Map<String, Sheaf<?>> sheaves = new LinkedHashMap<>();

    /**
     * The records of one topic.
     *
     * @param key gives each record's key
     */
    private record Sheaf<T extends SpecificRecord>(
            Topic<T> topic, Function<T, String> key, List<T> records) {

        void publish(Publisher publisher) {
            publisher.publishAll(topic, records, key);
        }
    }

    <C extends SpecificRecord> void send(Command<C> command) {
        sheaf(
                        command.media().send(),
                        command.media().attempt().andThen(each -> each.getItem().getContactKey()))
                .add(command.record());
    }

    void end(DistributionRequested request, Finish finish, Instant decidedAt) {
        sheaf(Topics.DISTRIBUTION_OUTCOMES, each -> each.getItem().getContactKey())
                .add(
                        new ItemOutcome(
                                request.getItem(),
                                finish.lastAttemptNo(),
                                finish.status(),
                                finish.reason(),
                                finish.category(),
                                finish.detail(),
                                finish.retryable(),
                                decidedAt));
    }

    @SuppressWarnings("unchecked") // a topic's sheaf holds its records
    private <T extends SpecificRecord> List<T> sheaf(Topic<T> topic, Function<T, String> key) {
        Sheaf<T> sheaf =
                (Sheaf<T>)
                        sheaves.computeIfAbsent(
                                topic.name(), _ -> new Sheaf<>(topic, key, new ArrayList<>()));
        return sheaf.records();
    }

    void publish(Publisher publisher) {
        sheaves.values().forEach(each -> each.publish(publisher));
    }
}
