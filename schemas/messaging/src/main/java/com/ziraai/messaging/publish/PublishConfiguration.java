package com.ziraai.messaging.publish;

import com.ziraai.contract.Service;
import com.ziraai.messaging.trace.Tracing;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.KafkaTemplate;

/** Gives the service its {@link Publisher}. */
@AutoConfiguration
@EnableConfigurationProperties(PublishSettings.class)
class PublishConfiguration {

    @Bean
    Publisher publisher(Service service, KafkaTemplate<String, Object> template, Tracing tracing) {
        return new Publisher(service, template, tracing);
    }
}
