package com.ziraai.messaging.publish;

import com.ziraai.contract.Service;
import com.ziraai.messaging.record.RecordWriter;
import com.ziraai.messaging.trace.Tracing;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.ProducerFactory;

/** Gives the service its {@link Publisher}. */
@AutoConfiguration
class PublishConfiguration {

    @Bean
    Publisher publisher(
            Service service,
            ProducerFactory<String, byte[]> producers,
            RecordWriter writer,
            Tracing tracing) {
        return new Publisher(service, producers, writer, tracing);
    }
}
