package com.ziraai.messaging.testkit.broken;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.web.reactive.function.server.ServerRequest;

/** Answers from a topic. */
public final class TopicRoutes {

    public String answer(ServerRequest request, ConsumerRecord<String, String> record) {
        return request.path() + record.value();
    }
}
