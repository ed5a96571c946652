package com.ziraai.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;


import com.ziraai.local.sponsor.Recipient;
import com.ziraai.local.sponsor.SampleRecipients;
import com.ziraai.local.sponsor.SponsorApi;
import com.ziraai.local.sponsor.Status;
import com.ziraai.local.system.Service;
import java.net.URI;
import java.net.http.HttpRequest;
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
    void aBudgetIsNeverPassedWhateverIsKilledAndAHigherOneLetsTheRestGo() {
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
        await().atMost(PATIENCE).until(() -> accepted(sponsor, id) >= AFFORDABLE);
        await().atMost(PATIENCE).until(() -> sponsor.status(id).status().equals("Paused"));
        await().during(Duration.ofSeconds(5))
                .atMost(PATIENCE)
                .until(() -> accepted(sponsor, id) == AFFORDABLE);
        var status = call("GET", "/api/v1/bulk-operations/status/" + id, "Sponsor", Map.of());
        assertThat(status.at("/data/statusReason").asString()).isEqualTo("BUDGET_EXHAUSTED");
        assertThat(status.at("/data/cost/totalCost").asDouble()).isEqualTo(308.5);

        call(
                "PUT",
                "/api/v1/bulk-operations/" + id + "/budget",
                "Sponsor",
                Map.of("budgetLimit", 5_000));
        await().atMost(PATIENCE).until(() -> sponsor.status(id), Status::isFinal);
        assertThat(sponsor.ledger(id).acceptedCalls()).isEqualTo(RECIPIENTS);
        assertThat(sponsor.ledger(id).distinctItems()).isEqualTo(RECIPIENTS);
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
        var publisher =
                body.isEmpty()
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(body));
        var answer =
                running.send(
                        HttpRequest.newBuilder(
                                        URI.create(running.system().url(Service.CAMPAIGN) + path))
                                .header(
                                        "Authorization",
                                        "Bearer "
                                                + running.system().token("frugal", "frugal", role))
                                .header("Content-Type", "application/json")
                                .method(method, publisher));
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return json.readTree(answer.body());
    }
}
