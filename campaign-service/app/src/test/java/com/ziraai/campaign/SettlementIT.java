package com.ziraai.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ziraai.campaign.RunningCampaign.Answer;
import com.ziraai.contract.Topics;
import com.ziraai.event.Resolution;
import com.ziraai.event.UnknownSettlement;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettlementIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String NOT_SENT = "{\"resolution\":\"NOT_SENT\",\"note\":\"no trace\"}";

    private final RunningCampaign campaign = RunningCampaign.shared();
    private final FakeAnalytics analytics = campaign.analytics();
    private final String token = campaign.tokens().sponsor("settling");
    private final TestTopics.Reader<UnknownSettlement> settlements =
            TestTopics.read(Topics.UNKNOWN_SETTLEMENTS);

    @AfterEach
    void close() {
        analytics.failing(false);
        settlements.close();
    }

    @Test
    void unknownItemsAreListedPageByPageInTheCallersName() {
        String id = accept(30);
        analytics.stands(id, 3, "UNKNOWN");
        analytics.stands(id, 8, "PARKED");
        analytics.stands(id, 9, "PARKED");
        Answer first = campaign.get(unknown(id) + "?limit=2", token);
        assertThat(first.body().at("/data").toString())
                .isEqualTo(
                        "{\"operationId\":\"%s\",\"items\":[%s,%s],\"next\":8}"
                                .formatted(id, item(3, false), item(8, true)));
        Answer rest = campaign.get(unknown(id) + "?limit=2&after=8", token);
        assertThat(rest.body().at("/data/items").toString()).isEqualTo("[" + item(9, true) + "]");
        assertThat(rest.body().at("/data/next").isNull()).isTrue();
        assertThat(analytics.callers()).last().isEqualTo("Bearer " + token);
    }

    private static String item(int index, boolean parked) {
        return """
        {"itemIndex":%d,"attemptNo":1,"channel":"SMS","parked":%s,\
        "externalId":null,"row":null,"phone":"+90********0%1$d"}\
        """
                .formatted(index, parked);
    }

    @Test
    void aSettlementIsKeptWithItsReasonAndTellsTheChannels() {
        String id = accept(30);
        analytics.stands(id, 17, "PARKED");
        Answer answer = campaign.post(unknown(id) + "/17", token, NOT_SENT);
        assertThat(answer.status()).as(answer.raw()).isEqualTo(202);
        assertThat(answer.body().at("/data/settledBy").asString()).isEqualTo("test-user");
        assertThat(
                        campaign.number(
                                "SELECT count(*) FROM settlement WHERE operation_id = '%s' AND item_index = 17 AND attempt_no = 1 AND resolution = 'NOT_SENT' AND note = 'no trace' AND settled_by = 'test-user'"
                                        .formatted(id)))
                .isEqualTo(1);

        UnknownSettlement told = awaitTold(id, 1).getFirst().value();
        assertThat(told.getItemIndex()).isEqualTo(17);
        assertThat(told.getAttemptNo()).isEqualTo(1);
        assertThat(told.getSponsorId()).isEqualTo("settling");
        assertThat(told.getResolution()).isEqualTo(Resolution.NOT_SENT);
        assertThat(told.getSettledAt()).isEqualTo(answer.body().at("/data/settledAt").asString());
        assertThat(awaitTold(id, 1).getFirst().key()).isEqualTo(contactKey(id, 17));
        assertThat(told.getContactKey()).isEqualTo(contactKey(id, 17));
    }

    @Test
    void theSameAgainIsAnsweredTheSameBeforeAndAfterItTookEffect() {
        String id = accept(5);
        analytics.stands(id, 1, "UNKNOWN");
        Answer first = campaign.post(unknown(id) + "/1", token, NOT_SENT);
        Answer again = campaign.post(unknown(id) + "/1", token, "{\"resolution\":\"NOT_SENT\"}");
        Answer other = campaign.post(unknown(id) + "/1", token, "{\"resolution\":\"SENT\"}");
        analytics.stands(id, 1, "REJECTED");
        Answer later = campaign.post(unknown(id) + "/1", token, NOT_SENT);
        Answer late = campaign.post(unknown(id) + "/1", token, "{\"resolution\":\"SENT\"}");

        assertThat(List.of(first.status(), again.status(), later.status())).containsOnly(202);
        assertThat(List.of(again.raw(), later.raw())).containsOnly(first.raw());
        assertProblem(other, 409, "ALREADY_SETTLED");
        assertProblem(late, 409, "ITEM_NOT_UNKNOWN");
        await().during(Duration.ofMillis(1500)).atMost(PATIENCE).until(() -> told(id).size() == 1);
    }

    @Test
    void whatIsNotUnknownIsNotSettled() {
        String id = accept(5);
        analytics.stands(id, 2, "DELIVERED");
        assertProblem(campaign.post(unknown(id) + "/2", token, NOT_SENT), 409, "ITEM_NOT_UNKNOWN");
        assertProblem(campaign.post(unknown(id) + "/99", token, NOT_SENT), 409, "ITEM_NOT_UNKNOWN");
    }

    @Test
    void othersOperationsAreAnsweredLikeNone() {
        String id = accept(5);
        analytics.stands(id, 1, "UNKNOWN");
        String stranger = campaign.tokens().sponsor("stranger");
        for (String operation : List.of(id, "bulk_nothing")) {
            assertProblem(
                    campaign.post(unknown(operation) + "/1", stranger, NOT_SENT),
                    404,
                    "OPERATION_NOT_FOUND");
            assertProblem(campaign.get(unknown(operation), stranger), 404, "OPERATION_NOT_FOUND");
        }
        assertThat(campaign.get(unknown(id), campaign.tokens().admin()).status()).isEqualTo(200);
        assertThat(campaign.post(unknown(id) + "/1", campaign.tokens().admin(), NOT_SENT).status())
                .isEqualTo(202);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | {}                                        | resolution | REQUIRED",
                "1 | {\"resolution\":\"LOST\"}                 | resolution | UNKNOWN_RESOLUTION",
                "1 | {\"resolution\":1}                        | resolution | WRONG_TYPE",
                "1 | {\"resolution\":\"SENT\",\"why\":\"x\"}     | why        | UNKNOWN_FIELD",
                "1 | {\"resolution\":\"SENT\",\"note\":\"\\u0000\"} | note     | INVALID_TEXT",
                "x | {\"resolution\":\"SENT\"}                 | itemIndex  | RANGE"
            })
    void whatIsWrongIsNamed(String index, String body, String path, String code) {
        Answer answer = campaign.post(unknown(accept(5)) + "/" + index, token, body);
        assertProblem(answer, 400, "VALIDATION_FAILED");
        assertThat(answer.body().at("/details/errors/0/path").asString()).isEqualTo(path);
        assertThat(answer.body().at("/details/errors/0/code").asString()).isEqualTo(code);
    }

    @Test
    void withoutAnalyticsNothingIsSettledAndTheCallerMayTryAgain() {
        String id = accept(5);
        analytics.stands(id, 1, "UNKNOWN");
        analytics.failing(true);
        assertProblem(campaign.get(unknown(id), token), 503, "SERVICE_UNAVAILABLE");
        assertProblem(
                campaign.post(unknown(id) + "/1", token, NOT_SENT), 503, "SERVICE_UNAVAILABLE");
        analytics.failing(false);
        assertThat(campaign.post(unknown(id) + "/1", token, NOT_SENT).status()).isEqualTo(202);
    }

    @Test
    void aSettlementACrashLeftUnpublishedIsPublishedLater() {
        String id = accept(5);
        campaign.execute(
                """
                INSERT INTO settlement VALUES
                    ('%s', 4, 2, 'settling', 'AbCdEfGhIjKlMnOpQrStUv', 'DELIVERED', '', 'x', now())
                """
                        .formatted(id));
        UnknownSettlement told = awaitTold(id, 1).getFirst().value();
        assertThat(told.getAttemptNo()).isEqualTo(2);
        assertThat(told.getResolution()).isEqualTo(Resolution.DELIVERED);
        await().atMost(PATIENCE)
                .until(() ->
                        campaign.number(
                                        "SELECT count(*) FROM settlement WHERE published_at IS NULL")
                                == 0);
    }

    private static void assertProblem(Answer answer, int status, String error) {
        assertThat(answer.status()).as(answer.raw()).isEqualTo(status);
        assertThat(answer.body().at("/error").asString()).isEqualTo(error);
        assertThat(answer.body().at("/message").asString()).isNotBlank();
    }

    private String accept(int recipients) {
        Answer accepted = campaign.sendLinks(token, Requests.of(recipients).toString());
        assertThat(accepted.status()).as(accepted.raw()).isEqualTo(202);
        return accepted.body().at("/data/operationId").asString();
    }

    private static String unknown(String operationId) {
        return "/api/v1/bulk-operations/" + operationId + "/unknown";
    }

    private List<ConsumerRecord<String, UnknownSettlement>> awaitTold(String id, int number) {
        return await().atMost(PATIENCE).until(() -> told(id), told -> told.size() == number);
    }

    private List<ConsumerRecord<String, UnknownSettlement>> told(String id) {
        settlements.poll(any -> true);
        return settlements.records().stream()
                .filter(each -> each.value().getOperationId().equals(id))
                .toList();
    }

    private static String contactKey(String id, int itemIndex) {
        try (var requested = TestTopics.read(Topics.DISTRIBUTION_REQUESTED)) {
            return await().atMost(PATIENCE)
                    .until(
                            () ->
                                    requested.poll(each ->
                                            each.getItem().getOperationId().equals(id)
                                                    && each.getItem().getItemIndex() == itemIndex),
                            found -> !found.isEmpty())
                    .getFirst()
                    .getItem()
                    .getContactKey();
        }
    }
}
