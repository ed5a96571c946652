package com.ziraai.messaging.replica;

import com.ziraai.contract.Topic;
import org.springframework.kafka.KafkaException;

/** A replica does not know yet what its topic held when it was asked. */
public final class StaleReplicaException extends KafkaException {

    private static final long serialVersionUID = 1L;

    StaleReplicaException(Topic<?> topic) {
        super("what " + topic.name() + " holds is not known yet");
    }
}
