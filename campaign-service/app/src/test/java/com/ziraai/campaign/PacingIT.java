package com.ziraai.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ziraai.campaign.RunningCampaign.Answer;
import com.ziraai.contract.Topics;
import com.ziraai.event.DistributionRequested;
import com.ziraai.event.OperationLifecycle;
import com.ziraai.event.OperationState;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class PacingIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final ZoneId ZONE = ZoneId.of("Europe/Istanbul");

    private final RunningCampaign campaign = RunningCampaign.shared();
    private final String token = campaign.tokens().sponsor("paced");
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
    void nothingIsReleasedInTheQuietHoursOfARequest() {
        ObjectNode request = Requests.withBatches(20, 10, 2);
        request.putObject("scheduling").set("quietHours", quietNow());
        String id = accept(token, request);
        await().during(Duration.ofSeconds(1)).atMost(PATIENCE).until(() -> items(id).isEmpty());
        assertThat(
                        campaign.number(
                                "SELECT count(*) FROM operation WHERE next_release_at > now() + interval '1 hour' AND "
                                        + of(id)))
                .isEqualTo(1);
        await().atMost(PATIENCE).until(() -> states(id).equals(List.of(OperationState.ACTIVE)));
        JsonNode status = status(id);
        assertThat(status.at("/status").asString()).isEqualTo("Queued");
        assertThat(status.at("/statusReason").asString()).isEqualTo("QUIET_HOURS");
        Instant resumes = Instant.parse(status.at("/resumesAt").asString());
        assertThat(resumes.atZone(ZONE).toLocalTime()).isEqualTo(quietNow().get("to").asString());
        assertThat(status.at("/statusMessage").asString())
                .startsWith("Sessiz saatler")
                .contains(quietNow().get("to").asString());
    }

    @Test
    void whatIsScheduledSaysForWhen() {
        String id = accept(token, later(5));
        JsonNode status = status(id);
        assertThat(status.at("/statusReason").asString()).isEqualTo("SCHEDULED");
        assertThat(Instant.parse(status.at("/resumesAt").asString()))
                .isAfter(Instant.now().plus(Duration.ofHours(23)));
    }

    @Test
    void aSponsorsQuietHoursCountForWhatWasAcceptedBefore() {
        String resting = campaign.tokens().sponsor("resting");
        String id = accept(resting, Requests.withBatches(60, 10, 1));
        await().atMost(PATIENCE).until(() -> items(id).size() == 10);
        setQuietHours("resting", quietNow());
        TestTopics.publish(Snapshots.delivered(id, 1, 60, 10));
        await().atMost(PATIENCE)
                .until(() ->
                        campaign.number(
                                        "SELECT count(*) FROM operation WHERE next_release_at > now() + interval '1 hour' AND "
                                                + of(id))
                                == 1);
        assertThat(items(id)).hasSize(10);
        Answer sponsor = campaign.get("/api/v1/sponsors/resting", resting);
        assertThat(sponsor.body().at("/data/quietHours")).isEqualTo(quietNow());
    }

    @Test
    void batchesKeepTheirDelayAlsoWhenAllOfThemAreOverdue() {
        ObjectNode request = Requests.withBatches(40, 10, 5);
        ((ObjectNode) request.get("processing")).put("batchDelaySeconds", 1);
        String id = accept(token, request);
        await().atMost(PATIENCE).until(() -> items(id).size() >= 10);
        // As after an outage.
        campaign.execute("UPDATE batch SET release_at = now() - interval '1 hour' WHERE " + of(id));
        await().atMost(PATIENCE).until(() -> items(id).size() == 40);
        List<Instant> released =
                items(id).stream()
                        .map(each -> each.getItem().getReleasedAt())
                        .distinct()
                        .sorted()
                        .toList();
        assertThat(released).hasSize(4);
        for (int batch = 1; batch < 4; batch++) {
            assertThat(Duration.between(released.get(batch - 1), released.get(batch)))
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        }
    }

    @Test
    void whoeverMissedItsStartRunsOrIsSkippedOrAsks() {
        String run = accept(token, soon("run"));
        String skip = accept(token, soon("skip"));
        String ask = accept(token, soon("ask"));
        campaign.stop();
        // As if we had been away all the time.
        for (String id : List.of(run, skip, ask)) {
            campaign.execute(
                    """
                    UPDATE operation SET next_release_at = now() - interval '1 hour', scheduled_at = now() - interval '1 hour',
                        starts_at = starts_at - interval '2 hours' WHERE operation_id = '%s';
                    """
                            .formatted(id));
            campaign.execute(
                    "UPDATE batch SET release_at = now() - interval '1 hour' WHERE " + of(id));
        }
        campaign.startAgain();

        await().atMost(PATIENCE).until(() -> items(run).size() == 10);
        assertThat(items(run)).noneMatch(each -> each.getRefusal() != null);
        await().atMost(PATIENCE).until(() -> items(skip).size() == 10);
        assertThat(items(skip)).allMatch(each -> each.getRefusal() != null);
        assertThat(status(skip).at("/status").asString()).isEqualTo("Cancelled");
        assertThat(status(skip).at("/statusReason").asString()).isEqualTo("MISSED_START");

        await().atMost(PATIENCE).until(() -> states(ask).contains(OperationState.PAUSED));
        assertThat(status(ask).at("/status").asString()).isEqualTo("Paused");
        assertThat(status(ask).at("/statusReason").asString()).isEqualTo("MISSED_START");
        assertThat(items(ask)).isEmpty();
        resume(ask);
        await().atMost(PATIENCE).until(() -> items(ask).size() == 10);
        assertThat(items(ask)).noneMatch(each -> each.getRefusal() != null);
        assertThat(status(ask).at("/statusReason").isMissingNode()).isTrue();
    }

    @Test
    void whoIsInTimeMissesNothing() {
        ObjectNode request = soon("skip");
        ((ObjectNode) request.get("scheduling"))
                .put("scheduledDate", Instant.now().plusSeconds(2).toString());
        String id = accept(token, request);
        await().atMost(PATIENCE).until(() -> items(id).size() == 10);
        assertThat(items(id)).noneMatch(each -> each.getRefusal() != null);
    }

    @Test
    void theFirstErrorPausesAndAResumptionGoesOn() {
        ObjectNode request = Requests.withBatches(60, 10, 1);
        ((ObjectNode) request.get("processing")).put("stopOnFirstError", true);
        // It is told at once that this one fails, so that is no reason to stop.
        ((ObjectNode) request.at("/recipients/3")).put("phoneNumber", "12");
        String id = accept(token, request);
        await().atMost(PATIENCE).until(() -> items(id).size() == 10);
        TestTopics.publish(Snapshots.failing(id, 1, 60, 9, 1));
        await().atMost(PATIENCE).until(() -> items(id).size() == 20);
        assertThat(status(id).at("/status").asString()).isEqualTo("Processing");

        TestTopics.publish(Snapshots.failing(id, 2, 60, 17, 2));
        await().atMost(PATIENCE).until(() -> states(id).contains(OperationState.PAUSED));
        assertThat(status(id).at("/statusReason").asString()).isEqualTo("FIRST_ERROR");
        // One that was under way already; it is no news when it goes on.
        TestTopics.publish(Snapshots.failing(id, 3, 60, 17, 3));
        await().atMost(PATIENCE)
                .until(() ->
                        campaign.number("SELECT known_failures FROM operation WHERE " + of(id))
                                == 3);
        assertThat(items(id)).hasSize(20);

        resume(id);
        await().atMost(PATIENCE).until(() -> items(id).size() == 30);
        await().during(Duration.ofSeconds(1))
                .atMost(PATIENCE)
                .until(() -> states(id).getLast() == OperationState.ACTIVE);
        TestTopics.publish(Snapshots.failing(id, 4, 60, 26, 4));
        await().atMost(PATIENCE).until(() -> states(id).getLast() == OperationState.PAUSED);
    }

    @Test
    void withoutThatWishErrorsStopNothing() {
        String id = accept(token, Requests.withBatches(60, 10, 1));
        await().atMost(PATIENCE).until(() -> items(id).size() == 10);
        TestTopics.publish(Snapshots.failing(id, 1, 60, 5, 5));
        await().atMost(PATIENCE).until(() -> items(id).size() == 20);
    }

    /** More than one round holds: of the last round are those that are least urgent. */
    @Test
    void ofASponsorsOperationsTheUrgentGoFirst() {
        String hurried = campaign.tokens().sponsor("hurried");
        List<String> low = IntStream.range(0, 11).mapToObj(_ -> accept(hurried, later(1))).toList();
        String urgent = accept(hurried, later(9));
        await().atMost(PATIENCE).until(() -> states(urgent).size() == 1);
        // One with room for all of their batches at once.
        campaign.execute("UPDATE sponsor SET plan = 'bulk' WHERE sponsor_id = 'hurried'");
        campaign.execute(
                """
                UPDATE batch SET release_at = now()
                WHERE operation_id IN (SELECT operation_id FROM operation WHERE sponsor_id = 'hurried')
                """);
        // Of all of them, it had its turn last.
        campaign.execute(
                """
                UPDATE operation SET next_release_at = now(),
                    last_released_at = CASE operation_id WHEN '%s' THEN now() END
                WHERE sponsor_id = 'hurried'
                """
                        .formatted(urgent));
        await().atMost(PATIENCE)
                .until(() -> low.stream().mapToInt(id -> items(id).size()).sum() == 2_200);
        Instant last = low.stream().map(this::lastRelease).max(Instant::compareTo).orElseThrow();
        assertThat(lastRelease(urgent)).isBefore(last);
        assertThat(items(urgent)).hasSize(200);
    }

    private Instant lastRelease(String id) {
        return items(id).stream()
                .map(each -> each.getItem().getReleasedAt())
                .max(Instant::compareTo)
                .orElseThrow();
    }

    /** Two hundred items, all of which there is credit for. */
    private static ObjectNode later(int priority) {
        ObjectNode request = Requests.withBatches(200, 100, 5);
        request.get("recipients")
                .forEach(recipient -> ((ObjectNode) recipient).put("priority", priority));
        request.putObject("scheduling")
                .put("isScheduled", true)
                .put("scheduledDate", Instant.now().plus(Duration.ofDays(1)).toString());
        return request;
    }

    private static ObjectNode soon(String missedStart) {
        ObjectNode request = Requests.withBatches(10, 10, 1);
        request.putObject("scheduling")
                .put("isScheduled", true)
                .put("scheduledDate", Instant.now().plus(Duration.ofHours(1)).toString())
                .put("missedStart", missedStart);
        return request;
    }

    /** From two hours ago until two hours from now. */
    private static ObjectNode quietNow() {
        LocalTime now = LocalTime.now(ZONE).truncatedTo(ChronoUnit.HOURS);
        return Requests.of(0)
                .objectNode()
                .put("from", now.minusHours(2).toString())
                .put("to", now.plusHours(3).toString());
    }

    private void setQuietHours(String sponsor, ObjectNode quietHours) {
        ObjectNode settings = Requests.of(0).objectNode().put("name", sponsor);
        settings.set("quietHours", quietHours);
        Answer answer =
                campaign.put(
                        "/api/v1/sponsors/" + sponsor,
                        campaign.tokens().admin(),
                        settings.toString());
        assertThat(answer.status()).as(answer.raw()).isEqualTo(200);
    }

    private String accept(String caller, ObjectNode request) {
        Answer answer = campaign.sendLinks(caller, request.toString());
        assertThat(answer.status()).as(answer.raw()).isEqualTo(202);
        return answer.body().at("/data/operationId").asString();
    }

    private void resume(String id) {
        Answer answer = campaign.post("/api/v1/bulk-operations/resume/" + id, token, "");
        assertThat(answer.status()).as(answer.raw()).isEqualTo(200);
    }

    private JsonNode status(String id) {
        return campaign.get("/api/v1/bulk-operations/status/" + id, token).body().at("/data");
    }

    private List<DistributionRequested> items(String id) {
        return requested.poll(each -> each.getItem().getOperationId().equals(id));
    }

    private List<OperationState> states(String id) {
        return lifecycle.poll(each -> each.getOperationId().equals(id)).stream()
                .map(OperationLifecycle::getState)
                .toList();
    }

    private static String of(String id) {
        return "operation_id = '" + id + "'";
    }
}
