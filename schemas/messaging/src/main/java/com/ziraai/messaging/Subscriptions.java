package com.ziraai.messaging;

import com.ziraai.contract.Service;
import com.ziraai.contract.Topic;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.listener.BatchAcknowledgingMessageListener;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;
import org.springframework.kafka.listener.ContainerProperties.AckMode;
import org.springframework.kafka.support.Acknowledgment;

/** Runs the service's subscriptions, each on one thread, from after start to before shutdown. */
final class Subscriptions implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Subscriptions.class);

    private final List<ConcurrentMessageListenerContainer<String, Object>> containers;
    private volatile boolean running;

    Subscriptions(
            Service service,
            List<Subscription<?>> subscriptions,
            ConcurrentKafkaListenerContainerFactory<String, Object> factory) {
        this.containers =
                subscriptions.stream().map(each -> container(service, each, factory)).toList();
    }

    private static <T extends SpecificRecord>
            ConcurrentMessageListenerContainer<String, Object> container(
                    Service service,
                    Subscription<T> subscription,
                    ConcurrentKafkaListenerContainerFactory<String, Object> factory) {
        subscription.topics().forEach(topic -> requireReader(service, topic));
        String group = Subscription.group(service, subscription.name());
        ConcurrentMessageListenerContainer<String, Object> container =
                factory.createContainer(
                        subscription.topics().stream().map(Topic::name).toArray(String[]::new));
        container.setBeanName(group);
        container.setConcurrency(1);
        var properties = container.getContainerProperties();
        properties.setGroupId(group);
        properties.setClientId(group);
        properties.setAckMode(AckMode.MANUAL);
        properties.setMessageListener(listener(subscription));
        properties.setConsumerRebalanceListener(rebalance(subscription));
        return container;
    }

    private static void requireReader(Service service, Topic<?> topic) {
        if (!topic.readers().contains(service)) {
            throw new IllegalStateException(
                    service.applicationName() + " is not declared as a reader of " + topic.name());
        }
    }

    private static <T extends SpecificRecord> BatchAcknowledgingMessageListener<String, T> listener(
            Subscription<T> subscription) {
        return (List<ConsumerRecord<String, T>> batch, @Nullable Acknowledgment given) -> {
            Acknowledgment acknowledgment = Objects.requireNonNull(given, "manual mode gives one");
            try {
                subscription.handler().handle(batch);
                acknowledgment.acknowledge();
            } catch (DeferredException e) {
                log.info("{} rests for {}: {}", subscription.name(), e.pause(), e.getMessage());
                acknowledgment.nack(0, e.pause());
            } catch (PoisonRecordException e) {
                throw new BatchListenerFailedException(
                        String.valueOf(e.getMessage()), e, e.index());
            }
        };
    }

    private static ConsumerAwareRebalanceListener rebalance(Subscription<?> subscription) {
        return new ConsumerAwareRebalanceListener() {
            @Override
            public void onPartitionsAssigned(
                    Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
                subscription.assignment().assigned(consumer.assignment());
            }
        };
    }

    @Override
    public void start() {
        containers.forEach(ConcurrentMessageListenerContainer::start);
        running = true;
    }

    @Override
    public void stop() {
        containers.parallelStream().forEach(ConcurrentMessageListenerContainer::stop);
        running = false;
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
