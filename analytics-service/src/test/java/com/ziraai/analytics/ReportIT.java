package com.ziraai.analytics;

import static org.awaitility.Awaitility.await;

import com.ziraai.contract.Topics;
import com.ziraai.event.OperationSpending;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What a sponsor is told of one campaign, whose items end in ten ways, 200 each. */
class ReportIT {

    private static final World WORLD = new World();
    private static final String SPONSOR = "sponsor-reported";
    private static final String THAT_DAY = "from=2026-03-01&to=2026-03-01&timeZone=Asia/Kolkata";

    private static Instance service;

    @BeforeAll
    static void send() {
        service = Instance.start(WORLD);
        Campaign campaign =
                new Campaign(WORLD, Outcomes.ofNewOperation(SPONSOR, Outcomes.RELEASED));
        campaign.create(Campaign.ITEMS);
        campaign.publish(campaign.outcomes());
        spend(campaign.id(), 2, 12_500_000);
        spend(campaign.id(), 1, 10_000_000);
        WORLD.flush();
    }

    private static void spend(String operationId, long revision, long micros) {
        WORLD.publish(
                Topics.OPERATION_SPENDING,
                operationId,
                new OperationSpending(
                        operationId, SPONSOR, revision, null, micros, false, Outcomes.RELEASED));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void tellsHowEachChannelDid() {
        says(
                "channels",
                """
                {"period": {"from": "2026-03-01", "to": "2026-03-01", "timeZone": "Asia/Kolkata"},
                 "channels": [
                  {"name": "SMS", "totalAttempts": 1200, "successCount": 1000, "successRate": 83.3,
                   "delivered": 800, "read": 200, "failed": 0, "unknown": 200,
                   "averageProcessingTime": 530, "totalParts": 1200, "totalCost": 54.0,
                   "mostCommonErrors": []},
                  {"name": "WHATSAPP", "totalAttempts": 400, "successCount": 0, "successRate": 0.0,
                   "delivered": 0, "read": 0, "failed": 400, "unknown": 0,
                   "averageProcessingTime": 50, "totalParts": 400,
                   "totalCost": 9.0,
                   "mostCommonErrors": [{"errorCode": "RECIPIENT_CAPPED", "count": 200},
                    {"errorCode": "RECIPIENT_UNREACHABLE", "count": 200}]}]}
                """);
    }

    @Test
    void tellsWhatWentWrongAndWhatWasMadeGood() {
        says(
                "errors",
                """
                {"errorSummary": {"totalErrors": 600, "errorRate": 33.3, "criticalErrors": 0,
                  "recoveredErrors": 200, "unrecoveredErrors": 400},
                 "errorBreakdown": {"FALLBACK": {"count": 400, "recoveryRate": 50.0},
                  "NETWORK": {"count": 200, "recoveryRate": 0.0}},
                 "channelErrors": {"SMS": {"errors": 0, "errorRate": 0.0},
                  "WHATSAPP": {"errors": 400, "errorRate": 100.0}},
                 "trend": [{"day": "2026-03-01", "errors": 600, "errorRate": 33.3, "recovered": 200}],
                 "errors": [
                  {"errorCode": "RECIPIENT_CAPPED", "failureClass": "FALLBACK", "count": 200,
                   "recoveryRate": 0.0},
                  {"errorCode": "RECIPIENT_UNREACHABLE", "failureClass": "FALLBACK", "count": 200,
                   "recoveryRate": 100.0},
                  {"errorCode": "RECIPIENT_UNREACHABLE", "failureClass": "NETWORK", "count": 200,
                   "recoveryRate": 0.0}]}
                """);
    }

    @Test
    void tellsAtWhichHoursOfTheSponsorsDayMessagesAreRead() {
        says(
                "times",
                """
                {"popularTimes": [{"dayOfWeek": "SUNDAY", "hour": 14, "items": 2000,
                  "delivered": 800, "read": 200, "successRate": 62.5, "readRate": 25.0}]}
                """);
    }

    @Test
    void tellsWhatWasBilled() {
        says(
                "costs",
                """
                {"totalParts": 1600, "totalCost": 12.5,
                 "parts": [
                  {"day": "2026-03-01", "channel": "SMS", "attempts": 1200, "parts": 1200,
                   "cost": 54.0},
                  {"day": "2026-03-01", "channel": "WHATSAPP", "attempts": 400, "parts": 400,
                   "cost": 9.0}],
                 "routes": [
                  {"channel": "SMS", "provider": "kannel", "sender": "sender", "country": "TR",
                   "attempts": 1200, "parts": 1200, "cost": 54.0},
                  {"channel": "WHATSAPP", "provider": "cloudapi", "sender": "sender",
                   "country": "TR", "attempts": 400, "parts": 400, "cost": 9.0}],
                 "costs": [{"day": "2026-03-01", "operations": 1, "totalCost": 12.5}]}
                """);
    }

    @Test
    void tellsTheServiceLevelOfEachDay() {
        says(
                "sla",
                """
                {"windowSeconds": 300, "targetRate": 99.0, "days": [
                  {"day": "2026-03-01", "items": 2000, "measuredItems": 1200,
                   "accepted": {"reached": 1000, "withinWindow": 1000, "rate": 83.3, "met": false},
                   "sent": {"reached": 1000, "withinWindow": 1000, "rate": 83.3, "met": false},
                   "delivered": {"reached": 800, "withinWindow": 800, "rate": 66.7, "met": false}}]}
                """);
    }

    @Test
    void tellsHowGoodAndHowFastEachProviderIs() {
        says(
                "providers",
                """
                {"providers": [
                  {"provider": "cloudapi", "channel": "WHATSAPP",
                   "total": {"attempts": 400, "successRate": 0.0, "deliveryRate": 0.0,
                    "averageAcceptedMillis": 50, "averageDeliveredMillis": null}},
                  {"provider": "kannel", "channel": "SMS",
                   "total": {"attempts": 1200, "successRate": 83.3, "deliveryRate": 66.7,
                    "averageAcceptedMillis": 530, "averageDeliveredMillis": 2000,
                    "acceptedWithinMillis":
                     {"100": 75.0, "500": 75.0, "1000": 75.0, "2000": 100.0, "5000": 100.0}},
                   "hours": [{"hour": 14, "score": {"attempts": 1200, "successRate": 83.3}}],
                   "senders": [{"sender": "sender", "score": {"attempts": 1200}}],
                   "countries": [{"country": "TR", "score": {"attempts": 1200}}]}]}
                """);
    }

    @Test
    void showsASponsorOnlyItsOwnNumbers() {
        get("channels", THAT_DAY, World.TOKENS.sponsor("sponsor-2"))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.data.channels")
                .isEmpty();
        refused(
                "channels",
                "sponsorId=" + SPONSOR,
                World.TOKENS.sponsor("sponsor-2"),
                403,
                "FORBIDDEN");
        get("channels", THAT_DAY + "&sponsorId=sponsor-2", World.TOKENS.admin())
                .expectBody()
                .jsonPath("$.data.channels")
                .isEmpty();
    }

    @Test
    void saysWhatIsWrongWithAPeriod() {
        String token = World.TOKENS.admin();
        refused("errors", "from=yesterday", token, 400, "INVALID_DATE");
        refused("errors", "from=2026-03-02&to=2026-03-01", token, 400, "INVALID_PERIOD");
        refused("errors", "from=2026-01-01&to=2026-05-01", token, 400, "PERIOD_TOO_LONG");
        refused("errors", "timeZone=Mars/Base", token, 400, "INVALID_TIME_ZONE")
                .jsonPath("$.message")
                .isEqualTo(
                        "timeZone bir IANA saat dilimi olmalı, örneğin Europe/Istanbul: Mars/Base");
    }

    private static void says(String report, String data) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        get(
                                        report,
                                        THAT_DAY + "&sponsorId=" + SPONSOR,
                                        World.TOKENS.sponsor(SPONSOR))
                                .expectStatus()
                                .isOk()
                                .expectBody()
                                .json("{\"success\": true, \"data\": " + data + "}"));
    }

    private static WebTestClient.BodyContentSpec refused(
            String report, String query, String token, int status, String error) {
        return Instance.refused(get(report, query, token), status, error);
    }

    private static WebTestClient.ResponseSpec get(String report, String query, String token) {
        return service.get("/api/v1/reports/" + report + "?" + query, token);
    }
}
