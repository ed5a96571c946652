package com.ziraai.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.campaign.RunningCampaign.Answer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ItemsIT {

    private final RunningCampaign campaign = RunningCampaign.shared();
    private final FakeAnalytics analytics = campaign.analytics();
    private final String token = campaign.tokens().sponsor("itemising");

    @AfterEach
    void analyticsIsBack() {
        analytics.failing(false);
    }

    @Test
    void itemsOfAStateAreListedPageByPageWithTheirReasons() {
        String id = accept(30);
        analytics.failed(id, 3, "RECIPIENT_UNREACHABLE", true);
        analytics.stands(id, 4, "DELIVERED");
        analytics.failed(id, 8, "SOMETHING_NEW", false);

        Answer first = campaign.get(items(id) + "?status=failed&limit=1", token);

        assertThat(first.status()).as(first.raw()).isEqualTo(200);
        assertThat(first.body().at("/data/operationId").asString()).isEqualTo(id);
        assertThat(first.body().at("/data/next").asInt()).isEqualTo(3);
        assertThat(first.body().at("/data/items").toString())
                .isEqualTo(
                        """
                        [{"index":3,"itemId":"recipient_3","state":"FAILED","parked":false,"channel":"SMS",\
                        "attempts":1,"acceptedMillis":null,"sentMillis":null,"deliveredMillis":null,\
                        "failure":{"failureClass":"FALLBACK","errorCode":"RECIPIENT_UNREACHABLE",\
                        "errorMessage":"Alıcıya ulaşılamıyor","errorCategory":"Network","providerCode":"8",\
                        "isRetryable":true,"occurredAt":"2026-03-01T09:00:00.006Z"}}]\
                        """);
        Answer rest = campaign.get(items(id) + "?status=FAILED&after=3", token);
        assertThat(rest.body().at("/data/items/0/failure/errorMessage").asString())
                .as("a code the catalogue lacks")
                .isEqualTo("As, \"told\"");
        assertThat(rest.body().at("/data/next").isNull()).isTrue();
        assertThat(analytics.callers()).last().isEqualTo("Bearer " + token);
    }

    @Test
    void allItemsComeAsAFile() {
        String id = accept(5);
        for (int index = 0; index < 2_500; index++) {
            analytics.stands(id, index, "DELIVERED");
        }
        analytics.failed(id, 7, "RECIPIENT_UNREACHABLE", true);

        Answer csv = campaign.get(items(id) + "?format=csv", token);
        List<String> lines = csv.raw().lines().toList();
        assertThat(header(csv, "Content-Type")).isEqualTo("text/csv;charset=UTF-8");
        assertThat(header(csv, "Content-Disposition"))
                .isEqualTo("attachment; filename=\"" + id + "-items.csv\"");
        assertThat(lines).hasSize(2_501);
        assertThat(lines.getFirst())
                .isEqualTo(
                        "\uFEFFindex,itemId,state,parked,channel,attempts,acceptedMillis,sentMillis,deliveredMillis,"
                                + "failureClass,errorCode,errorMessage,errorCategory,providerCode,isRetryable,occurredAt");
        assertThat(lines.get(8))
                .isEqualTo(
                        "7,recipient_7,FAILED,false,SMS,1,,,,FALLBACK,RECIPIENT_UNREACHABLE,"
                                + "Alıcıya ulaşılamıyor,Network,8,true,2026-03-01T09:00:00.006Z");

        Answer jsonl =
                campaign.getAs("application/x-ndjson", items(id) + "?status=DELIVERED", token);
        List<JsonNode> items = jsonl.raw().lines().map(JsonMapper.shared()::readTree).toList();
        assertThat(items).hasSize(2_499);
        assertThat(items)
                .extracting(each -> each.at("/index").asInt())
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void anOperationAnalyticsHasNotHeardOfIsPending() {
        String id = accept(3);
        Answer pending = campaign.get(items(id) + "?status=PENDING&limit=2", token);
        assertThat(pending.body().at("/data/items")).hasSize(2);
        assertThat(pending.body().at("/data/next").asInt()).isEqualTo(1);
        Answer rest = campaign.get(items(id) + "?after=1", token);
        assertThat(rest.body().at("/data/items/0/index").asInt()).isEqualTo(2);
        assertThat(rest.body().at("/data/next").isNull()).isTrue();
    }

    @Test
    void whatCannotBeAnsweredIsSaid() {
        String id = accept(3);
        assertProblem(campaign.get(items(id) + "?status=GONE", token), 400, "VALIDATION_FAILED");
        assertProblem(campaign.get(items(id) + "?format=xls", token), 400, "VALIDATION_FAILED");
        assertProblem(campaign.get(items(id) + "?limit=0", token), 400, "VALIDATION_FAILED");
        String stranger = campaign.tokens().sponsor("stranger");
        assertProblem(campaign.get(items(id), stranger), 404, "OPERATION_NOT_FOUND");
        assertProblem(
                campaign.get(items(id) + "?format=csv", stranger), 404, "OPERATION_NOT_FOUND");
        analytics.failing(true);
        assertProblem(campaign.get(items(id), token), 503, "SERVICE_UNAVAILABLE");
        assertProblem(campaign.get(items(id) + "?format=csv", token), 503, "SERVICE_UNAVAILABLE");
    }

    private static void assertProblem(Answer answer, int status, String error) {
        assertThat(answer.status()).as(answer.raw()).isEqualTo(status);
        assertThat(answer.body().at("/error").asString()).isEqualTo(error);
        assertThat(answer.body().at("/message").asString()).isNotBlank();
    }

    private static String header(Answer answer, String name) {
        return answer.response().headers().firstValue(name).orElse("");
    }

    private static String items(String operationId) {
        return "/api/v1/bulk-operations/" + operationId + "/items";
    }

    private String accept(int recipients) {
        Answer accepted = campaign.sendLinks(token, Requests.of(recipients).toString());
        assertThat(accepted.status()).as(accepted.raw()).isEqualTo(202);
        return accepted.body().at("/data/operationId").asString();
    }
}
