package com.ziraai.messaging.subscribe;

import java.util.Map;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/** How far consumers are behind the ends of what they hold, as they say themselves. */
final class SubscriptionLag {

    private static final String GROUP = "consumer-fetch-manager-metrics";
    private static final String LAG = "records-lag";

    private SubscriptionLag() {}

    /**
     * Records of the topic that were not polled yet, over the partitions held; the batch at hand is
     * none of them. As known at the last fetch, so it stands still while a handler hangs.
     *
     * @param metrics the consumers' own, by client
     */
    static double of(
            Map<String, ? extends Map<MetricName, ? extends Metric>> metrics, String topic) {
        return metrics.values().stream()
                .flatMap(each -> each.entrySet().stream())
                .filter(each -> isLag(each.getKey(), topic))
                .mapToDouble(each -> number(each.getValue()))
                .sum();
    }

    private static boolean isLag(MetricName name, String topic) {
        return LAG.equals(name.name())
                && GROUP.equals(name.group())
                && topic.equals(name.tags().get("topic"))
                && name.tags().containsKey("partition");
    }

    /** NaN before a partition's first fetch, and then nothing is known to be missing. */
    private static double number(Metric metric) {
        return metric.metricValue() instanceof Double lag && lag > 0 ? lag : 0;
    }
}
