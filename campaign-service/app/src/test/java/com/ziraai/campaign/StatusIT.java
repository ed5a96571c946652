package com.ziraai.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ziraai.campaign.RunningCampaign.Answer;
import com.ziraai.contract.Service;
import com.ziraai.event.OperationProgress;
import com.ziraai.messaging.testkit.MetricTable;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class StatusIT {

    private final RunningCampaign campaign = RunningCampaign.shared();
    private final String token = campaign.tokens().sponsor("watching");

    @Test
    void beforeTheFirstSnapshotEverythingIsPending() {
        Answer status = status(accept(50), token);
        assertThat(status.status()).isEqualTo(200);
        assertThat(status.body().at("/data/metrics/states/pending").asInt()).isEqualTo(50);
        assertThat(sumOfStates(status)).isEqualTo(50);
        assertThat(status.body().at("/data/status").asString()).isIn("Queued", "Processing");
    }

    @Test
    void theNewestSnapshotIsAnsweredWhateverOrderTheyComeIn() {
        String id = accept(50);
        TestTopics.publish(
                Snapshots.delivered(id, 7, 50, 30),
                Snapshots.delivered(id, 3, 50, 10),
                Snapshots.delivered(id, 7, 50, 11));
        await().until(
                        () -> status(id, token),
                        answer -> answer.body().at("/data/metrics/processedItems").asInt() == 30);
        // One of an analytics service that counts anew, and one that overtook the others.
        TestTopics.publish(Snapshots.delivered(id, 900, 50, 20), Snapshots.completed(id, 8, 49, 1));
        Answer last =
                await().until(
                                () -> status(id, token),
                                answer -> !answer.body().at("/data/completedAt").isNull());
        assertThat(last.body().at("/data/status").asString()).isEqualTo("PartiallyCompleted");
        assertThat(last.body().at("/data/metrics/successfulItems").asInt()).isEqualTo(49);
        assertThat(last.body().at("/data/metrics/channels/0/channel").asString()).isEqualTo("SMS");
        assertThat(sumOfStates(last)).isEqualTo(50);
    }

    @Test
    void whatWasCompleteOnceStaysSoSinceTheSameInstant() {
        String id = accept(50);
        OperationProgress completed = Snapshots.completed(id, 7, 49, 1);
        TestTopics.publish(completed);
        await().until(() -> !status(id, token).body().at("/data/completedAt").isNull());
        // The same numbers, from whoever does not know that the waiting is over, or since when.
        OperationProgress unaware =
                OperationProgress.newBuilder(completed)
                        .setRevision(8)
                        .setCompletedAt(null)
                        .setOccurredAt(completed.getOccurredAt().plusSeconds(1))
                        .build();
        TestTopics.publish(unaware);
        assertIsComplete(id, completed, unaware);
        OperationProgress later =
                OperationProgress.newBuilder(unaware)
                        .setRevision(9)
                        .setCompletedAt(completed.getCompletedAt().plusSeconds(9))
                        .setOccurredAt(completed.getOccurredAt().plusSeconds(2))
                        .build();
        TestTopics.publish(later);
        assertIsComplete(id, completed, later);
    }

    private void assertIsComplete(String id, OperationProgress completed, OperationProgress shown) {
        Answer answer =
                await().until(
                                () -> status(id, token),
                                each ->
                                        Instant.parse(
                                                        each.body()
                                                                .at("/data/lastUpdated")
                                                                .asString())
                                                .equals(shown.getOccurredAt()));
        assertThat(answer.body().at("/data/status").asString()).isEqualTo("PartiallyCompleted");
        assertThat(Instant.parse(answer.body().at("/data/completedAt").asString()))
                .isEqualTo(completed.getCompletedAt().truncatedTo(ChronoUnit.MILLIS));
    }

    @Test
    void theStreamTellsEachChangeAndEndsWithTheOperation() {
        String id = accept(50);
        var stream =
                CompletableFuture.supplyAsync(() ->
                        campaign.get("/api/v1/bulk-operations/status/" + id + "/events", token));
        TestTopics.publish(Snapshots.delivered(id, 1, 50, 20));
        await().until(() ->
                status(id, token).body().at("/data/metrics/processedItems").asInt() == 20);
        await().during(Duration.ofSeconds(1)).until(() -> !stream.isDone());
        TestTopics.publish(Snapshots.completed(id, 2, 50, 0));
        Answer answer = await().until(() -> stream.getNow(null), each -> each != null);
        assertThat(answer.response().headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
        assertThat(answer.raw())
                .containsSubsequence(
                        "event:progress",
                        "\"processedItems\":20",
                        "event:finished",
                        "\"processedItems\":50");
        assertThat(answer.raw().split("event:finished", -1)).hasSize(2);
    }

    @Test
    void onlyTheOwnerAndAdministratorsSeeAnOperation() {
        String id = accept(5);
        Answer foreign = status(id, campaign.tokens().sponsor("curious"));
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.body().at("/error").asString()).isEqualTo("OPERATION_NOT_FOUND");
        assertThat(foreign.raw())
                .isEqualTo(status("bulk_nothing", campaign.tokens().sponsor("curious")).raw());
        assertThat(status(id, campaign.tokens().admin()).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator/health/readiness",
                "/actuator/health/liveness",
                "/actuator/prometheus"
            })
    void whoeverOperatesTheServiceNeedsNoToken(String path) {
        assertThat(campaign.getOpenly(path).status()).isEqualTo(200);
    }

    @Test
    void showsTheMetricsOfTheTableAndTheItemsOfRunningOperations() {
        String id = accept(50);
        TestTopics.publish(Snapshots.delivered(id, 5, 50, 33));
        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> {
                    assertThat(gauge("campaign_items", "delivered")).isGreaterThanOrEqualTo(33);
                    assertThat(gauge("campaign_items", "pending")).isGreaterThanOrEqualTo(17);
                    assertThat(gauge("campaign_operations", "ACTIVE")).isPositive();
                });
        MetricTable.read().assertTellsOf(Service.CAMPAIGN, scrape());
    }

    private String scrape() {
        return campaign.getOpenly("/actuator/prometheus").raw();
    }

    private double gauge(String name, String state) {
        String series = name + "{application=\"campaign-service\",state=\"" + state + "\"} ";
        return scrape().lines()
                .filter(line -> line.startsWith(series))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length())))
                .findFirst()
                .orElse(Double.NaN);
    }

    @Test
    void otherActuatorEndpointsAreClosed() {
        assertThat(campaign.getOpenly("/actuator/info").status()).isEqualTo(401);
    }

    private String accept(int recipients) {
        return campaign.sendLinks(token, Requests.of(recipients).toString())
                .body()
                .at("/data/operationId")
                .asString();
    }

    private Answer status(String id, String caller) {
        return campaign.get("/api/v1/bulk-operations/status/" + id, caller);
    }

    private static int sumOfStates(Answer answer) {
        int sum = 0;
        for (JsonNode each : answer.body().at("/data/metrics/states")) {
            sum += each.asInt();
        }
        return sum;
    }
}
