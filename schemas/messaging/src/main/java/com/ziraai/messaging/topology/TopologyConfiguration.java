package com.ziraai.messaging.topology;

import com.ziraai.contract.Service;
import com.ziraai.messaging.record.RecordWriter;
import java.time.Clock;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaAdmin.NewTopics;

/** What is there before anything listens. */
@AutoConfiguration
@EnableConfigurationProperties(TopicSettings.class)
class TopologyConfiguration {

    @Bean
    NewTopics topics(Service service, TopicSettings settings) {
        var topics = new TopicLayout(settings).of(service);
        return new NewTopics(topics.toArray(NewTopic[]::new));
    }

    @Bean
    Topology topologyHealthIndicator(
            Service service, KafkaAdmin admin, RecordWriter writer, Clock clock) {
        admin.setAutoCreate(false);
        return new Topology(service, admin, writer, clock);
    }
}
