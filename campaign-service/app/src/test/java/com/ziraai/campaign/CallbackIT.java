package com.ziraai.campaign;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ziraai.campaign.RunningCampaign.Answer;
import com.ziraai.campaign.callback.TestReceiver;
import com.ziraai.campaign.callback.TestReceiver.Call;
import com.ziraai.campaign.openapi.Contract;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class CallbackIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RunningCampaign campaign = RunningCampaign.shared();
    private final String token = campaign.tokens().sponsor("called-back");
    private final TestReceiver receiver = new TestReceiver("127.0.0.1");

    CallbackIT() {
        campaign.hosts().put("receiver.test", List.of("127.0.0.1"));
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void progressAndTheEndAreToldAsTheStatusSaysThem() {
        String id = accept("/told", true);
        TestTopics.publish(Snapshots.delivered(id, 1, 50, 20));
        Call progress = awaitCalls("/told", 1).getFirst();
        assertThat(body(progress).at("/type").asString()).isEqualTo("operation.progress");
        assertThat(body(progress).at("/data/metrics/processedItems").asInt()).isEqualTo(20);

        TestTopics.publish(Snapshots.completed(id, 2, 49, 1));
        Call end = awaitCalls("/told", 2).getLast();
        ObjectNode told = (ObjectNode) body(end);
        assertThat(told.remove("type").asString()).isEqualTo("operation.completed");
        assertThat(Instant.parse(told.remove("timestamp").asString())).isNotNull();
        assertThat(told)
                .isEqualTo(campaign.get("/api/v1/bulk-operations/status/" + id, token).body());

        JsonNode events = awaitStates(id, "DELIVERED", "DELIVERED");
        assertThat(events.at("/0/id").asString()).isEqualTo(end.id());
        assertThat(events.at("/0/nextAttemptAt").isNull()).isTrue();
        assertThat(events.at("/0/attempts/0/statusCode").asInt()).isEqualTo(204);
        String page = callbacks(id) + "?limit=1";
        assertThat(campaign.get(page, token).body().at("/data/next").asInt()).isEqualTo(2);
        JsonNode older = campaign.get(page + "&before=2", token).body();
        assertThat(older.at("/data/events/0/id").asString()).isEqualTo(progress.id());
    }

    @Test
    void withoutProgressTheHandOnTheOperationAndItsEndAreTold() {
        String id = accept("/quiet", false);
        TestTopics.publish(Snapshots.delivered(id, 1, 50, 20));
        for (String verb : List.of("pause", "resume", "cancel")) {
            int before = receiver.calls("/quiet").size();
            move(verb, id);
            awaitCalls("/quiet", before + 1);
        }
        TestTopics.publish(Snapshots.completed(id, 2, 20, 30));
        assertThat(awaitCalls("/quiet", 4))
                .extracting(call -> body(call).at("/type").asString())
                .containsExactly(
                        "operation.paused",
                        "operation.resumed",
                        "operation.cancelled",
                        "operation.completed");
    }

    @Test
    void eachAttemptHasTheSameIdAndASignatureOfTheSponsorsKey() throws GeneralSecurityException {
        receiver.answers("/twice", 500, 404, 200);
        String id = accept("/twice", false);
        TestTopics.publish(Snapshots.completed(id, 1, 50, 0));
        List<Call> calls = awaitCalls("/twice", 3);
        assertThat(calls).extracting(Call::id).containsOnly(calls.getFirst().id());
        assertThat(calls).extracting(Call::body).containsOnly(calls.getFirst().body());
        String secret = secret("called-back", token);
        for (Call call : calls) {
            assertThat(call.header("webhook-signature")).contains(sign(secret, call));
        }
        JsonNode events = awaitStates(id, "DELIVERED");
        assertThat(events.at("/0/attempts"))
                .extracting(attempt -> attempt.at("/statusCode").asInt())
                .containsExactly(500, 404, 200);
    }

    @Test
    void aReplacedKeySignsBesideItsSuccessor() throws GeneralSecurityException {
        String rotating = campaign.tokens().sponsor("rotating");
        campaign.sendLinks(rotating, Requests.of(1).toString());
        String path = "/api/v1/sponsors/rotating/callback-secret";
        String old = secret("rotating", rotating);
        assertThat(secret("rotating", rotating)).isEqualTo(old);
        Answer rotated = campaign.post(path + "/rotate", rotating, "");
        assertThat(rotated.status()).as(rotated.raw()).isEqualTo(200);
        String fresh = rotated.body().at("/data/secret").asString();
        assertThat(fresh).isNotEqualTo(old).startsWith("whsec_");

        complete(accept(rotating, "/rotated", false));
        Call call = awaitCalls("/rotated", 1).getFirst();
        assertThat(call.header("webhook-signature").split(" "))
                .containsExactly(sign(fresh, call), sign(old, call));

        String stranger = campaign.tokens().sponsor("curious");
        assertThat(campaign.get(path, stranger).status()).isEqualTo(404);
        assertThat(campaign.post(path + "/rotate", stranger, "").status()).isEqualTo(404);
        // A day later.
        campaign.execute(
                "UPDATE callback_secret SET signs_until = now() WHERE sponsor_id = 'rotating' AND signs_until IS NOT NULL");
        complete(accept(rotating, "/rotated-long-ago", false));
        assertThat(awaitCalls("/rotated-long-ago", 1).getFirst().header("webhook-signature"))
                .doesNotContain(" ");
    }

    @Test
    void whoIsGoneIsToldNothingMore() {
        receiver.answers("/gone", 410);
        String id = accept("/gone", false);
        move("pause", id);
        awaitStates(id, "DEAD");
        move("resume", id);
        complete(id);
        await().during(Duration.ofSeconds(1))
                .atMost(PATIENCE)
                .until(() -> receiver.calls("/gone").size() == 1);
        assertThat(events(id)).hasSize(1);
    }

    @Test
    void whoAsksForTimeGetsItAndAReplayIsAtOnce() {
        receiver.at(
                "/later",
                (exchange, no) -> {
                    exchange.getResponseHeaders().set("Retry-After", "3600");
                    TestReceiver.end(exchange, no == 0 ? 503 : 200);
                });
        String id = accept("/later", false);
        complete(id);
        JsonNode event =
                await().atMost(PATIENCE)
                        .until(() -> events(id), found -> found.at("/0/attempts/0").isObject())
                        .get(0);
        assertThat(Instant.parse(event.at("/nextAttemptAt").asString()))
                .isAfter(Instant.now().plus(Duration.ofMinutes(59)));

        String replay = callbacks(id) + "/" + event.at("/id").asString() + "/replay";
        assertThat(campaign.post(replay, campaign.tokens().sponsor("curious"), "").status())
                .isEqualTo(404);
        assertThat(campaign.post(callbacks(id) + "/none/replay", token, "").status())
                .isEqualTo(404);
        Answer answer = campaign.post(replay, token, "");
        assertThat(answer.status()).as(answer.raw()).isEqualTo(202);
        awaitStates(id, "DELIVERED");
        assertThat(awaitCalls("/later", 2))
                .extracting(Call::id)
                .containsOnly(event.at("/id").asString());
        // What was delivered can be had again, too.
        campaign.post(replay, token, "");
        awaitCalls("/later", 3);
    }

    @Test
    void progressThatIsOutOfDateIsNotDeliveredAnyMore() {
        AtomicBoolean over = new AtomicBoolean();
        receiver.at(
                "/outdated", (exchange, no) -> TestReceiver.end(exchange, over.get() ? 200 : 500));
        String id = accept("/outdated", true);
        TestTopics.publish(Snapshots.delivered(id, 1, 50, 20));
        awaitCalls("/outdated", 1);
        complete(id);
        await().atMost(PATIENCE).until(() -> events(id).size() == 2);
        over.set(true);
        JsonNode events = awaitStates(id, "DELIVERED", "SUPERSEDED");
        assertThat(events.at("/0/type").asString()).isEqualTo("operation.completed");
    }

    @Test
    void whatAReceiverGotAndNobodyNotedComesAgainUnderItsId() {
        String id = accept("/crashed", false);
        complete(id);
        awaitStates(id, "DELIVERED");
        // As if the instance had ended right after the call; its lease runs out.
        campaign.execute(
                """
                UPDATE callback_event SET state = 'PENDING', next_attempt_at = now() + interval '1 second'
                WHERE operation_id = '%1$s'
                """
                        .formatted(id));
        List<Call> calls = awaitCalls("/crashed", 2);
        assertThat(calls).extracting(Call::id).containsOnly(calls.getFirst().id());
        awaitStates(id, "DELIVERED");
    }

    @Test
    void aSlowReceiverKeepsNobodyWaiting() {
        receiver.at("/hanging", (exchange, no) -> {});
        campaign.hosts().put("hanging.test", List.of("127.0.0.1"));
        for (int i = 0; i < 12; i++) {
            complete(accept(token, "http://hanging.test:" + receiver.port(), "/hanging", false));
        }
        await().atMost(PATIENCE).until(() -> receiver.calls("/hanging").size() >= 4);
        assertThat(receiver.calls("/hanging")).hasSizeLessThan(12);
        Instant began = Instant.now();
        complete(accept("/swift", false));
        awaitCalls("/swift", 1);
        assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void aHostThatMovesInsideIsNotFollowed() {
        receiver.answers("/moving", 500);
        campaign.hosts().put("moving.test", List.of("127.0.0.1"), List.of("127.0.0.2"));
        String id = accept(token, "http://moving.test:" + receiver.port(), "/moving", false);
        complete(id);
        JsonNode attempts =
                await().atMost(PATIENCE)
                        .until(() -> events(id).at("/0/attempts"), found -> found.size() >= 3);
        assertThat(attempts.at("/0/statusCode").asInt()).isEqualTo(500);
        assertThat(attempts.at("/1/error").asString()).isEqualTo("FORBIDDEN_ADDRESS");
        assertThat(receiver.calls("/moving")).hasSize(1);
    }

    @Test
    void whatCannotBeCalledIsRefusedAtOnce() {
        for (String url :
                List.of("http://10.0.0.1/", "https://user@myapi.com/", "ftp://myapi.com/")) {
            ObjectNode request = Requests.of(1);
            request.putObject("processing").put("callbackUrl", url);
            Answer answer = campaign.sendLinks(token, request.toString());
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body().at("/details/errors/0/path").asString())
                    .isEqualTo("processing.callbackUrl");
        }
    }

    @Test
    void twoInstancesDeliverEachEventOnce() {
        try (ConfigurableApplicationContext second = campaign.start()) {
            assertThat(second.isRunning()).isTrue();
            for (int i = 0; i < 20; i++) {
                complete(accept("/shared", false));
            }
            List<Call> calls = awaitCalls("/shared", 20);
            Set<String> ids = new HashSet<>(calls.stream().map(Call::id).toList());
            await().during(Duration.ofSeconds(1))
                    .atMost(PATIENCE)
                    .until(() -> receiver.calls("/shared").size() == 20);
            assertThat(ids).hasSize(20);
        }
    }

    @Test
    void anothersCallbacksAreNotThere() {
        String id = accept("/private", false);
        assertThat(campaign.get(callbacks(id), campaign.tokens().sponsor("curious")).status())
                .isEqualTo(404);
        assertThat(campaign.get(callbacks(id), campaign.tokens().admin()).status()).isEqualTo(200);
    }

    private String accept(String path, boolean progress) {
        return accept(token, path, progress);
    }

    private String accept(String caller, String path, boolean progress) {
        return accept(caller, "http://receiver.test:" + receiver.port(), path, progress);
    }

    private String accept(String caller, String host, String path, boolean progress) {
        ObjectNode request = Requests.of(50);
        request.putObject("processing")
                .put("callbackUrl", host + path)
                .put("sendProgressNotifications", progress);
        Answer answer = campaign.sendLinks(caller, request.toString());
        assertThat(answer.status()).as(answer.raw()).isEqualTo(202);
        return answer.body().at("/data/operationId").asString();
    }

    private static void complete(String id) {
        TestTopics.publish(Snapshots.completed(id, 9, 50, 0));
    }

    private void move(String verb, String id) {
        Answer answer = campaign.post("/api/v1/bulk-operations/" + verb + "/" + id, token, "");
        assertThat(answer.status()).as(answer.raw()).isEqualTo(200);
    }

    private List<Call> awaitCalls(String path, int count) {
        await().atMost(PATIENCE).until(() -> receiver.calls(path).size() >= count);
        return receiver.calls(path);
    }

    private static String callbacks(String id) {
        return "/api/v1/bulk-operations/" + id + "/callbacks";
    }

    private JsonNode events(String id) {
        return campaign.get(callbacks(id), token).body().at("/data/events");
    }

    /** The events once they are in these states, the newest first. */
    private JsonNode awaitStates(String id, String... states) {
        return await().atMost(PATIENCE)
                .until(
                        () -> events(id),
                        found ->
                                found.valueStream()
                                        .map(event -> event.at("/state").asString())
                                        .toList()
                                        .equals(List.of(states)));
    }

    private String secret(String sponsor, String caller) {
        Answer answer = campaign.get("/api/v1/sponsors/" + sponsor + "/callback-secret", caller);
        assertThat(answer.status()).as(answer.raw()).isEqualTo(200);
        return answer.body().at("/data/secret").asString();
    }

    /** As a receiver would compute it. */
    private static String sign(String secret, Call call) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        String signed = call.id() + "." + call.header("webhook-timestamp") + "." + call.body();
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(UTF_8)));
    }

    private static JsonNode body(Call call) {
        JsonNode body = JsonMapper.shared().readTree(call.body());
        JsonNode schema = Contract.document().root().at("/components/schemas/OperationEvent");
        assertThat(Contract.misfits(schema, body)).isEmpty();
        return body;
    }
}
