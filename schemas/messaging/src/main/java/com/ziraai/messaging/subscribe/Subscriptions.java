package com.ziraai.messaging.subscribe;

import com.ziraai.contract.Service;
import com.ziraai.contract.Topic;
import com.ziraai.messaging.record.RecordReader;
import com.ziraai.messaging.record.SchemaRegistry;
import com.ziraai.messaging.trace.Tracing;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;
import org.springframework.kafka.listener.ContainerProperties.AckMode;

/**
 * Runs the service's subscriptions, each on one thread, from after start to before shutdown;
 * variants only while they are told to.
 */
public final class Subscriptions implements SmartLifecycle {

    /** What a resting consumer notices late, at most: the end of a pause, a stop. */
    private static final Duration POLL = Duration.ofMillis(250);

    private final Service service;
    private final ConcurrentKafkaListenerContainerFactory<String, byte[]> factory;
    private final Listening listening;
    private final Map<String, Stall> stalls = new LinkedHashMap<>();
    private final Map<String, ConcurrentMessageListenerContainer<String, byte[]>> containers =
            new LinkedHashMap<>();
    private final List<ConcurrentMessageListenerContainer<String, byte[]>> always;
    private volatile boolean running;

    /** What all listeners share. */
    record Listening(
            SchemaRegistry registry,
            KafkaTemplate<String, byte[]> deadLetters,
            Rest rest,
            MeterRegistry meters,
            Tracing tracing,
            Clock clock) {}

    Subscriptions(
            Service service,
            List<Subscription<?>> subscriptions,
            ConcurrentKafkaListenerContainerFactory<String, byte[]> factory,
            Listening listening) {
        this.service = service;
        this.factory = factory;
        this.listening = listening;
        subscriptions.forEach(each -> containers.put(group(each), container(each)));
        this.always =
                subscriptions.stream()
                        .filter(each -> !each.isOnDemand())
                        .map(each -> Objects.requireNonNull(containers.get(group(each))))
                        .toList();
        subscriptions.stream()
                .collect(Collectors.groupingBy(Subscription::name))
                .forEach(this::observe);
    }

    private String group(Subscription<?> subscription) {
        return Subscription.group(service, subscription.name(), subscription.variant());
    }

    /** What holds each subscription up, by its name. */
    Map<String, Stall> stalls() {
        return Collections.unmodifiableMap(stalls);
    }

    private <T extends SpecificRecord> ConcurrentMessageListenerContainer<String, byte[]> container(
            Subscription<T> subscription) {
        subscription.topics().forEach(topic -> topic.requireReader(service));
        String group = group(subscription);
        ConcurrentMessageListenerContainer<String, byte[]> container =
                factory.createContainer(
                        subscription.topics().stream().map(Topic::name).toArray(String[]::new));
        container.setBeanName(group);
        container.setConcurrency(1);
        BatchListener<T> listener = listener(subscription, group);
        var properties = container.getContainerProperties();
        properties.setGroupId(group);
        properties.setClientId(group);
        properties.setAckMode(AckMode.MANUAL);
        properties.setPollTimeout(POLL.toMillis());
        properties.setMessageListener(listener);
        properties.setConsumerRebalanceListener(rebalance(subscription, listener));
        return container;
    }

    /** All variants of a subscription are one to whoever looks at its lag. */
    private void observe(String subscription, List<Subscription<?>> variants) {
        List<ConcurrentMessageListenerContainer<String, byte[]>> consumers =
                variants.stream()
                        .map(each -> Objects.requireNonNull(containers.get(group(each))))
                        .toList();
        variants.getFirst().topics().forEach(topic -> observe(consumers, subscription, topic));
    }

    private void observe(
            List<ConcurrentMessageListenerContainer<String, byte[]>> consumers,
            String subscription,
            Topic<?> topic) {
        Gauge.builder(
                        "messaging.subscription.lag",
                        consumers,
                        all ->
                                all.stream()
                                        .mapToDouble(each ->
                                                SubscriptionLag.of(each.metrics(), topic.name()))
                                        .sum())
                .description("Records behind the end, of the partitions this instance holds")
                // Nobody else holds this list, and a gauge of what is gone tells NaN.
                .strongReference(true)
                .tag("subscription", subscription)
                .tag("topic", topic.name())
                .register(listening.meters());
    }

    private <T extends SpecificRecord> BatchListener<T> listener(
            Subscription<T> subscription, String group) {
        Stall stall = new Stall(listening.clock());
        stalls.put(subscription.label(), stall);
        return new BatchListener<>(
                subscription.followedBy(listening.tracing()),
                new RecordReader(listening.registry()::schema),
                new DeadLetters(listening.deadLetters(), group),
                stall,
                listening.rest(),
                new SubscriptionMeters(listening.meters(), subscription.label(), stall));
    }

    private static ConsumerAwareRebalanceListener rebalance(
            Subscription<?> subscription, BatchListener<?> listener) {
        return new ConsumerAwareRebalanceListener() {
            @Override
            public void onPartitionsAssigned(
                    Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
                listener.forget();
                subscription.assignment().assigned(consumer.assignment());
            }
        };
    }

    /** Runs a variant of a subscription, from where its group has come; no matter if it runs. */
    public synchronized void start(String name, String variant) {
        if (running) {
            variant(name, variant).start();
        }
    }

    /** Ends it once its batch is finished and committed; no matter if it does not run. */
    public synchronized void stop(String name, String variant) {
        variant(name, variant).stop();
    }

    private ConcurrentMessageListenerContainer<String, byte[]> variant(
            String name, String variant) {
        return Objects.requireNonNull(
                containers.get(Subscription.group(service, name, variant)),
                "no subscription " + name + " " + variant);
    }

    @Override
    public synchronized void start() {
        always.forEach(ConcurrentMessageListenerContainer::start);
        running = true;
    }

    @Override
    public synchronized void stop() {
        running = false;
        containers.values().parallelStream().forEach(ConcurrentMessageListenerContainer::stop);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server stops and after everything the handlers use has started. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }
}
