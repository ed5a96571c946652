package com.ziraai.campaign;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.ziraai.campaign.RunningCampaign.Answer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

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
                        [{"index":3,"itemId":"recipient_3","state":"FAILED","itemStatus":"Failed","parked":false,"channel":"SMS",\
                        "attempts":1,"acceptedMillis":null,"sentMillis":null,"deliveredMillis":null,\
                        "failure":{"failureClass":"FALLBACK","errorCode":"RECIPIENT_UNREACHABLE",\
                        "errorMessage":"Alıcıya ulaşılamıyor","errorCategory":"Network","providerCode":"8",\
                        "isRetryable":true,"occurredAt":"2026-03-01T09:00:00.006Z"},\
                        "externalId":null,"row":null,"phone":"+90********03"}]\
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
                                + "failureClass,errorCode,errorMessage,errorCategory,providerCode,isRetryable,occurredAt,"
                                + "externalId,row,phone,itemStatus");
        assertThat(lines.get(8))
                .isEqualTo(
                        "7,recipient_7,FAILED,false,SMS,1,,,,FALLBACK,RECIPIENT_UNREACHABLE,"
                                + "Alıcıya ulaşılamıyor,Network,8,true,2026-03-01T09:00:00.006Z,,,,Failed");

        Answer jsonl =
                campaign.getAs("application/x-ndjson", items(id) + "?status=DELIVERED", token);
        List<JsonNode> items = jsonl.raw().lines().map(JsonMapper.shared()::readTree).toList();
        assertThat(items).hasSize(2_499);
        assertThat(items)
                .extracting(each -> each.at("/index").asInt())
                .isSorted()
                .doesNotHaveDuplicates();
    }

    /** Bad rows are no items, so an index says nothing about a file. */
    @Test
    void anItemOfAListIsAPersonOfItsFile() {
        String id = sendToList();
        analytics.failed(id, 1, "RECIPIENT_UNREACHABLE", true);
        analytics.failed(id, 25, "RECIPIENT_UNREACHABLE", true);
        analytics.stands(id, 29, "PARKED");

        Answer page = campaign.get(items(id) + "?status=FAILED", token);
        assertThat(people(page.body().at("/data/items")))
                .containsExactly("-7 5 +90********01", "M-25 53 +90********25");
        assertThat(campaign.getAs("application/x-ndjson", items(id), token).raw().lines())
                .anyMatch(line ->
                        line.endsWith(
                                "\"externalId\":\"M-25\",\"row\":53,\"phone\":\"+90********25\"}"));
        assertThat(
                        campaign.get(items(id) + "?format=csv&status=FAILED&delimiter=;", token)
                                .raw()
                                .lines())
                .element(1, STRING)
                .startsWith("1;recipient_1;FAILED;")
                .endsWith(";'-7;5;'+90********01;Failed");

        JsonNode story = campaign.get(items(id) + "/25", token).body().at("/data");
        assertThat(
                        people(
                                json(
                                        "["
                                                + story.at("/accepted")
                                                + ","
                                                + story.at("/standing/data")
                                                + "]")))
                .containsOnly("M-25 53 +90********25");
        Answer unknown = campaign.get("/api/v1/bulk-operations/" + id + "/unknown", token);
        assertThat(people(unknown.body().at("/data/items")))
                .containsExactly("M-29 61 +90********29");
    }

    @Test
    void anItemOfARequestHasTheReferenceItCameWith() {
        ObjectNode request = Requests.of(3);
        ((ObjectNode) request.at("/recipients/0")).put("externalId", "M-1");
        ((ObjectNode) request.at("/recipients/1")).put("externalId", 57).put("phoneNumber", "12");
        String id = accept(request);
        Answer page = campaign.get(items(id), token);
        assertThat(people(page.body().at("/data/items")))
                .containsExactly(
                        "M-1 null +90********00", "57 null null", "null null +90********02");
    }

    @Test
    void itemsPastTheirRetentionAreStillTold() {
        String id = accept(2);
        campaign.execute("DELETE FROM batch WHERE operation_id = '" + id + "'");
        Answer page = campaign.get(items(id), token);
        assertThat(people(page.body().at("/data/items"))).containsOnly("null null null");
    }

    @ParameterizedTest
    @CsvSource({"a\\nb, CONTROL_CHARACTERS", "'', LENGTH", "' ', LENGTH"})
    void aReferenceThatCouldNotBeHandedBackIsRefused(String reference, String code) {
        ObjectNode request = Requests.of(2);
        ((ObjectNode) request.at("/recipients/1")).put("externalId", reference.translateEscapes());
        JsonNode error =
                campaign.sendLinks(token, request.toString()).body().at("/details/errors/0");
        assertThat(error.at("/path").asString()).isEqualTo("recipients[1].externalId");
        assertThat(error.at("/code").asString()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {";", "semicolon", "Semicolon"})
    void aFileHasTheDelimiterThatIsAskedFor(String delimiter) {
        String id = accept(1);
        Answer csv = campaign.get(items(id) + "?format=csv&delimiter=" + delimiter, token);
        assertThat(csv.raw()).startsWith("\uFEFFindex;itemId;state;");
    }

    /** A program that wants Turkish texts reads commas all the same. */
    @Test
    void aLanguageIsNoDelimiter() {
        Answer csv = campaign.getIn("tr-TR", items(accept(1)) + "?format=csv", token);
        assertThat(csv.raw()).startsWith("\uFEFFindex,itemId,");
    }

    /** Some bad rows stand between the good ones. */
    private String sendToList() {
        StringBuilder file = new StringBuilder("Telefon;Müşteri No\n");
        for (int index = 0; index < 30; index++) {
            file.append("12;bad\n").append(Requests.phone(index));
            file.append(index == 1 ? ";'-7\n" : ";M-" + index + "\n");
        }
        Answer list = campaign.upload(token, "", "text/csv", file.toString().getBytes(UTF_8));
        ObjectNode request = Requests.withBatches(0, 10, 5);
        request.remove("recipients");
        request.put("messageTemplate", "Merhaba {code}: {link}");
        request.put("recipientListId", list.body().at("/data/listId").asString());
        return accept(request);
    }

    private static List<String> people(JsonNode items) {
        return items.valueStream()
                .map(each ->
                        "%s %s %s"
                                .formatted(
                                        each.path("externalId").asString("null"),
                                        each.path("row").asString("null"),
                                        each.path("phone").asString("null")))
                .toList();
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
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
        assertProblem(
                campaign.get(items(id) + "?format=csv&delimiter=x", token),
                400,
                "VALIDATION_FAILED");
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
        return accept(Requests.of(recipients));
    }

    private String accept(ObjectNode request) {
        Answer accepted = campaign.sendLinks(token, request.toString());
        assertThat(accepted.status()).as(accepted.raw()).isEqualTo(202);
        return accepted.body().at("/data/operationId").asString();
    }
}
