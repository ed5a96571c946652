package com.ziraai.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ziraai.local.system.Service;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Failed items once more, their stories, and codes without recipients, on the whole system. */
class RetryIT {

    private static final String OPERATIONS = "/api/v1/bulk-operations/";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String SPONSOR = "retrying";

    /** One number nobody reaches for now, one nobody ever does. */
    private static final String FAULTS =
            """
            [{"name": "busy", "match": "5321230001", "action": "errorBefore"},
             {"name": "denied", "match": "5321230002", "action": "numberInvalid"}]
            """;

    private final JsonMapper json = new JsonMapper();
    private final RunningSystem running = RunningSystem.shared();

    @AfterEach
    void healProviders() {
        running.faults("[]");
    }

    @Test
    void whatFailedForNowIsRetriedUnderItsCodeAndEveryServiceTellsItsPart() {
        running.faults(FAULTS);
        String id =
                accepted(
                        "send-links",
                        """
                        {"channel": "SMS", "processing": {"retryAttempts": 0}, "recipients": [
                          {"name": "A", "phoneNumber": "+905321230000"},
                          {"name": "B", "phoneNumber": "+905321230001"},
                          {"name": "C", "phoneNumber": "+905321230002"}]}
                        """);
        awaitStatus(id, "PartiallyCompleted");
        running.faults("[]");

        JsonNode split = post("retry/" + id, "");
        assertThat(split.at("/retryableItemsCount").asInt()).as(split.toString()).isEqualTo(1);
        assertThat(split.at("/nonRetryableItemsCount").asInt()).isEqualTo(1);
        String child = split.at("/retryOperationId").asString();
        awaitStatus(child, "Completed");

        JsonNode first = get(id + "/items/1").at("/data");
        JsonNode again = get(child + "/items/0").at("/data");
        assertThat(first.at("/standing/data/state").asString()).isEqualTo("FAILED");
        assertThat(first.at("/standing/data/failure/isRetryable").asBoolean()).isTrue();
        assertThat(first.at("/accepted/retriedAs/operationId").asString()).isEqualTo(child);
        assertThat(again.at("/accepted/retryOf/itemIndex").asInt()).isEqualTo(1);
        assertThat(again.at("/code/data/code").asString())
                .isNotEmpty()
                .isEqualTo(first.at("/code/data/code").asString());
        assertThat(again.at("/sms/data/attempts/0/status").asString())
                .isIn("ACCEPTED", "SENT", "DELIVERED");
        assertThat(first.at("/timeline").valueStream())
                .extracting(each -> each.at("/event").asString())
                .contains("CODE_ALLOCATED", "ATTEMPT_DECIDED", "RESULT_REJECTED", "ENDED_FAILED");
        assertThat(post("retry/" + id, "").at("/retryOperationId").asString()).isEqualTo(child);
    }

    @Test
    void codesAreMadeOnceAlsoWhenTheirServiceIsKilledMeanwhile() {
        String id =
                accepted(
                        "generate-codes",
                        """
                        {"quantity": 600, "codePrefix": "BULK",
                         "batches": [{"batchName": "Antalya", "quantity": 200, "customPrefix": "ANT"}]}
                        """);
        running.system().kill("code");
        running.system().start("code");
        JsonNode done = awaitStatus(id, "Completed");
        assertThat(done.at("/data/metrics/states/delivered").asInt()).isEqualTo(600);

        // The service that was killed may still be found away: the answer says when to ask again.
        HttpResponse<String> csv =
                await().atMost(PATIENCE)
                        .until(
                                () -> running.send(request(id + "/codes?format=csv").GET()),
                                answer -> answer.statusCode() != 503);
        assertThat(csv.statusCode()).as(csv.body()).isEqualTo(200);
        assertThat(csv.body().lines().skip(1).map(line -> line.split(",")[1]))
                .hasSize(600)
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("(ANT|BULK)-\\d{8}-[A-Z0-9]{5}"));
        assertThat(csv.body().lines().filter(line -> line.contains(",Antalya,"))).hasSize(200);
    }

    private JsonNode awaitStatus(String id, String status) {
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> get("status/" + id),
                        found -> found.at("/data/status").asString().equals(status));
    }

    private String accepted(String path, String body) {
        return post(path, body).at("/operationId").asString();
    }

    private JsonNode post(String path, String body) {
        HttpResponse<String> answer =
                running.send(
                        request(path)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(body)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return json.readTree(answer.body()).at("/data");
    }

    private JsonNode get(String path) {
        HttpResponse<String> answer = running.send(request(path).GET());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json.readTree(answer.body());
    }

    private HttpRequest.Builder request(String path) {
        String token = running.system().token(SPONSOR, SPONSOR, "Sponsor");
        return HttpRequest.newBuilder(
                        URI.create(running.system().url(Service.CAMPAIGN) + OPERATIONS + path))
                .header("Authorization", "Bearer " + token);
    }
}
