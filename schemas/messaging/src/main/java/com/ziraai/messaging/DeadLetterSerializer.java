package com.ziraai.messaging;

import com.ziraai.contract.Topic;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Writes a dead letter as it stood in its topic: undecodable bytes as they are, decoded records
 * under the subject of the topic they came from.
 */
final class DeadLetterSerializer implements Serializer<Object> {

    private static final String SUFFIX = Topic.deadLetterName("");

    private final Serializer<Object> records;

    DeadLetterSerializer(Serializer<Object> records) {
        this.records = records;
    }

    @Override
    public byte[] serialize(String topic, Object data) {
        throw new UnsupportedOperationException("dead letters carry headers");
    }

    @Override
    public byte[] serialize(String topic, Headers headers, Object data) {
        if (data instanceof byte[] raw) {
            return raw;
        }
        String origin = topic.substring(0, topic.length() - SUFFIX.length());
        return records.serialize(origin, headers, data);
    }

    @Override
    public void close() {
        records.close();
    }
}
