package com.ziraai.messaging;

import com.ziraai.contract.Service;
import com.ziraai.contract.Topic;
import java.time.Clock;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.beans.BeanUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaAdmin.NewTopics;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.BatchInterceptor;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.util.ClassUtils;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * Everything a service needs to speak the contract; the service is found by its application name.
 */
@AutoConfiguration(before = KafkaAutoConfiguration.class)
@EnableConfigurationProperties(MessagingProperties.class)
class MessagingAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Service service(Environment environment) {
        return Service.named(environment.getRequiredProperty("spring.application.name"));
    }

    @Bean
    NewTopics topics(Service service, MessagingProperties properties) {
        return new TopicLayout(properties.topics()).of(service);
    }

    @Bean
    Topology topologyHealthIndicator(
            Service service, KafkaAdmin admin, MessagingProperties properties) {
        admin.setAutoCreate(false);
        return new Topology(service, admin, new SchemaRegistry(properties.registry().url()));
    }

    @Bean
    TimePartitions timePartitions(
            ObjectProvider<PartitionedTable> tables, DatabaseClient database, Clock clock) {
        return new TimePartitions(tables.stream().toList(), database, clock);
    }

    @Bean
    BrokerHealth kafkaHealthIndicator(KafkaAdmin admin) {
        return new BrokerHealth(admin);
    }

    @Bean
    Publisher publisher(Service service, KafkaTemplate<String, Object> template) {
        return new Publisher(service, template);
    }

    @Bean
    Subscriptions subscriptions(
            Service service,
            ObjectProvider<Subscription<?>> subscriptions,
            ConcurrentKafkaListenerContainerFactory<String, Object> factory) {
        return new Subscriptions(service, subscriptions.orderedStream().toList(), factory);
    }

    @Bean
    DeadLetterPublishingRecoverer deadLetters(
            DefaultKafkaProducerFactory<?, ?> producers, MessagingProperties properties) {
        Map<String, Object> configuration = producers.getConfigurationProperties();
        DefaultKafkaProducerFactory<String, Object> raw =
                new DefaultKafkaProducerFactory<>(
                        configuration,
                        new StringSerializer(),
                        new DeadLetterSerializer(recordSerializer(configuration, properties)));
        return new DeadLetterPublishingRecoverer(
                new KafkaTemplate<>(raw),
                (failed, reason) ->
                        new TopicPartition(
                                Topic.deadLetterName(failed.topic()), failed.partition()));
    }

    @SuppressWarnings("unchecked") // the configured class writes any record
    private static Serializer<Object> recordSerializer(
            Map<String, Object> configuration, MessagingProperties properties) {
        Serializer<Object> serializer =
                (Serializer<Object>)
                        BeanUtils.instantiateClass(
                                ClassUtils.resolveClassName(
                                        properties.messaging().serializer(), null));
        serializer.configure(configuration, false);
        return serializer;
    }

    @Bean
    BatchInterceptor<Object, Object> undecodableRecords(DeadLetterPublishingRecoverer deadLetters) {
        return new UndecodableRecords(deadLetters);
    }

    /** Poison goes to the dead-letter topic at once; anything else is an outage and waits. */
    @Bean
    CommonErrorHandler errorHandler(DeadLetterPublishingRecoverer deadLetters) {
        ExponentialBackOff untilItWorks = new ExponentialBackOff(200, 2);
        untilItWorks.setMaxInterval(10_000);
        DefaultErrorHandler handler = new DefaultErrorHandler(deadLetters, untilItWorks);
        handler.setLogLevel(KafkaException.Level.WARN);
        handler.addNotRetryableExceptions(PoisonRecordException.class);
        return handler;
    }
}
