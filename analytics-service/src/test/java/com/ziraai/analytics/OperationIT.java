package com.ziraai.analytics;

import static com.ziraai.analytics.Campaign.isCounted;
import static com.ziraai.analytics.Instance.refused;

import com.ziraai.event.OperationProgress;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What the API tells of an operation, and whom. */
class OperationIT {

    private static final World WORLD = new World();
    private static Instance service;

    private final Campaign campaign = new Campaign(WORLD);

    @BeforeAll
    static void start() {
        service = Instance.start(WORLD);
    }

    @AfterAll
    static void stop() {
        service.close();
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
                            "byCode": {"RECIPIENT_UNREACHABLE": 0, "RECIPIENT_CAPPED": 200,
                              "RECIPIENT_OPTED_OUT": 0, "RECIPIENT_IN_EXPERIMENT": 0},
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
    void refusesWhoBringsNoTokenOrOneOfNoUse() {
        refused(service.http().get().uri(path("/sla")).exchange(), 401, "UNAUTHORIZED");
        refused(get("/sla", World.TOKENS.expired(Outcomes.SPONSOR)), 401, "UNAUTHORIZED");
        refused(get("/sla", "not.a.token"), 401, "UNAUTHORIZED");
        refused(get("/sla", World.TOKENS.withoutRole(Outcomes.SPONSOR)), 403, "FORBIDDEN");
        refused(service.http().get().uri("/actuator/info").exchange(), 401, "UNAUTHORIZED");
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

        refused(service.get(unknown, World.TOKENS.admin()), 404, "NOT_FOUND")
                .jsonPath("$.message")
                .isEqualTo("Kayıt bulunamadı");
        refused(
                        service.http()
                                .get()
                                .uri(unknown)
                                .headers(each -> each.setBearerAuth(World.TOKENS.admin()))
                                .header(HttpHeaders.ACCEPT_LANGUAGE, "en-GB,en;q=0.8")
                                .exchange(),
                        404,
                        "NOT_FOUND")
                .jsonPath("$.message")
                .isEqualTo("Not found");
        refused(service.get("/nowhere", World.TOKENS.admin()), 404, "NOT_FOUND");
    }

    private WebTestClient.ResponseSpec get(String view, String token) {
        return service.get(path(view), token);
    }

    private String path(String view) {
        return "/api/v1/operations/" + campaign.id() + view;
    }
}
