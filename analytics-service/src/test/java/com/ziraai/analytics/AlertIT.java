package com.ziraai.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.ziraai.contract.Topics;
import com.ziraai.event.Alert;
import com.ziraai.event.AlertState;
import com.ziraai.event.AttemptStatus;
import com.ziraai.event.Channel;
import com.ziraai.event.ItemStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/** What is told of a sponsor whose messages fail and then go well again. */
class AlertIT {

    private static final World WORLD = new World();
    private static final String SPONSOR = "sponsor-alarmed";
    private static final List<String> RAISED =
            List.of("HIGH_ERROR_RATE", "HIGH_FAILURE_RATE", "SLA_AT_RISK");

    private final Campaign campaign =
            new Campaign(
                    WORLD,
                    Outcomes.ofNewOperation(SPONSOR, Instant.now().minus(Duration.ofMinutes(25))));

    @Test
    void raisesOnceAndClearsOnceWhateverIsRestartedOrLostBetween() throws Exception {
        try (var service = Instance.start(WORLD, "analytics.alert.interval=100ms")) {
            campaign.create(1_200);
            campaign.publish(delivered(0, 180));
            campaign.publish(failed(180, 200));
            awaitInForce(service, RAISED);
            assertThat(inForce(service, World.TOKENS.sponsor("sponsor-2"))).isEmpty();
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() ->
                            assertThat(service.metrics())
                                    .containsPattern(
                                            "analytics_alerts_in_force\\{alert=\"SLA_AT_RISK\".*} [1-9]"));
        }
        WORLD.forget("alert");

        try (var service =
                Instance.start(
                        WORLD,
                        "analytics.alert.interval=100ms",
                        "analytics.alert.clear-after=0s")) {
            awaitInForce(service, RAISED);
            campaign.publish(delivered(200, 1_200));
            awaitInForce(service, List.of());
        }

        List<Alert> told =
                WORLD.all(Topics.ALERTS).stream()
                        .filter(each -> each.getSponsorId().equals(SPONSOR))
                        .toList();
        List<Alert> raised = in(told, AlertState.RAISED);
        List<Alert> cleared = in(told, AlertState.CLEARED);
        assertThat(raised).extracting(Alert::getAlert).containsExactlyInAnyOrderElementsOf(RAISED);
        assertThat(cleared)
                .extracting(Alert::getAlertKey, Alert::getRaisedAt)
                .containsExactlyInAnyOrderElementsOf(
                        raised.stream()
                                .map(each -> tuple(each.getAlertKey(), each.getRaisedAt()))
                                .toList());
        assertThat(cleared).allSatisfy(each -> assertThat(each.getClearedAt()).isNotNull());
    }

    private static List<Alert> in(List<Alert> alerts, AlertState state) {
        return alerts.stream().filter(each -> each.getState() == state).toList();
    }

    private List<SpecificRecord> delivered(int from, int to) {
        List<SpecificRecord> outcomes = new ArrayList<>();
        for (int item = from; item < to; item++) {
            outcomes.add(campaign.operation.attempt(item, AttemptStatus.DELIVERED, 2_000));
        }
        return outcomes;
    }

    private List<SpecificRecord> failed(int from, int to) {
        List<SpecificRecord> outcomes = new ArrayList<>();
        for (int item = from; item < to; item++) {
            outcomes.add(
                    campaign.operation.attempt(
                            item, 1, Channel.SMS, AttemptStatus.REJECTED, 50, "999"));
            outcomes.add(campaign.operation.end(item, 1, ItemStatus.FAILED));
        }
        return outcomes;
    }

    private static void awaitInForce(Instance service, List<String> alerts) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThat(inForce(service, World.TOKENS.sponsor(SPONSOR)))
                                .containsExactlyInAnyOrderElementsOf(alerts));
    }

    private static List<String> inForce(Instance service, String token) {
        return service.data("/api/v1/alerts", token)
                .at("/alerts")
                .valueStream()
                .map(each -> each.at("/alert").asString())
                .toList();
    }
}
