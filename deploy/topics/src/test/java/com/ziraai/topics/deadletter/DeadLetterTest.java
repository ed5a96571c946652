package com.ziraai.topics.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class DeadLetterTest {

    private final Headers headers =
            new RecordHeaders()
                    .add("traceparent", text("00-1"))
                    .add("kafka_dlt-original-topic", text("sms.send.v1"))
                    .add("kafka_dlt-original-partition", ByteBuffer.allocate(4).putInt(3).array())
                    .add("kafka_dlt-original-offset", ByteBuffer.allocate(8).putLong(41).array())
                    .add("kafka_dlt-exception-fqcn", text("com.ziraai.PoisonRecordException"))
                    .add("kafka_dlt-exception-message", text("the operation id is none"));

    @Test
    void saysWhereItCameFromAndWhy() {
        assertThat(letter().origin()).contains(new Origin("sms.send.v1", 3, 41));
        assertThat(letter().exception()).isEqualTo("PoisonRecordException");
        assertThat(letter().reason()).isEqualTo("the operation id is none");
    }

    @Test
    void isReplayedAsItWasWithAHeaderThatSaysSo() {
        ProducerRecord<byte[], byte[]> replay = letter().asReplay(origin(), 12);
        assertThat(replay.topic()).isEqualTo("sms.send.v1");
        assertThat(replay.partition()).isEqualTo(3);
        assertThat(replay.key()).isEqualTo(text("key"));
        assertThat(replay.value()).isEqualTo(text("value"));
        assertThat(Arrays.stream(replay.headers().toArray()).map(Header::key))
                .containsExactly("traceparent", "ziraai-replayed-from");
        assertThat(replay.headers().lastHeader("ziraai-replayed-from").value())
                .isEqualTo(text("sms.send.v1.dlt-2@7"));
    }

    @Test
    void namesOnlyTheLastLetterItWasReplayedFrom() {
        headers.add("ziraai-replayed-from", text("sms.send.v1.dlt-2@1"));
        assertThat(letter().replayedFrom()).contains("sms.send.v1.dlt-2@1");
        assertThat(letter().asReplay(origin(), 12).headers().headers("ziraai-replayed-from"))
                .hasSize(1);
    }

    @Test
    void goesByItsKeyWhereItsPartitionIsNoMore() {
        assertThat(letter().asReplay(origin(), 3).partition()).isNull();
    }

    @Test
    void hasNoOriginWithoutTheHeadersOfOne() {
        headers.remove("kafka_dlt-original-offset");
        assertThat(letter().origin()).isEqualTo(Optional.empty());
    }

    private Origin origin() {
        return letter().origin().orElseThrow();
    }

    private DeadLetter letter() {
        return new DeadLetter(
                new ConsumerRecord<>(
                        "sms.send.v1.dlt",
                        2,
                        7,
                        0,
                        TimestampType.CREATE_TIME,
                        3,
                        5,
                        text("key"),
                        text("value"),
                        headers,
                        Optional.empty()));
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
