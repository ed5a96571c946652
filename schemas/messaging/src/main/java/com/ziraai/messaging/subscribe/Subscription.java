package com.ziraai.messaging.subscribe;

import com.ziraai.contract.Service;
import com.ziraai.contract.Topic;
import com.ziraai.messaging.trace.Tracing;
import java.util.Collection;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * A service's wish to read topics in batches; declare one as a bean and it runs while the service
 * does.
 *
 * <p>Order: records of one partition come in order. Delivery: at least once; offsets are committed
 * after the handler returned, so whatever the handler does must be harmless when repeated. Failure:
 * an undecodable record goes to the dead-letter topic before the handler sees the batch; a {@link
 * PoisonRecordException} sends that record there and the handler gets what is behind it; {@link
 * DeferredException} hands the whole batch back for a while; every other exception, a registry that
 * cannot be asked included, repeats the batch with pauses of 0.2 s to 10 s until it succeeds. The
 * consumer keeps its partitions meanwhile. Shutdown: the running batch is finished and committed.
 *
 * @param name distinguishes the service's subscriptions; consumer group {@code <service>.<name>}
 * @param variant empty; or tells apart subscriptions of one name that come and go while the service
 *     runs, each with the group {@code <service>.<name>.<variant>}, when {@link
 *     Subscriptions#start} and {@link Subscriptions#stop} say so
 * @param topics what to read; the service must be declared as a reader of each
 * @param handler gets what one poll brought, never empty
 * @param assignment told of the partitions held, after each rebalance and before their first record
 * @param <T> common type of the records
 */
public record Subscription<T extends SpecificRecord>(
        String name,
        String variant,
        List<Topic<? extends T>> topics,
        BatchHandler<T> handler,
        AssignmentListener assignment) {

    /** Works one batch off; what it does must be harmless when repeated. */
    @FunctionalInterface
    public interface BatchHandler<T extends SpecificRecord> {
        void handle(List<ConsumerRecord<String, T>> batch);
    }

    /** Learns which partitions this instance holds. */
    @FunctionalInterface
    public interface AssignmentListener {
        void assigned(Collection<TopicPartition> partitions);
    }

    /** Consumer group of the service's subscription of that name. */
    public static String group(Service service, String name) {
        return service.applicationName() + "." + name;
    }

    /** Consumer group of a variant. */
    public static String group(Service service, String name, String variant) {
        return variant.isEmpty() ? group(service, name) : group(service, name + "." + variant);
    }

    /** A subscription to one topic. */
    public static <T extends SpecificRecord> Subscription<T> to(
            String name, Topic<T> topic, BatchHandler<T> handler) {
        return new Subscription<>(name, "", List.of(topic), handler, partitions -> {});
    }

    /** A subscription to several topics whose equal partition numbers stay together. */
    public static <T extends SpecificRecord> Subscription<T> toAll(
            String name, List<Topic<? extends T>> topics, BatchHandler<T> handler) {
        return new Subscription<>(name, "", topics, handler, partitions -> {});
    }

    /** This subscription as one of several of its name, running when it is told to. */
    public Subscription<T> asVariant(String variant) {
        return new Subscription<>(name, variant, topics, handler, assignment);
    }

    boolean isOnDemand() {
        return !variant.isEmpty();
    }

    /** What tells its threads apart from all others of the service. */
    String label() {
        return variant.isEmpty() ? name : name + "." + variant;
    }

    /** This subscription with a span for each followed item of a batch. */
    Subscription<T> followedBy(Tracing tracing) {
        return new Subscription<>(
                name,
                variant,
                topics,
                batch -> tracing.process(name, batch, handler::handle),
                assignment);
    }

    /** This subscription with a listener of its partitions. */
    public Subscription<T> withAssignment(AssignmentListener listener) {
        return new Subscription<>(name, variant, topics, handler, listener);
    }
}
