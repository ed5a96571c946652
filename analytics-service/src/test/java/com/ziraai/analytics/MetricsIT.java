package com.ziraai.analytics;

import static com.ziraai.analytics.Campaign.isCounted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ziraai.contract.Service;
import com.ziraai.messaging.testkit.MetricTable;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the service shows those who run it. */
class MetricsIT {

    private static final World WORLD = new World();
    private static Instance service;

    private final Campaign campaign = new Campaign(WORLD);

    @BeforeAll
    static void start() {
        service = Instance.start(WORLD);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void tellsItsHealthAndMetricsWithoutAToken() {
        service.http().get().uri("/actuator/health/readiness").exchange().expectStatus().isOk();
        assertThat(service.metrics()).contains("analytics_events_folded_total");
    }

    @Test
    void showsTheMetricsOfTheTableAndNoOthers() {
        try (var topic = WORLD.progress()) {
            campaign.create(Campaign.ITEMS);
            campaign.publish(campaign.outcomes());
            topic.await(campaign.id(), isCounted());
        }
        MetricTable.read().assertTellsOf(Service.ANALYTICS, service.metrics());
        assertThat(service.metrics())
                .containsPattern(
                        "analytics_latency_seconds_bucket\\{.*channel=\"sms\",.*stage=\"delivered\",le=\"300.0\"} [1-9]");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        assertThat(service.metrics())
                                .containsPattern("analytics_conservation_broken\\{.*} 0.0"));
    }
}
