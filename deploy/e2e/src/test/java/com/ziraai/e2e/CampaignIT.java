package com.ziraai.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ziraai.infrastructure.Checkout;
import com.ziraai.local.sponsor.Operation;
import com.ziraai.local.sponsor.Outcome;
import com.ziraai.local.sponsor.Promise;
import com.ziraai.local.sponsor.State;
import com.ziraai.local.system.Service;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CampaignIT {

    private static final String SEND_LINKS = "/api/v1/bulk-operations/send-links";
    private static final String STATUS = "/api/v1/bulk-operations/status/";

    private final JsonMapper json = new JsonMapper();
    private final RunningSystem running = RunningSystem.shared();

    @AfterEach
    void healProviders() {
        running.faults("[]");
    }

    @Test
    void everyValidRecipientIsAcceptedExactlyOnce() {
        Outcome outcome = running.campaign("calm", 0, 400);
        assertThat(broken(outcome)).isEmpty();
        assertThat(outcome.ledger().acceptedCalls()).isEqualTo(outcome.valid());
        assertThat(outcome.ledger().distinctItems()).isEqualTo(outcome.valid());
        assertThat(outcome.count(State.DELIVERED) + outcome.count(State.READ))
                .isEqualTo(outcome.valid());
    }

    @Test
    void rejectionsFallBackAndDroppedAnswersAreResolvedByTheirReceipts() throws IOException {
        running.faults(
                Files.readString(Checkout.find().root().resolve("deploy/samples/faults.json")));
        Outcome outcome = running.campaign("storm", 10_000, 800);
        assertThat(broken(outcome)).isEmpty();
        assertThat(outcome.ledger().droppedAnswers()).isPositive();
        assertThat(outcome.count(State.UNKNOWN)).isZero();
        assertThat(outcome.operations().stream().mapToLong(each -> each.peak(State.UNKNOWN)).sum())
                .isPositive();
        assertThat(channel(operation(outcome, "WhatsApp"), "SMS").path("delivered").asInt())
                .as("WhatsApp's rejections delivered by SMS")
                .isPositive();
    }

    @Test
    void whomNeitherWhatsappNorSmsReachesGetsAnEmail() {
        running.faults(
                """
                [{"name": "refused", "channel": "WHATSAPP", "rate": 1, "action": "refuse", "code": 131026},
                 {"name": "undelivered", "channel": "SMS", "rate": 1, "action": "receiptFailed", "code": 2}]
                """);
        HttpResponse<String> accepted =
                running.send(
                        request(token("three"), "/api/sponsorship/send")
                                .header("Content-Type", "application/json")
                                .POST(
                                        BodyPublishers.ofString(
                                                """
                                                {"phoneNumber": "+905321234567", "email": "ayse@example.org", "name": "Ayşe",
                                                 "preferredChannel": "WhatsApp", "fallbackChannels": ["SMS", "Email"]}
                                                """)));
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
        String id = json.readTree(accepted.body()).path("distributionId").asString("");
        JsonNode result =
                await().atMost(Duration.ofMinutes(1))
                        .until(
                                () -> get("/api/sponsorship/send/" + id + "?wait=10"),
                                each ->
                                        each.path("distributionStatus")
                                                .asString("")
                                                .equals("Delivered"));
        assertThat(result.path("actualChannel").asString("")).isEqualTo("Email (Fallback)");
        assertThat(result.path("retryCount").asInt(0)).isEqualTo(2);
        JsonNode story = get("/api/v1/bulk-operations/" + id + "/items/0").path("data");
        for (String channel : List.of("whatsapp", "sms", "email")) {
            assertThat(story.at("/" + channel + "/data/attempts").size()).as(channel).isOne();
        }
    }

    @Test
    void aFileUploadedOnceGoesAlongWithAnEmail() {
        HttpResponse<String> uploaded =
                running.send(
                        request(token("three"), "/api/v1/attachments?name=A%C4%9Fustos.pdf")
                                .header("Content-Type", "application/pdf")
                                .POST(BodyPublishers.ofString("%PDF-1.7 …")));
        assertThat(uploaded.statusCode()).as(uploaded.body()).isEqualTo(201);
        JsonNode file = json.readTree(uploaded.body()).path("data");
        HttpResponse<String> accepted =
                running.send(
                        request(token("three"), "/api/v1/sponsorship/send")
                                .header("Content-Type", "application/json")
                                .POST(
                                        BodyPublishers.ofString(
                                                """
                                                {"email": "ali@example.org", "preferredChannel": "Email", "attachments": ["%s"]}
                                                """
                                                        .formatted(
                                                                file.path("attachmentId")
                                                                        .asString("")))));
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
        String id = json.readTree(accepted.body()).path("distributionId").asString("");
        JsonNode mails =
                await().atMost(Duration.ofMinutes(1))
                        .until(() -> running.mails(id), each -> each.size() == 1);
        JsonNode brought = mails.at("/0/files/0");
        assertThat(brought.path("name").asString("")).isEqualTo("Ağustos.pdf");
        assertThat(brought.path("sha256")).isEqualTo(file.path("sha256"));
    }

    private JsonNode get(String path) {
        return json.readTree(running.send(request(token("three"), path).GET()).body());
    }

    @Test
    void nobodyIsLostWhenServicesAreKilledMeanwhile() throws Exception {
        CompletableFuture<Void> revival = CompletableFuture.runAsync(this::killAndRevive);
        Outcome outcome = running.campaign("killed", 20_000, 600);
        revival.get(5, TimeUnit.MINUTES);
        assertThat(broken(outcome)).isEmpty();
    }

    /** Nothing can be sent before all of them are back. */
    private void killAndRevive() {
        List<String> victims = List.of("dispatch", "code", "analytics");
        victims.forEach(running.system()::kill);
        victims.forEach(running.system()::start);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"channel":"SMS","recipients":[                                                              | 400
                    {"channel":"Pigeon","recipients":[{"phoneNumber":"+905321234567"}]}                          | 400
                    {"channel":"SMS","recipients":[{"phoneNumber":"+905551234567'; DROP TABLE operation; --"}]}  | 400
                    {"channel":"SMS","recipients":[]}                                                            | 400
                    {"channel":"SMS","messageTemplate":"{wrong}","recipients":[{"phoneNumber":"+905321234567"}]} | 400
                    """)
    void aBadRequestGetsAClearAnswerInTheApisErrorShape(String body, int status) {
        HttpResponse<String> answer = send(token("strict"), body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertIsError(answer);
    }

    @Test
    void withoutATokenNobodyGetsIn() {
        HttpResponse<String> answer = send(null, "{}");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertIsError(answer);
    }

    @Test
    void aForeignOperationIsNotFound() {
        Outcome own = running.campaign("owner", 30_000, 5);
        String id = own.operations().getFirst().id();
        assertThat(status(token("owner"), id).statusCode()).isEqualTo(200);
        HttpResponse<String> foreign = status(token("stranger"), id);
        assertThat(foreign.statusCode()).isEqualTo(404);
        assertIsError(foreign);
    }

    private static List<Promise> broken(Outcome outcome) {
        return Promise.judge(outcome).stream().filter(promise -> !promise.held()).toList();
    }

    private static Operation operation(Outcome outcome, String channel) {
        return outcome.operations().stream()
                .filter(each -> each.request().channel().equals(channel))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode channel(Operation operation, String name) {
        return operation
                .latest()
                .orElseThrow()
                .channels()
                .valueStream()
                .filter(each -> each.path("channel").asString("").equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow();
    }

    private void assertIsError(HttpResponse<String> answer) {
        JsonNode error = json.readTree(answer.body());
        assertThat(error.path("success").asBoolean(true)).isFalse();
        assertThat(error.path("error").asString("")).matches("[A-Z_]+");
        assertThat(error.path("message").asString("")).isNotEmpty();
    }

    private String token(String sponsor) {
        return running.system().token(sponsor, sponsor, "Sponsor");
    }

    private HttpResponse<String> send(@Nullable String token, String body) {
        return running.send(
                request(token, SEND_LINKS)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> status(String token, String operationId) {
        return running.send(request(token, STATUS + operationId).GET());
    }

    private HttpRequest.Builder request(@Nullable String token, String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(running.system().url(Service.CAMPAIGN) + path));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }
}
