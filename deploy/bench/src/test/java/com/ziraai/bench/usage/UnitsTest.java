package com.ziraai.bench.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class UnitsTest {

    private static final String SCRAPE =
            """
            # TYPE kafka_producer_record_send_total counter
            kafka_producer_record_send_total{application="code",client_id="code-service-1"} 1000.0
            kafka_producer_record_send_total{application="code",client_id="code-service-2"} 1.5E3
            kafka_producer_topic_byte_total{client_id="code-service-1",topic="distribution.ready.v1"} 7.0
            kafka_producer_topic_byte_total{client_id="code-service-1",topic="distribution_ready_v1"} 7.0
            kafka_producer_record_send_rate{application="code",client_id="code-service-1"} 12.0
            kafka_consumer_request_total{application="code",client_id="code-service.ready-0"} 40.0
            """;

    @Test
    void addsOverClientsAndCountsATopicOnce() {
        assertThat(Meters.parse(SCRAPE).counts())
                .isEqualTo(
                        Map.of(
                                "recordsProduced", 2500.0,
                                "bytesProduced", 7.0,
                                "consumerRequests", 40.0));
    }

    @Test
    void dividesWhatCameSinceByMessages() {
        Units before = Units.of("rowsInserted", 1000).plus(Units.of("walBytes", 5));
        Units after = Units.of("rowsInserted", 1617).plus(Units.of("rowsUpdated", 100));
        assertThat(after.since(before, 200))
                .isEqualTo(Map.of("rowsInserted", 3.09, "rowsUpdated", 0.5));
    }
}
