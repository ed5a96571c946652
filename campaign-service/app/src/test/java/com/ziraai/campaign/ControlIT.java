package com.ziraai.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ziraai.campaign.RunningCampaign.Answer;
import com.ziraai.contract.Topics;
import com.ziraai.event.DistributionRequested;
import com.ziraai.event.ItemStatus;
import com.ziraai.event.OperationLifecycle;
import com.ziraai.event.OperationState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ControlIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RunningCampaign campaign = RunningCampaign.shared();
    private final String token = campaign.tokens().sponsor("steering");
    private final TestTopics.Reader<DistributionRequested> requested =
            TestTopics.read(Topics.DISTRIBUTION_REQUESTED);
    private final TestTopics.Reader<OperationLifecycle> lifecycle =
            TestTopics.read(Topics.OPERATION_LIFECYCLE);

    @AfterEach
    void close() {
        requested.close();
        lifecycle.close();
    }

    @Test
    void aPausedOperationReleasesNothingUntilItGoesOn() {
        String id = accept(100, 10, 2);
        await().atMost(PATIENCE).until(() -> items(id).size() == 20);

        Answer paused = move("pause", id);
        assertThat(paused.status()).as(paused.raw()).isEqualTo(200);
        assertThat(paused.body().at("/data/status").asString()).isEqualTo("Paused");
        assertThat(paused.body().at("/data/remainingItems").asInt()).isEqualTo(100);
        assertThat(paused.body().at("/data/pausedAt").isNull()).isFalse();
        // Answered means published.
        await().until(() -> states(id), seen -> seen.contains(OperationState.PAUSED));

        TestTopics.publish(Snapshots.delivered(id, 1, 100, 20));
        await().during(Duration.ofMillis(800)).atMost(PATIENCE).until(() -> items(id).size() == 20);

        assertThat(move("resume", id).body().at("/data/status").asString()).isEqualTo("Processing");
        await().atMost(PATIENCE).until(() -> items(id).size() == 40);
        await().until(() -> states(id).size() >= 3);
        assertThat(states(id))
                .containsExactly(
                        OperationState.ACTIVE, OperationState.PAUSED, OperationState.ACTIVE);
    }

    @Test
    void whatACancelledOperationHasLeftTravelsAsRefused() {
        String id = accept(100, 10, 2);
        await().atMost(PATIENCE).until(() -> items(id).size() == 20);
        Answer cancelled = move("cancel", id);
        assertThat(cancelled.body().at("/data/finalStatus").asString()).isEqualTo("Cancelled");
        assertThat(cancelled.body().at("/data/processedItems").asInt()).isZero();
        assertThat(Shape.of(cancelled.body()))
                .isEqualTo(Shape.of(Shape.document("cancel-answer.json")));

        await().atMost(PATIENCE).until(() -> items(id).size() == 100);
        assertThat(items(id).subList(0, 100))
                .filteredOn(each -> each.getRefusal() != null)
                .hasSize(80)
                .extracting(each -> each.getRefusal().getStatus())
                .containsOnly(ItemStatus.CANCELLED);
        await().until(() -> states(id), seen -> seen.contains(OperationState.CANCELLED));
    }

    @Test
    void anOperationThatIsScheduledCanBeCancelledAtOnce() {
        String id = accept(Requests.scheduled(5).toString());
        assertThat(move("cancel", id).status()).isEqualTo(200);
        await().atMost(PATIENCE).until(() -> items(id).size() == 5);
        assertThat(items(id)).allMatch(each -> each.getRefusal() != null);
    }

    @Test
    void askingAgainIsAnsweredAgainAndNotedOnce() {
        String id = accept(5, 10, 1);
        assertThat(move("cancel", id).raw()).isEqualTo(move("cancel", id).raw());
        assertThat(
                        campaign.number(
                                "SELECT count(*) FROM audit WHERE subject = '%s' AND action = 'operation.cancel'"
                                        .formatted(id)))
                .isEqualTo(1);
    }

    @Test
    void whatIsOverCannotBeMoved() {
        String id = accept(5, 10, 1);
        move("cancel", id);
        assertThat(move("resume", id).status()).isEqualTo(409);
        assertThat(move("resume", id).body().at("/error").asString()).isEqualTo("ILLEGAL_MOVE");

        String finished = accept(5, 10, 1);
        TestTopics.publish(Snapshots.completed(finished, 1, 5, 0));
        await().atMost(PATIENCE)
                .until(
                        () ->
                                campaign.get("/api/v1/bulk-operations/status/" + finished, token)
                                        .body()
                                        .at("/data/status")
                                        .asString(),
                        "Completed"::equals);
        assertThat(move("pause", finished).body().at("/error").asString())
                .isEqualTo("ILLEGAL_MOVE");
    }

    @Test
    void anothersOperationIsNotThere() {
        String id = accept(5, 10, 1);
        String stranger = campaign.tokens().sponsor("curious");
        for (String verb : List.of("pause", "resume", "cancel")) {
            Answer answer = campaign.post(path(verb, id), stranger, "");
            assertThat(answer.status()).isEqualTo(404);
        }
        assertThat(states(id)).doesNotContain(OperationState.PAUSED, OperationState.CANCELLED);
    }

    private String accept(int recipients, int batchSize, int maxConcurrency) {
        return accept(Requests.withBatches(recipients, batchSize, maxConcurrency).toString());
    }

    private String accept(String request) {
        Answer answer = campaign.sendLinks(token, request);
        assertThat(answer.status()).as(answer.raw()).isEqualTo(202);
        return answer.body().at("/data/operationId").asString();
    }

    private Answer move(String verb, String id) {
        return campaign.post(path(verb, id), token, "");
    }

    private static String path(String verb, String id) {
        return "/api/v1/bulk-operations/" + verb + "/" + id;
    }

    private List<DistributionRequested> items(String id) {
        return requested.poll(each -> each.getItem().getOperationId().equals(id));
    }

    private List<OperationState> states(String id) {
        return lifecycle.poll(each -> each.getOperationId().equals(id)).stream()
                .map(OperationLifecycle::getState)
                .toList();
    }
}
