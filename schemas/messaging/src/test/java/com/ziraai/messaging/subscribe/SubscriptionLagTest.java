package com.ziraai.messaging.subscribe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.junit.jupiter.api.Test;

class SubscriptionLagTest {

    private final Map<MetricName, Metric> metrics = new HashMap<>();

    private void metric(String name, Map<String, String> tags, Object value) {
        MetricName full = new MetricName(name, "consumer-fetch-manager-metrics", "", tags);
        metrics.put(
                full,
                new Metric() {
                    @Override
                    public MetricName metricName() {
                        return full;
                    }

                    @Override
                    public Object metricValue() {
                        return value;
                    }
                });
    }

    private static Map<String, String> partition(String topic, int partition) {
        return Map.of("topic", topic, "partition", String.valueOf(partition));
    }

    @Test
    void addsUpThePartitionsOfTheTopic() {
        metric("records-lag", partition("sms.send.v1", 0), 7.0);
        metric("records-lag", partition("sms.send.v1", 3), 5.0);
        metric("records-lag", partition("whatsapp.send.v1", 0), 100.0);
        metric("records-lag-max", partition("sms.send.v1", 0), 1000.0);
        assertThat(SubscriptionLag.of(Map.of("one", metrics), "sms.send.v1")).isEqualTo(12);
    }

    @Test
    void countsNothingOfAPartitionThatWasNotFetchedYet() {
        metric("records-lag", partition("sms.send.v1", 0), Double.NaN);
        metric("records-lag", partition("sms.send.v1", 1), 5.0);
        assertThat(SubscriptionLag.of(Map.of("one", metrics), "sms.send.v1")).isEqualTo(5);
    }

    @Test
    void isNothingWithoutAConsumer() {
        assertThat(SubscriptionLag.of(Map.of(), "sms.send.v1")).isZero();
    }
}
