package com.ziraai.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ziraai.campaign.RunningCampaign.Answer;
import com.ziraai.contract.Topics;
import com.ziraai.event.DistributionRequested;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class RetryIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RunningCampaign campaign = RunningCampaign.shared();
    private final FakeAnalytics analytics = campaign.analytics();
    private final String token = campaign.tokens().sponsor("retrying");
    private final TestTopics.Reader<DistributionRequested> requested =
            TestTopics.read(Topics.DISTRIBUTION_REQUESTED);

    @AfterEach
    void close() {
        analytics.failing(false);
        requested.close();
    }

    @Test
    void theRetryableFailedItemsGoOutAgainAsThemselves() {
        String id = atRest(5);
        analytics.failed(id, 0, "INVALID_PHONE", false);
        analytics.failed(id, 2, "PROVIDER_BUSY", true);
        analytics.stands(id, 3, "PARKED");
        analytics.failed(id, 4, "PROVIDER_BUSY", true);

        Answer answer = retry(id, token);

        assertThat(answer.status()).as(answer.raw()).isEqualTo(202);
        assertThat(Shape.of(answer.body()))
                .containsAll(Shape.of(Shape.document("retry-answer.json")));
        assertThat(answer.body().at("/message").asString())
                .isEqualTo("2 başarısız öğe yeniden işleme alındı");
        assertThat(answer.body().at("/data/originalOperationId").asString()).isEqualTo(id);
        assertThat(answer.body().at("/data/failedItemsCount").asInt()).isEqualTo(4);
        assertThat(answer.body().at("/data/retryableItemsCount").asInt()).isEqualTo(2);
        assertThat(answer.body().at("/data/nonRetryableItemsCount").asInt()).isEqualTo(2);
        assertThat(answer.body().at("/data/nonRetryableReasons").valueStream())
                .extracting(each -> each.at("/errorCode").asString())
                .containsExactly("INVALID_PHONE", "UNKNOWN");
        String child = answer.body().at("/data/retryOperationId").asString();
        assertThat(child).startsWith("retry_");
        List<DistributionRequested> again = awaitItems(child, 2);
        List<DistributionRequested> first = awaitItems(id, 5);
        for (int index = 0; index < 2; index++) {
            DistributionRequested one = again.get(index);
            DistributionRequested parent = first.get(2 + 2 * index);
            assertThat(one.getRetryOf().getOperationId()).isEqualTo(id);
            assertThat(one.getRetryOf().getItemIndex()).isEqualTo(2 + 2 * index);
            assertThat(one.getItem().getItemIndex()).isEqualTo(index);
            assertThat(one.getItem().getContactKey()).isEqualTo(parent.getItem().getContactKey());
            assertThat(one.getRecipient()).isEqualTo(parent.getRecipient());
            assertThat(one.getExternalId()).isEqualTo("M-" + (2 + 2 * index));
            assertThat(one.getMessageTemplate()).isEqualTo(parent.getMessageTemplate());
        }
        Answer status = campaign.get("/api/v1/bulk-operations/status/" + child, token);
        assertThat(status.body().at("/data/metrics/totalItems").asInt()).isEqualTo(2);
        assertThat(
                        campaign.number(
                                "SELECT count(*) FROM audit WHERE action = 'operation.retry' AND subject = '"
                                        + id
                                        + "'"))
                .isEqualTo(1);
    }

    @Test
    void askingAgainGivesTheSameRetryAndWhatFailedSinceANewOne() {
        String id = atRest(5);
        analytics.failed(id, 1, "PROVIDER_BUSY", true);
        String first = child(retry(id, token));
        assertThat(child(retry(id, token))).isEqualTo(first);
        assertThat(operationsOf(id)).isEqualTo(1);

        analytics.failed(id, 2, "SETTLED_NOT_SENT", true);
        Answer second = retry(id, token);
        assertThat(child(second)).isNotEqualTo(first);
        assertThat(second.body().at("/data/retryableItemsCount").asInt()).isEqualTo(1);
        assertThat(second.body().at("/data/alreadyRetriedItemsCount").asInt()).isEqualTo(1);
        assertThat(awaitItems(child(second), 1).getFirst().getRetryOf().getItemIndex())
                .isEqualTo(2);
    }

    @Test
    void ofManyAtOnceOneTakesTheItems() {
        String id = atRest(8);
        for (int index = 0; index < 8; index++) {
            analytics.failed(id, index, "PROVIDER_BUSY", true);
        }
        List<Answer> answers;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            answers =
                    Stream.generate(() ->
                                    CompletableFuture.supplyAsync(() -> retry(id, token), threads))
                            .limit(10)
                            .toList()
                            .stream()
                            .map(CompletableFuture::join)
                            .toList();
        }
        assertThat(answers).allMatch(each -> each.status() == 202);
        assertThat(answers.stream().map(RetryIT::child).distinct()).hasSize(1);
        assertThat(operationsOf(id)).isEqualTo(1);
    }

    @Test
    void theSameRequestIsAnsweredTheSame() {
        String id = atRest(3);
        analytics.failed(id, 0, "PROVIDER_BUSY", true);
        Answer first = retry(id, token, "Idempotency-Key", "retry-" + id);
        analytics.failed(id, 1, "PROVIDER_BUSY", true);
        Answer again = retry(id, token, "Idempotency-Key", "retry-" + id);
        assertThat(again.raw()).isEqualTo(first.raw());
        String other = atRest(3);
        assertProblem(
                retry(other, token, "Idempotency-Key", "retry-" + id), 409, "IDEMPOTENCY_CONFLICT");
    }

    @Test
    void aRetryOfARetryTakesUpWhatFailedAgain() {
        String id = atRest(2);
        analytics.failed(id, 1, "PROVIDER_BUSY", true);
        String child = child(retry(id, token));
        awaitItems(child, 1);
        finish(child, 1);
        analytics.failed(child, 0, "PROVIDER_BUSY", true);

        String grandchild = child(retry(child, token));
        DistributionRequested item = awaitItems(grandchild, 1).getFirst();
        assertThat(item.getRetryOf().getOperationId()).isEqualTo(child);
        assertThat(item.getRecipient().getPhone()).isEqualTo(Requests.phone(1));
    }

    @Test
    void whatCannotBeRetriedIsSaid() {
        String running = accept(3);
        analytics.failed(running, 0, "PROVIDER_BUSY", true);
        assertProblem(retry(running, token), 409, "NOT_AT_REST");
        String hopeless = atRest(3);
        analytics.failed(hopeless, 0, "INVALID_PHONE", false);
        analytics.stands(hopeless, 1, "PARKED");
        assertProblem(retry(hopeless, token), 409, "NOTHING_TO_RETRY");
        String stranger = campaign.tokens().sponsor("stranger");
        assertProblem(retry(hopeless, stranger), 404, "OPERATION_NOT_FOUND");
        analytics.failing(true);
        assertProblem(retry(hopeless, token), 503, "SERVICE_UNAVAILABLE");
    }

    @Test
    void aRetryCountsAgainstTheSponsorsPlan() {
        campaign.execute(
                """
                INSERT INTO plan VALUES ('once', 1, 5000, 5, 100, 10, 100, 25, 5, 3) ON CONFLICT DO NOTHING
                """);
        String tight = campaign.tokens().sponsor("tightly");
        String id = atRest(2, tight);
        analytics.failed(id, 0, "PROVIDER_BUSY", true);
        campaign.execute("UPDATE sponsor SET plan = 'once' WHERE sponsor_id = 'tightly'");
        accept(2, tight);
        assertProblem(retry(id, tight), 429, "QUOTA_EXCEEDED");
        assertThat(operationsOf(id)).isZero();
    }

    @Test
    void theStoryTellsWhatTookAnItemUp() {
        String id = atRest(2);
        analytics.failed(id, 1, "PROVIDER_BUSY", true);
        String child = child(retry(id, token));

        Answer parent = campaign.get(story(id, 1), token);
        assertThat(parent.body().at("/data/accepted/retriedAs/operationId").asString())
                .isEqualTo(child);
        Answer again = campaign.get(story(child, 0), token);
        assertThat(again.body().at("/data/accepted/retryOf/itemIndex").asInt()).isEqualTo(1);
    }

    private static String story(String id, int index) {
        return "/api/v1/bulk-operations/" + id + "/items/" + index;
    }

    private long operationsOf(String parent) {
        return campaign.number(
                "SELECT count(DISTINCT retry_operation_id) FROM retried_item WHERE operation_id = '"
                        + parent
                        + "'");
    }

    private static String child(Answer answer) {
        assertThat(answer.status()).as(answer.raw()).isEqualTo(202);
        return answer.body().at("/data/retryOperationId").asString();
    }

    private Answer retry(String id, String caller, String... headers) {
        return campaign.post("/api/v1/bulk-operations/retry/" + id, caller, "", headers);
    }

    private String atRest(int recipients) {
        return atRest(recipients, token);
    }

    private String atRest(int recipients, String caller) {
        String id = accept(recipients, caller);
        awaitItems(id, recipients);
        finish(id, recipients);
        return id;
    }

    private void finish(String id, int items) {
        TestTopics.publish(Snapshots.completed(id, 1, items - 1, 1));
        await().atMost(PATIENCE)
                .until(() ->
                        campaign.number(
                                        "SELECT count(*) FROM operation WHERE finished_at IS NOT NULL AND operation_id = '"
                                                + id
                                                + "'")
                                == 1);
    }

    private String accept(int recipients) {
        return accept(recipients, token);
    }

    private String accept(int recipients, String caller) {
        ObjectNode request = Requests.of(recipients);
        for (int index = 0; index < recipients; index++) {
            ((ObjectNode) request.at("/recipients/" + index)).put("externalId", "M-" + index);
        }
        Answer accepted = campaign.sendLinks(caller, request.toString());
        assertThat(accepted.status()).as(accepted.raw()).isEqualTo(202);
        return accepted.body().at("/data/operationId").asString();
    }

    private List<DistributionRequested> awaitItems(String id, int count) {
        return await().atMost(PATIENCE)
                .until(
                        () ->
                                requested
                                        .poll(each -> each.getItem().getOperationId().equals(id))
                                        .stream()
                                        .sorted(
                                                Comparator.comparing(
                                                        each -> each.getItem().getItemIndex()))
                                        .toList(),
                        found -> found.size() == count);
    }

    private static void assertProblem(Answer answer, int status, String error) {
        assertThat(answer.status()).as(answer.raw()).isEqualTo(status);
        assertThat(answer.body().at("/error").asString()).isEqualTo(error);
        assertThat(answer.body().at("/message").asString()).isNotBlank();
    }
}
