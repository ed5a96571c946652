package com.ziraai.messaging.topology;

import com.ziraai.contract.Service;
import com.ziraai.contract.Topic;
import com.ziraai.contract.Topics;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.springframework.kafka.config.TopicBuilder;

/**
 * The topics a service needs, made from their declaration: its own, those it reads (so that
 * services may start in any order) and a dead-letter topic for each it reads.
 */
final class TopicLayout {

    private static final long DEAD_LETTER_DAYS = 90;

    private final TopicSettings settings;

    TopicLayout(TopicSettings settings) {
        this.settings = settings;
    }

    List<NewTopic> of(Service service) {
        Stream<NewTopic> declared =
                Stream.concat(Topics.ownedBy(service).stream(), Topics.readBy(service).stream())
                        .distinct()
                        .map(this::declared);
        Stream<NewTopic> deadLetters = Topics.readBy(service).stream().map(this::deadLetter);
        return Stream.concat(declared, deadLetters).toList();
    }

    private NewTopic declared(Topic<?> topic) {
        TopicBuilder builder = builder(topic.name(), topic);
        return switch (topic.cleanup()) {
            case COMPACT -> builder.compact().build();
            case DELETE ->
                    builder.config(
                                    TopicConfig.RETENTION_MS_CONFIG,
                                    String.valueOf(topic.retention().toMillis()))
                            .build();
        };
    }

    private NewTopic deadLetter(Topic<?> topic) {
        long retention = java.time.Duration.ofDays(DEAD_LETTER_DAYS).toMillis();
        return builder(topic.deadLetterName(), topic)
                .config(TopicConfig.RETENTION_MS_CONFIG, String.valueOf(retention))
                .build();
    }

    private TopicBuilder builder(String name, Topic<?> topic) {
        Integer partitions = settings.partitions();
        TopicBuilder builder =
                TopicBuilder.name(name)
                        .partitions(partitions == null ? topic.partitions() : partitions);
        Short replicas = settings.replicas();
        return replicas == null ? builder : builder.replicas(replicas);
    }
}
