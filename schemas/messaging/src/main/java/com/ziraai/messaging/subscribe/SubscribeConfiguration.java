package com.ziraai.messaging.subscribe;

import com.ziraai.contract.Service;
import com.ziraai.messaging.record.RecordReader;
import com.ziraai.messaging.record.SchemaRegistry;
import com.ziraai.messaging.subscribe.Subscriptions.Listening;
import com.ziraai.messaging.trace.Tracing;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.Deflater;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.MicrometerProducerListener;
import org.springframework.kafka.listener.CommonErrorHandler;

/** Runs the subscriptions a service declares. */
@AutoConfiguration
@EnableConfigurationProperties(SubscribeSettings.class)
class SubscribeConfiguration {

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
    Rest rest(SubscribeSettings settings, ConsumerFactory<?, ?> consumers) {
        Object fullPoll =
                consumers
                        .getConfigurationProperties()
                        .getOrDefault(
                                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                                ConsumerConfig.DEFAULT_MAX_POLL_RECORDS);
        return new Rest(settings, Integer.parseInt(fullPoll.toString()));
    }

    @Bean
    Listening listening(
            SchemaRegistry registry,
            DefaultKafkaProducerFactory<?, ?> producers,
            Rest rest,
            MeterRegistry meters,
            Tracing tracing,
            Clock clock) {
        // Compressed no worse than it was, a letter fits where its record did, whoever sent that.
        Map<String, Object> settings = new HashMap<>(producers.getConfigurationProperties());
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, RecordReader.LARGEST);
        settings.put(ProducerConfig.COMPRESSION_GZIP_LEVEL_CONFIG, Deflater.BEST_COMPRESSION);
        DefaultKafkaProducerFactory<String, byte[]> raw =
                new DefaultKafkaProducerFactory<>(
                        settings, new StringSerializer(), new ByteArraySerializer());
        raw.addListener(new MicrometerProducerListener<>(meters));
        return new Listening(registry, new KafkaTemplate<>(raw), rest, meters, tracing, clock);
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
