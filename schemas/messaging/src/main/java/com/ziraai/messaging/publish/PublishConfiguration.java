package com.ziraai.messaging.publish;

import com.ziraai.contract.Service;
import com.ziraai.messaging.record.RecordWriter;
import com.ziraai.messaging.trace.Tracing;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;

/** Gives the service its {@link Publisher}. */
@AutoConfiguration
class PublishConfiguration {

    @Bean
    Producers producers(
            Service service, DefaultKafkaProducerFactory<?, ?> settings, MeterRegistry meters) {
        return Producers.of(
                service.applicationName(), settings.getConfigurationProperties(), meters);
    }

    @Bean
    Publisher publisher(
            Service service, Producers producers, RecordWriter writer, Tracing tracing) {
        return new Publisher(service, producers, writer, tracing);
    }
}
