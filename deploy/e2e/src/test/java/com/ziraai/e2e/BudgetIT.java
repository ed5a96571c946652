package com.ziraai.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ziraai.local.sponsor.Recipient;
import com.ziraai.local.sponsor.SampleRecipients;
import com.ziraai.local.sponsor.SponsorApi;
import com.ziraai.local.sponsor.State;
import com.ziraai.local.sponsor.Status;
import com.ziraai.local.system.Service;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every message has one part; a part costs a quarter. */
class BudgetIT {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final int RECIPIENTS = 5_000;
    private static final int AFFORDABLE = 1_234;

    private final JsonMapper json = new JsonMapper();
    private final RunningSystem running = RunningSystem.shared();

    @BeforeEach
    void setPrice() {
        call("PUT", "/api/v1/prices/SMS/*", "Admin", Map.of("partPrice", 0.25));
        call("PUT", "/api/v1/prices/WHATSAPP/*", "Admin", Map.of("partPrice", 0.25));
    }

    @AfterEach
    void removePrice() {
        call("DELETE", "/api/v1/prices/SMS/*", "Admin", Map.of());
        call("DELETE", "/api/v1/prices/WHATSAPP/*", "Admin", Map.of());
    }

    @Test
    void aBudgetIsNeverPassedWhateverIsKilledAndAHigherOneLetsAsManyMoreGo() {
        var sponsor = new SponsorApi(running.system(), "frugal", "frugal");
        sponsor.raisePlan();
        var id =
                call("POST", "/api/v1/bulk-operations/send-links", "Sponsor", request())
                        .at("/data/operationId")
                        .asString();
        for (var victim : List.of("dispatch", "channel-sms", "campaign")) {
            long before = accepted(sponsor, id);
            await().atMost(PATIENCE)
                    .until(() -> accepted(sponsor, id) >= Math.min(AFFORDABLE, before + 150));
            running.system().kill(victim);
            running.system().start(victim);
        }
        // What a kill cut off may have been sent: its money is kept until somebody has looked.
        await().atMost(PATIENCE)
                .until(() ->
                        accepted(sponsor, id) + sponsor.status(id).count(State.UNKNOWN)
                                >= AFFORDABLE);
        awaitUnknown(id).forEach(item -> settle(id, item));
        await().atMost(PATIENCE).until(() -> accepted(sponsor, id) >= AFFORDABLE);
        await().atMost(PATIENCE).until(() -> sponsor.status(id).status().equals("Paused"));
        await().during(Duration.ofSeconds(5))
                .atMost(PATIENCE)
                .until(() -> accepted(sponsor, id) == AFFORDABLE);
        var status = call("GET", "/api/v1/bulk-operations/status/" + id, "Sponsor", Map.of());
        assertThat(status.at("/data/statusReason").asString()).isEqualTo("BUDGET_EXHAUSTED");
        assertThat(status.at("/data/cost/totalCost").asDouble()).isEqualTo(308.5);

        int more = AFFORDABLE + 500;
        call(
                "PUT",
                "/api/v1/bulk-operations/" + id + "/budget",
                "Sponsor",
                Map.of("budgetLimit", more * 0.25));
        await().atMost(PATIENCE).until(() -> accepted(sponsor, id) >= more);
        await().during(Duration.ofSeconds(3))
                .atMost(PATIENCE)
                .until(() -> accepted(sponsor, id) == more);

        sponsor.move("cancel", id);
        var ended = await().atMost(PATIENCE).until(() -> sponsor.status(id), Status::isFinal);
        assertThat(ended.sum()).isEqualTo(RECIPIENTS);
        assertThat(sponsor.ledger(id).distinctItems()).isEqualTo(more);
    }

    /** The service that knows them may be busy; the gateway says so and is asked again. */
    private List<Integer> awaitUnknown(String id) {
        var path = "/api/v1/bulk-operations/" + id + "/unknown?limit=1000";
        var answer =
                await().atMost(PATIENCE)
                        .until(
                                () -> send("GET", path, "Sponsor", Map.of()),
                                each -> each.statusCode() == 200);
        return json.readTree(answer.body())
                .at("/data/items")
                .valueStream()
                .map(item -> item.at("/itemIndex").asInt())
                .toList();
    }

    /** As somebody does who asks the provider; a report that comes meanwhile is as good. */
    private void settle(String id, int item) {
        var answer =
                send(
                        "POST",
                        "/api/v1/bulk-operations/%s/unknown/%d".formatted(id, item),
                        "Sponsor",
                        Map.of("resolution", isAccepted(id, item) ? "SENT" : "NOT_SENT"));
        assertThat(answer.statusCode()).as(answer.body()).isIn(202, 409);
    }

    private boolean isAccepted(String id, int item) {
        var url = running.system().simulatorUrl() + "/ledger/items?operationId=" + id;
        return running.send(HttpRequest.newBuilder(URI.create(url)))
                .body()
                .lines()
                .map(json::readTree)
                .filter(each -> each.at("/item").asString().equals(id + "/" + item))
                .anyMatch(each -> each.at("/acceptedCalls").asInt() > 0);
    }

    private static long accepted(SponsorApi sponsor, String id) {
        return sponsor.ledger(id).acceptedCalls();
    }

    private static Map<String, Object> request() {
        return Map.of(
                "operationName",
                "frugal",
                "channel",
                "SMS",
                "messageTemplate",
                "Kod {code}",
                "recipients",
                SampleRecipients.from(90_000)
                        .filter(each -> each.expected() == Recipient.Expected.VALID)
                        .limit(RECIPIENTS)
                        .map(each -> Map.of("phoneNumber", each.phone()))
                        .toList(),
                "processing",
                Map.of("batchSize", 100, "maxConcurrency", 20),
                "metadata",
                Map.of("budgetLimit", AFFORDABLE * 0.25));
    }

    private JsonNode call(String method, String path, String role, Map<String, ?> body) {
        var answer = send(method, path, role, body);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return json.readTree(answer.body());
    }

    private HttpResponse<String> send(
            String method, String path, String role, Map<String, ?> body) {
        var publisher =
                body.isEmpty()
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(body));
        return running.send(
                HttpRequest.newBuilder(URI.create(running.system().url(Service.CAMPAIGN) + path))
                        .header(
                                "Authorization",
                                "Bearer " + running.system().token("frugal", "frugal", role))
                        .header("Content-Type", "application/json")
                        .method(method, publisher));
    }
}
