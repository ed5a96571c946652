package com.ziraai.analytics;

import static com.ziraai.analytics.Campaign.assertIsComplete;
import static com.ziraai.analytics.Campaign.isCounted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.ziraai.contract.Service;
import com.ziraai.contract.Topics;
import com.ziraai.event.AttemptStatus;
import com.ziraai.event.Channel;
import com.ziraai.event.ItemError;
import com.ziraai.event.ItemResult;
import com.ziraai.event.ItemStatus;
import com.ziraai.event.OperationProgress;
import com.ziraai.messaging.MetricTable;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One running instance between real topics, a real database and a caller. */
class AnalyticsIT {

    private static final World WORLD = new World();
    private static ConfigurableApplicationContext service;
    private static WebTestClient http;

    private final Campaign campaign = new Campaign(WORLD);

    @BeforeAll
    static void start() {
        service = WORLD.start("analytics.progress.grace=1s");
        int port =
                Objects.requireNonNull(((WebServerApplicationContext) service).getWebServer())
                        .getPort();
        http = WebTestClient.bindToServer().baseUrl("http://127.0.0.1:" + port).build();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void countsEveryOutcomeOnceHoweverOftenAndInWhateverOrderItComes() {
        try (var topic = WORLD.progress()) {
            campaign.create(Campaign.ITEMS);
            campaign.publish(campaign.outcomes());

            OperationProgress last = topic.await(campaign.id(), isCounted());

            assertIsComplete(last);
            assertThat(topic.of(campaign.id()))
                    .extracting(OperationProgress::getRevision)
                    .isSorted()
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void foldsWhatComesBeforeItsOperationIsKnown() {
        try (var topic = WORLD.progress()) {
            campaign.publish(campaign.outcomes());
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(WORLD.rows("unpublished_change")).isPositive());

            campaign.create(Campaign.ITEMS);

            assertIsComplete(topic.await(campaign.id(), isCounted()));
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(WORLD.rows("unpublished_change")).isZero());
        }
    }

    @Test
    void showsANewOperationBeforeItsFirstOutcome() {
        try (var topic = WORLD.progress()) {
            campaign.create(3);

            OperationProgress first = topic.await(campaign.id(), any -> true);

            assertThat(first.getPending()).isEqualTo(3);
            assertThat(first.getStartedAt()).isNull();
            assertThat(first.getCompletedAt()).isNull();
            assertThat(first.getAverageMillis()).isNull();
        }
    }

    @Test
    void completesWithoutTheReceiptsThatNeverCome() {
        try (var topic = WORLD.progress()) {
            campaign.create(2);
            campaign.publish(
                    List.of(
                            campaign.operation.attempt(0, AttemptStatus.ACCEPTED, 30),
                            campaign.operation.attempt(1, AttemptStatus.DELIVERED, 800)));

            OperationProgress waiting =
                    topic.await(campaign.id(), progress -> progress.getPending() == 0);
            OperationProgress complete =
                    topic.await(campaign.id(), progress -> progress.getCompletedAt() != null);

            assertThat(waiting.getCompletedAt()).isNull();
            assertThat(waiting.getAwaitingReceipt()).isEqualTo(1);
            assertThat(complete.getAwaitingReceipt()).isEqualTo(1);
            assertThat(complete.getCompletedAt()).isEqualTo(Outcomes.RELEASED.plusMillis(805));
        }
    }

    @Test
    void aRecordThatNamesNoItemDoesNotHoldUpTheOthers() {
        try (var topic = WORLD.progress()) {
            campaign.create(2);
            campaign.publish(
                    List.of(
                            campaign.operation.attempt(0, AttemptStatus.READ, 30),
                            campaign.operation.attempt(-1, AttemptStatus.READ, 30),
                            campaign.operation.attempt(1, AttemptStatus.READ, 30)));

            OperationProgress complete =
                    topic.await(campaign.id(), progress -> progress.getRead() == 2);

            assertThat(complete.getCompletedAt()).isNotNull();
        }
    }

    @Test
    void answersTheServiceLevelOfAnOperation() {
        try (var topic = WORLD.progress()) {
            campaign.create(Campaign.ITEMS);
            campaign.publish(campaign.outcomes());
            topic.await(campaign.id(), isCounted());
        }

        get("/sla", World.TOKENS.sponsor(Outcomes.SPONSOR))
                .expectStatus()
                .isOk()
                .expectBody()
                .json(
                        """
                        {"success": true, "data": {
                          "operationId": "%s", "windowSeconds": 300, "target": 0.99,
                          "totalItems": 2000, "measuredItems": 1200,
                          "accepted": {"reached": 1000, "withinWindow": 1000, "met": false,
                            "p50Millis": 40, "p95Millis": 3000, "p99Millis": 3000},
                          "sent": {"reached": 1000, "withinWindow": 1000, "met": false},
                          "delivered": {"reached": 800, "withinWindow": 800, "met": false,
                            "p50Millis": 2000},
                          "excluded": {"count": 800,
                            "byProviderCode": {"131026": 0, "131049": 200, "131050": 0, "130472": 0},
                            "skipped": 200, "cancelled": 200, "neverTried": 200}}}
                        """
                                .formatted(campaign.id()))
                .jsonPath("$.data.accepted.share")
                .isEqualTo(1000 / 1200.0);
    }

    @Test
    void answersTheCommittedCountsUnderTheNamesOfTheSnapshot() {
        OperationProgress snapshot;
        try (var topic = WORLD.progress()) {
            campaign.create(Campaign.ITEMS);
            campaign.publish(campaign.outcomes());
            snapshot = topic.await(campaign.id(), isCounted());
        }

        var body =
                get("/progress", World.TOKENS.admin())
                        .expectStatus()
                        .isOk()
                        .expectBody()
                        .jsonPath("$.success")
                        .isEqualTo(true)
                        .jsonPath("$.data.sponsorId")
                        .isEqualTo(Outcomes.SPONSOR)
                        .jsonPath("$.data.recentErrors.length()")
                        .isEqualTo(20)
                        .jsonPath("$.data.channels[0].channel")
                        .isEqualTo("SMS");
        for (String field : List.of("total", "pending", "sent", "delivered", "read", "failed")) {
            body.jsonPath("$.data." + field).isEqualTo(snapshot.get(field));
        }
        body.jsonPath("$.data.completedAt")
                .isEqualTo(snapshot.getCompletedAt().toString())
                .jsonPath("$.data.schema")
                .doesNotExist();
    }

    @Test
    void listsByNameWhatIsUnknown() {
        try (var topic = WORLD.progress()) {
            campaign.create(Campaign.ITEMS + 1);
            campaign.publish(campaign.outcomes());
            campaign.publish(
                    List.of(
                            campaign.operation.attempt(
                                    Campaign.ITEMS,
                                    2,
                                    Channel.WHATSAPP,
                                    AttemptStatus.UNKNOWN,
                                    10,
                                    null)));
            topic.await(campaign.id(), progress -> progress.getUnknown() == 201);
        }
        JsonNode first = items("?status=unknown&limit=150");
        assertThat(first.at("/items")).hasSize(150);
        assertItem(first.at("/items/0"), 4, 1, "SMS", "UNKNOWN", "PARKED");
        JsonNode rest = items("?status=unknown&limit=150&after=" + first.at("/next").asInt());
        assertThat(rest.at("/items")).hasSize(51);
        assertThat(rest.at("/items/0/itemIndex").asInt())
                .isEqualTo(first.at("/items/149/itemIndex").asInt() + 10);
        assertItem(rest.at("/items/50"), 2000, 2, "WHATSAPP", "UNKNOWN", "UNKNOWN");
        assertThat(rest.at("/next").isNull()).isTrue();

        assertItem(items("/1005"), 1005, 2, "SMS", "DELIVERED", "DELIVERED");
        refused(get("/items/2001", World.TOKENS.admin()), 404, "NOT_FOUND");
        refused(get("/items", World.TOKENS.sponsor("sponsor-2")), 404, "NOT_FOUND");
        for (String wrong : List.of("?limit=0", "?limit=x", "?after=-2", "?status=gone", "/x")) {
            refused(get("/items" + wrong, World.TOKENS.admin()), 400, "INVALID_REQUEST");
        }
    }

    @Test
    void listsEveryItemByStateWithWhatWentWrong() {
        try (var topic = WORLD.progress()) {
            campaign.create(Campaign.ITEMS + 2);
            campaign.publish(campaign.outcomes());
            topic.await(campaign.id(), progress -> progress.getPending() == 2);
        }
        JsonNode failed = items("?status=FAILED&limit=3");
        assertThat(failed.at("/items")).hasSize(3);
        assertItem(failed.at("/items/0"), 6, 1, "WHATSAPP", "FAILED", "FAILED");
        JsonNode reason = failed.at("/items/0/reason");
        assertThat(reason.at("/code").asString()).isEqualTo("RECIPIENT_UNREACHABLE");
        assertThat(reason.at("/failureClass").asString()).isEqualTo("FALLBACK");
        assertThat(reason.at("/providerCode").asString()).isEqualTo("131049");
        assertThat(reason.at("/category").asString()).isEqualTo("NETWORK");
        assertThat(reason.at("/retryable").asBoolean()).isTrue();
        assertThat(reason.at("/occurredAt").asString()).isEqualTo("2026-03-01T09:00:00.006Z");
        assertThat(failed.at("/items/1/reason/failureClass").isNull()).isTrue();
        assertThat(failed.at("/next").asInt()).isEqualTo(16);

        assertThat(items("?status=pending").at("/items").valueStream())
                .extracting(each -> each.at("/itemIndex").asInt())
                .containsExactly(2000, 2001);
        JsonNode both = items("?status=SKIPPED,pending&after=1990&limit=1000").at("/items");
        assertThat(both.valueStream())
                .extracting(each -> each.at("/state").asString())
                .containsExactly("SKIPPED", "PENDING", "PENDING");
        JsonNode delivered = items("/0");
        assertThat(delivered.at("/reason").isNull()).isTrue();
        assertThat(delivered.at("/acceptedMillis").asInt()).isEqualTo(40);
        assertThat(delivered.at("/sentMillis").asInt()).isEqualTo(300);
        assertThat(delivered.at("/deliveredMillis").asInt()).isEqualTo(2_000);
        assertThat(items("?limit=1000").at("/next").asInt()).isEqualTo(999);
    }

    @Test
    void countsACodeThatIsThereAsDelivered() {
        try (var topic = WORLD.progress()) {
            campaign.create(2);
            for (var end :
                    List.of(
                            campaign.operation.end(1, 0, ItemStatus.GENERATED),
                            campaign.operation.end(0, 0, ItemStatus.FAILED))) {
                WORLD.publish(Topics.CODE_OUTCOMES, end.getItem().getContactKey(), end);
            }
            WORLD.flush();

            OperationProgress complete =
                    topic.await(campaign.id(), progress -> progress.getCompletedAt() != null);

            assertThat(complete.getDelivered()).isEqualTo(1);
            assertThat(complete.getFailed()).isEqualTo(1);
            assertThat(complete.getAverageMillis()).isEqualTo(1);
            assertThat(complete.getRecentResults())
                    .extracting(ItemResult::getItemIndex, ItemResult::getStatus)
                    .containsExactly(tuple(1, AttemptStatus.DELIVERED));
            assertThat(complete.getRecentErrors())
                    .extracting(ItemError::getItemIndex)
                    .containsExactly(0);
        }
        assertItem(items("/1"), 1, 0, "", "DELIVERED", "DELIVERED");
    }

    private static void assertItem(
            JsonNode item,
            int index,
            int attemptNo,
            String channel,
            String state,
            String standing) {
        assertThat(item.at("/itemIndex").asInt()).isEqualTo(index);
        assertThat(item.at("/attemptNo").asInt()).isEqualTo(attemptNo);
        assertThat(item.at("/channel").asString("")).isEqualTo(channel);
        assertThat(item.at("/state").asString()).isEqualTo(state);
        assertThat(item.at("/standing").asString()).isEqualTo(standing);
    }

    private JsonNode items(String rest) {
        byte[] body =
                get("/items" + rest, World.TOKENS.sponsor(Outcomes.SPONSOR))
                        .expectStatus()
                        .isOk()
                        .expectBody()
                        .returnResult()
                        .getResponseBody();
        return JsonMapper.shared().readTree(Objects.requireNonNull(body)).at("/data");
    }

    @Test
    void refusesWhoBringsNoTokenOrOneOfNoUse() {
        refused(http.get().uri(path("/sla")).exchange(), 401, "UNAUTHORIZED");
        refused(get("/sla", World.TOKENS.expired()), 401, "UNAUTHORIZED");
        refused(get("/sla", "not.a.token"), 401, "UNAUTHORIZED");
        refused(get("/sla", World.TOKENS.withoutRole()), 403, "FORBIDDEN");
        refused(http.get().uri("/actuator/info").exchange(), 401, "UNAUTHORIZED");
    }

    @Test
    void showsASponsorOnlyItsOwnOperations() {
        try (var topic = WORLD.progress()) {
            campaign.create(1);
            topic.await(campaign.id(), any -> true);
        }

        for (String view : List.of("/sla", "/progress")) {
            get(view, World.TOKENS.sponsor(Outcomes.SPONSOR)).expectStatus().isOk();
            get(view, World.TOKENS.admin()).expectStatus().isOk();
            refused(get(view, World.TOKENS.sponsor("sponsor-2")), 404, "NOT_FOUND");
        }
    }

    @Test
    void saysInTurkishOrInEnglishThatThereIsNothing() {
        var unknown = "/api/v1/operations/bulk_12345/sla";

        refused(authorized(unknown, World.TOKENS.admin()).exchange(), 404, "NOT_FOUND")
                .jsonPath("$.message")
                .isEqualTo("Kayıt bulunamadı");
        refused(
                        authorized(unknown, World.TOKENS.admin())
                                .header(HttpHeaders.ACCEPT_LANGUAGE, "en-GB,en;q=0.8")
                                .exchange(),
                        404,
                        "NOT_FOUND")
                .jsonPath("$.message")
                .isEqualTo("Not found");
        refused(authorized("/nowhere", World.TOKENS.admin()).exchange(), 404, "NOT_FOUND");
    }

    @Test
    void tellsItsHealthAndMetricsWithoutAToken() {
        http.get().uri("/actuator/health/readiness").exchange().expectStatus().isOk();
        assertThat(metrics()).contains("analytics_events_folded_total");
    }

    @Test
    void showsTheMetricsOfTheTableAndNoOthers() {
        try (var topic = WORLD.progress()) {
            campaign.create(Campaign.ITEMS);
            campaign.publish(campaign.outcomes());
            topic.await(campaign.id(), isCounted());
        }
        MetricTable.read().assertTellsOf(Service.ANALYTICS, metrics());
        assertThat(metrics())
                .containsPattern(
                        "analytics_latency_seconds_bucket\\{.*channel=\"sms\",.*stage=\"delivered\",le=\"300.0\"} [1-9]");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        assertThat(metrics())
                                .containsPattern("analytics_conservation_broken\\{.*} 0.0"));
    }

    private static String metrics() {
        return Objects.requireNonNull(
                http.get()
                        .uri("/actuator/prometheus")
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody());
    }

    private WebTestClient.ResponseSpec get(String view, String token) {
        return authorized(path(view), token).exchange();
    }

    private static WebTestClient.RequestHeadersSpec<?> authorized(String path, String token) {
        return http.get().uri(path).headers(headers -> headers.setBearerAuth(token));
    }

    private String path(String view) {
        return "/api/v1/operations/" + campaign.id() + view;
    }

    private static WebTestClient.BodyContentSpec refused(
            WebTestClient.ResponseSpec answer, int status, String error) {
        return answer.expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.success")
                .isEqualTo(false)
                .jsonPath("$.error")
                .isEqualTo(error)
                .jsonPath("$.message")
                .isNotEmpty();
    }
}
