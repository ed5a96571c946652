package com.ziraai.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ziraai.campaign.RunningCampaign.Answer;
import com.ziraai.contract.Topics;
import com.ziraai.event.DistributionRequested;
import com.ziraai.event.OperationLifecycle;
import com.ziraai.event.OperationType;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class GenerateCodesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String PATH = "/api/v1/bulk-operations/generate-codes";

    /** As the document has it, but fewer. */
    private static final String REQUEST =
            """
            {"operationName": "Q4 2025 Kod Üretimi", "subscriptionTierId": 3, "quantity": 100,
             "codePrefix": "L2025", "validityDays": 180,
             "processing": {"batchSize": 100, "maxConcurrency": 3, "retryAttempts": 2},
             "batches": [
               {"batchName": "Antalya Bölgesi", "quantity": 30, "customPrefix": "L2025ANT",
                "batchMetadata": {"region": "Antalya", "targetAudience": "Sera çiftçileri"}},
               {"batchName": "İzmir Bölgesi", "quantity": 40, "customPrefix": "L2025IZM",
                "batchMetadata": {"region": "İzmir"}}]}
            """;

    private final RunningCampaign campaign = RunningCampaign.shared();
    private final String token = campaign.tokens().sponsor("generating");

    @Test
    void codesAreOrderedFromTheirServiceOneItemEach() {
        Answer answer = campaign.post(PATH, token, REQUEST);

        assertThat(answer.status()).as(answer.raw()).isEqualTo(202);
        assertThat(Shape.of(answer.body()))
                .containsAll(Shape.of(Shape.document("generate-codes-answer.json")));
        assertThat(answer.body().at("/data/operationType").asString())
                .isEqualTo("BulkCodeGeneration");
        assertThat(answer.body().at("/data/status").asString()).isEqualTo("Queued");
        assertThat(Instant.parse(answer.body().at("/data/estimatedCompletionTime").asString()))
                .isAfter(Instant.parse(answer.body().at("/data/createdAt").asString()));
        assertThat(answer.body().at("/data/metrics/estimatedTimeRemaining").asString())
                .matches("\\d\\d:\\d\\d:\\d\\d");
        assertThat(answer.body().at("/data/validationWarnings").isArray()).isTrue();
        assertThat(answer.body().at("/data/metrics/totalItems").asInt()).isEqualTo(100);
        String id = answer.body().at("/data/operationId").asString();
        assertThat(id).startsWith("codegen_");
        List<DistributionRequested> items = awaitItems(id, 100);
        assertThat(items)
                .extracting(each -> each.getGeneration().getPrefix())
                .startsWith("L2025ANT")
                .endsWith("L2025")
                .containsOnly("L2025ANT", "L2025IZM", "L2025");
        assertThat(items)
                .filteredOn(each -> each.getGeneration().getPrefix().equals("L2025"))
                .hasSize(30);
        assertThat(items).allMatch(each -> each.getCodeValidityDays() == 180);
        assertThat(items.stream().map(each -> each.getItem().getContactKey()).distinct())
                .hasSize(100);
        try (var lifecycle = TestTopics.read(Topics.OPERATION_LIFECYCLE)) {
            await().atMost(PATIENCE)
                    .until(
                            () -> lifecycle.poll(each -> each.getOperationId().equals(id)),
                            found ->
                                    found.stream()
                                            .map(OperationLifecycle::getType)
                                            .toList()
                                            .contains(OperationType.BULK_CODE_GENERATION));
        }
    }

    @Test
    void itsProgressReadsAsTheMakingOfCodes() {
        String id = accept();
        awaitItems(id, 100);
        TestTopics.publish(Snapshots.delivered(id, 1, 100, 35));
        Answer status =
                await().atMost(PATIENCE)
                        .until(
                                () -> campaign.get("/api/v1/bulk-operations/status/" + id, token),
                                found ->
                                        found.body().at("/data/metrics/processedItems").asInt()
                                                == 35);
        assertThat(status.body().at("/data/statusMessage").asString())
                .isEqualTo("Kodlar üretiliyor... (35/100)");
        assertThat(status.body().at("/data/metrics/successfulItems").asInt()).isEqualTo(35);
        Answer history = campaign.get("/api/v1/bulk-operations/history?pageSize=200", token);
        assertThat(history.body().at("/data").valueStream())
                .filteredOn(each -> each.at("/operationId").asString().equals(id))
                .allMatch(each -> each.at("/operationType").asString().equals("BulkCodeGeneration"))
                .allMatch(each -> each.at("/summary/channel").isNull());
    }

    @Test
    void itsSponsorFetchesTheCodesAsAPageOrAFile() {
        String id = accept();
        String path = "/api/v1/operations/" + id + "/codes";
        campaign.peers()
                .says(
                        path + "?after=-1&limit=1000",
                        "{\"items\": [%s, %s], \"next\": 30}".formatted(code(0), code(30)));
        campaign.peers()
                .says(
                        path + "?after=30&limit=1000",
                        "{\"items\": [%s], \"next\": null}".formatted(code(99)));
        campaign.peers()
                .says(
                        path + "?after=-1&limit=1",
                        "{\"items\": [%s], \"next\": 0}".formatted(code(0)));

        Answer csv = campaign.get(codes(id) + "?format=csv", token);
        assertThat(csv.raw().lines())
                .containsExactly(
                        "\uFEFFindex,code,link,batchName,subscriptionTierId,expiresAt,createdAt,errorCode,externalId,row,phone",
                        "0,C-0,https://l/0,Antalya Bölgesi,3,2099-01-01T00:00:00Z,2098-01-01T00:00:00Z,,,,",
                        "30,C-30,https://l/30,İzmir Bölgesi,3,2099-01-01T00:00:00Z,2098-01-01T00:00:00Z,,,,",
                        "99,C-99,https://l/99,,3,2099-01-01T00:00:00Z,2098-01-01T00:00:00Z,,,,");
        assertThat(campaign.get(codes(id) + "?format=csv&delimiter=;", token).raw())
                .startsWith("\uFEFFindex;code;link;");
        assertThat(campaign.getAs("application/x-ndjson", codes(id), token).raw().lines())
                .hasSize(3);
        Answer page = campaign.get(codes(id) + "?limit=1", token);
        assertThat(page.body().at("/data/codes/0/code").asString()).isEqualTo("C-0");
        assertThat(page.body().at("/data/next").asInt()).isZero();
        Answer foreign =
                campaign.get(codes(id) + "?format=csv", campaign.tokens().sponsor("stranger"));
        assertThat(foreign.status()).isEqualTo(404);
        campaign.peers().fails(path + "?after=-1&limit=1000");
        assertThat(campaign.get(codes(id) + "?format=csv", token).status()).isEqualTo(503);
    }

    @Test
    void aCodeOfARecipientSaysWhose() {
        ObjectNode request = Requests.of(2);
        ((ObjectNode) request.at("/recipients/1")).put("externalId", "M-1");
        String id =
                campaign.sendLinks(token, request.toString())
                        .body()
                        .at("/data/operationId")
                        .asString();
        campaign.peers()
                .says(
                        "/api/v1/operations/" + id + "/codes?after=-1&limit=100",
                        "{\"items\": [%s], \"next\": null}".formatted(code(1)));
        JsonNode code = campaign.get(codes(id), token).body().at("/data/codes/0");
        assertThat(code.at("/externalId").asString()).isEqualTo("M-1");
        assertThat(code.at("/phone").asString()).isEqualTo("+90********01");
    }

    private static String code(int index) {
        return """
        {"itemIndex": %d, "code": "C-%d", "link": "https://l/%d", "refusal": null, "detail": null,
         "expiresAt": "2099-01-01T00:00:00Z", "createdAt": "2098-01-01T00:00:00Z"}\
        """
                .formatted(index, index, index);
    }

    @Test
    void theSameRequestIsStoredOnce() {
        String[] key = {"Idempotency-Key", "codes-once"};
        Answer first = campaign.post(PATH, token, REQUEST, key);
        Answer again = campaign.post(PATH, token, REQUEST, key);
        assertThat(again.raw()).isEqualTo(first.raw());
        assertThat(campaign.post(PATH, token, "{\"quantity\": 1}", key).status()).isEqualTo(409);
    }

    @Test
    void codesAreNotRetried() {
        Answer answer = campaign.post("/api/v1/bulk-operations/retry/" + accept(), token, "");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body().at("/error").asString()).isEqualTo("RETRY_NOT_POSSIBLE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                          | quantity             | REQUIRED",
                "{\"quantity\": 0}                                           | quantity             | RANGE",
                "{\"quantity\": 5001}                                        | quantity             | TOO_MANY_CODES",
                "{\"quantity\": 5, \"codePrefix\": \"x-1\"}                  | codePrefix           | INVALID_PREFIX",
                "{\"quantity\": 5, \"codePrefix\": \"A\"}                    | codePrefix           | INVALID_PREFIX",
                "{\"quantity\": 5, \"validityDays\": 0}                      | validityDays         | RANGE",
                "{\"quantity\": 5, \"subscriptionTierId\": 9}                | subscriptionTierId   | RANGE",
                "{\"quantity\": 5, \"batches\": [{\"quantity\": 6}]}         | batches              | TOO_MANY_IN_BATCHES",
                "{\"quantity\": 5, \"batches\": [{}]}                        | batches[0].quantity  | REQUIRED",
                "{\"quantity\": 5, \"batches\": [{\"quantity\": 1, \"customPrefix\": \"ş\"}]} | batches[0].customPrefix | INVALID_PREFIX",
                "{\"quantity\": 5, \"processing\": {\"batchSize\": 1}}       | processing.batchSize | RANGE",
                "{\"quantity\": 5, \"sponsorId\": \"another\"}               | sponsorId            | FOREIGN_SPONSOR",
                "{\"quantity\": 5, \"colour\": 1}                            | colour               | UNKNOWN_FIELD"
            })
    void whatIsWrongIsNamed(String body, String path, String code) {
        Answer answer = campaign.post(PATH, token, body);
        assertThat(answer.status()).as(answer.raw()).isEqualTo(400);
        assertThat(answer.body().at("/details/errors/0/path").asString()).isEqualTo(path);
        assertThat(answer.body().at("/details/errors/0/code").asString()).isEqualTo(code);
        assertThat(answer.body().at("/details/errors/0/message").asString()).isNotBlank();
    }

    private static String codes(String id) {
        return "/api/v1/bulk-operations/" + id + "/codes";
    }

    private String accept() {
        Answer answer = campaign.post(PATH, token, REQUEST);
        assertThat(answer.status()).as(answer.raw()).isEqualTo(202);
        return answer.body().at("/data/operationId").asString();
    }

    private static List<DistributionRequested> awaitItems(String id, int count) {
        try (var requested = TestTopics.read(Topics.DISTRIBUTION_REQUESTED)) {
            return await().atMost(PATIENCE)
                    .until(
                            () ->
                                    requested
                                            .poll(each ->
                                                    each.getItem().getOperationId().equals(id))
                                            .stream()
                                            .sorted(
                                                    Comparator.comparing(
                                                            each -> each.getItem().getItemIndex()))
                                            .toList(),
                            found -> found.size() == count);
        }
    }
}
