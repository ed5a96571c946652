package com.ziraai.messaging;

import com.ziraai.contract.Service;
import com.ziraai.messaging.Subscriptions.Listening;
import com.ziraai.messaging.trace.Tracing;
import com.ziraai.messaging.trace.TracingConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaAdmin.NewTopics;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.MicrometerProducerListener;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.r2dbc.core.DatabaseClient;

/**
 * Everything a service needs to speak the contract; the service is found by its application name.
 */
@AutoConfiguration(before = KafkaAutoConfiguration.class)
@EnableConfigurationProperties(MessagingProperties.class)
@Import(TracingConfiguration.class)
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
        var topics = new TopicLayout(properties.topics()).of(service);
        return new NewTopics(topics.toArray(NewTopic[]::new));
    }

    @Bean
    SchemaRegistry schemaRegistry(MessagingProperties properties) {
        return new SchemaRegistry(properties.registry());
    }

    @Bean
    Topology topologyHealthIndicator(
            Service service, KafkaAdmin admin, SchemaRegistry registry, Clock clock) {
        admin.setAutoCreate(false);
        return new Topology(service, admin, registry, clock);
    }

    @Bean
    TimePartitions timePartitions(
            ObjectProvider<PartitionedTable> tables, DatabaseClient database, Clock clock) {
        return new TimePartitions(tables.stream().toList(), database, clock);
    }

    @Bean
    Probes probes(KafkaAdmin admin, DatabaseClient database, SchemaRegistry registry) {
        return new Probes(admin, database, registry);
    }

    @Bean
    PartWatch kafkaHealthIndicator(Probes probes, Clock clock) {
        return new PartWatch("broker", Status.DOWN, probes::broker, clock);
    }

    @Bean
    PartWatch databaseHealthIndicator(Probes probes, Clock clock) {
        return new PartWatch("database", Status.DOWN, probes::database, clock);
    }

    /** Schemas once met stay known, so most of a service goes on without the registry. */
    @Bean
    PartWatch registryHealthIndicator(Probes probes, Clock clock) {
        return new PartWatch("registry", PartWatch.DEGRADED, probes::registry, clock);
    }

    @Bean
    PartWatches partWatches(List<PartWatch> watches, MeterRegistry meters) {
        return new PartWatches(watches, meters);
    }

    @Bean
    Publisher publisher(Service service, KafkaTemplate<String, Object> template, Tracing tracing) {
        return new Publisher(service, template, tracing);
    }

    @Bean
    Subscriptions subscriptions(
            Service service,
            ObjectProvider<Subscription<?>> subscriptions,
            ConcurrentKafkaListenerContainerFactory<String, byte[]> factory,
            Listening listening) {
        return new Subscriptions(
                service, subscriptions.orderedStream().toList(), factory, listening);
    }

    @Bean
    Replicas replicas(
            Service service,
            ObjectProvider<Replica<?>> replicas,
            ConsumerFactory<String, byte[]> consumers,
            SchemaRegistry registry) {
        return new Replicas(service, replicas.orderedStream().toList(), consumers, registry);
    }

    @Bean
    WholeTopic wholeTopic(
            Service service, ConsumerFactory<String, byte[]> consumers, SchemaRegistry registry) {
        return new WholeTopic(service, consumers, registry::schema);
    }

    @Bean
    Listening listening(
            SchemaRegistry registry,
            DefaultKafkaProducerFactory<?, ?> producers,
            MeterRegistry meters,
            Tracing tracing,
            Clock clock) {
        // Compressed as it was, a letter fits where its record did, whatever others may have sent.
        Map<String, Object> settings = new HashMap<>(producers.getConfigurationProperties());
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, RecordReader.LARGEST);
        DefaultKafkaProducerFactory<String, byte[]> raw =
                new DefaultKafkaProducerFactory<>(
                        settings, new StringSerializer(), new ByteArraySerializer());
        raw.addListener(new MicrometerProducerListener<>(meters));
        return new Listening(registry, new KafkaTemplate<>(raw), meters, tracing, clock);
    }

    @Bean
    Rounds gaugeReading(
            ObjectProvider<DatabaseGauges> gauges,
            DatabaseClient database,
            MeterRegistry meters,
            Clock clock) {
        GaugeReader reader =
                new GaugeReader(gauges.orderedStream().toList(), database, meters, clock);
        return new Rounds("gauges", GaugeReader.PERIOD, reader::readAll);
    }

    @Bean
    SubscriptionHealth subscriptionsHealthIndicator(Subscriptions subscriptions) {
        return new SubscriptionHealth(subscriptions);
    }

    @Bean
    CommonErrorHandler errorHandler() {
        return new GiveBack();
    }
}
