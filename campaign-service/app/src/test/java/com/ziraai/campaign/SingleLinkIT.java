package com.ziraai.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ziraai.campaign.RunningCampaign.Answer;
import com.ziraai.contract.Topics;
import com.ziraai.event.Channel;
import com.ziraai.event.DistributionRequested;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SingleLinkIT {

    private static final String SENDER = "/api/v1/sender";
    private static final String PATH = "/api/v1/sponsorship/send";
    private static final String BODY =
            """
            {"campaignName": "Tek", "name": "Ayşe", "phoneNumber": "0555 123 45 67",
             "preferredChannel": "WhatsApp", "messageTemplate": "Merhaba {name}: {link}", "externalId": 1042}
            """;

    private final RunningCampaign campaign = RunningCampaign.shared();
    private final String token = campaign.tokens().sponsor("single");

    @Test
    void anEmailThatIsNoneIsLeftOutWithAWarning() {
        Answer answer =
                campaign.post(
                        PATH,
                        token,
                        "{\"phoneNumber\":\"0555 123 45 67\",\"email\":\"nobody\"}",
                        "Accept-Language",
                        "en");
        assertThat(answer.status()).as(answer.raw()).isEqualTo(202);
        assertThat(answer.body().at("/validationWarnings/0").asString())
                .isEqualTo("1 e-mail address is not valid and left out");
    }

    @Test
    void aNameThatStandsTwiceIsNamedAsItCame() {
        Answer answer =
                campaign.post(
                        PATH,
                        token,
                        "{\"phoneNumber\":\"0555 123 45 67\",\"personalizationData\":{\"a\":1,\"a\":2}}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().at("/details/errors/0/path").asString())
                .isEqualTo("personalizationData.a");
        assertThat(answer.body().at("/details/errors/0/code").asString())
                .isEqualTo("DUPLICATE_FIELD");
    }

    @Test
    void oneLinkIsAnOperationOfOneItem() {
        Answer answer = campaign.post(PATH, token, BODY);
        assertThat(answer.status()).as(answer.raw()).isEqualTo(202);
        assertThat(answer.body().propertyNames())
                .containsExactly(
                        "success",
                        "distributionId",
                        "distributionStatus",
                        "phoneNumber",
                        "attemptTime",
                        "actualChannel",
                        "sponsorshipCode",
                        "deliveryTime",
                        "errorMessage",
                        "retryCount",
                        "statusUrl",
                        "resultUrl");
        assertThat(answer.body().at("/distributionStatus").asString()).isEqualTo("Pending");
        assertThat(answer.body().at("/phoneNumber").asString()).isEqualTo("0555 123 45 67");
        String id = answer.body().at("/distributionId").asString();
        Answer status = campaign.get(answer.body().at("/statusUrl").asString(), token);
        assertThat(status.body().at("/data/metrics/totalItems").asInt()).isEqualTo(1);
        try (var requested = TestTopics.read(Topics.DISTRIBUTION_REQUESTED)) {
            DistributionRequested item =
                    await().atMost(Duration.ofSeconds(30))
                            .until(
                                    () ->
                                            requested.poll(each ->
                                                    each.getItem().getOperationId().equals(id)),
                                    found -> found.size() == 1)
                            .getFirst();
            assertThat(item.getRecipient().getPhone()).isEqualTo("+905551234567");
            assertThat(item.getRecipient().getName()).isEqualTo("Ayşe");
            assertThat(item.getExternalId()).isEqualTo("1042");
            assertThat(item.getChannel()).isEqualTo(Channel.WHATSAPP);
            assertThat(item.getMessageTemplate()).isEqualTo("Merhaba {name}: {link}");
        }
    }

    @Test
    void theSameKeyIsTheSameLink() {
        Answer first = campaign.post(PATH, token, BODY, "Idempotency-Key", "single-1");
        Answer again = campaign.post(PATH, token, BODY, "Idempotency-Key", "single-1");
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.raw()).isEqualTo(first.raw());
        Answer other =
                campaign.post(
                        PATH, token, BODY.replace("Tek", "Çift"), "Idempotency-Key", "single-1");
        assertThat(other.status()).isEqualTo(409);
    }

    @Test
    void aTextThatIsTooLongIsTold() {
        String body =
                """
                {"phoneNumber": "0555 123 45 99", "messageTemplate": "{a}{b} {link}", "smartEncoding": true,
                 "personalizationData": {"a": "%1$s", "b": "%1$s"}}
                """
                        .formatted("x".repeat(500));
        Answer answer = campaign.post(PATH, token, body);
        assertThat(answer.status()).as(answer.raw()).isEqualTo(202);
        assertThat(answer.body().at("/validationWarnings")).hasSize(1);
        assertThat(answer.body().at("/validationWarnings/0").asString()).contains("WhatsApp");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+905551234567'; DROP TABLE SponsorshipCodes; --",
                "+905551234567<script>alert('xss')</script>",
                "+905551234567\\u0000\\r\\n\\r\\nHeader-Injection: malicious",
                "12"
            })
    void aNumberThatIsNoneIsABadRequest(String phone) {
        Answer answer = campaign.post(PATH, token, "{\"phoneNumber\": \"" + phone + "\"}");
        assertThat(answer.status()).as(answer.raw()).isEqualTo(400);
        assertThat(answer.body().at("/details/errors"))
                .extracting(error -> error.at("/path").asString())
                .contains("phoneNumber");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{} | phoneNumber",
                "{\"phoneNumber\": \"+905551234567\", \"preferredChannel\": \"Telex\"} | preferredChannel",
                "{\"phoneNumber\": \"+905551234567\", \"messageTemplate\": \"\"} | messageTemplate",
                "{\"phoneNumber\": \"+905551234567\", \"sponsorshipCode\": \"?\"} | sponsorshipCode",
                "{\"phoneNumber\": \"+905551234567\", \"campaignName\": \"ab\"} | campaignName",
                "{\"phoneNumber\": \"+905551234567\", \"callbackUrl\": \"ftp://a/\"} | callbackUrl",
                "{\"phoneNumber\": \"+905551234567\", \"externalId\": \" \"} | externalId",
                "{\"phoneNumber\": \"+905551234567\", \"externalId\": []} | externalId",
                "{\"phoneNumber\": \"+905551234567\", \"recipients\": []} | recipients",
                "{\"phoneNumber\": 5, \"recipients\": []} | phoneNumber"
            })
    void whatIsWrongIsToldInTheNamesItCameIn(String body, String path) {
        Answer answer = campaign.post(PATH, token, body);
        assertThat(answer.status()).as(answer.raw()).isEqualTo(400);
        assertThat(answer.body().at("/details/errors/0/path").asString()).isEqualTo(path);
    }

    /** As the documents print it: without a version in the address. */
    @Test
    void whatBecameOfALinkIsAnsweredInTheNamesItCameIn() {
        Answer accepted = campaign.post("/api/sponsorship/send", token, BODY);
        assertThat(accepted.status()).as(accepted.raw()).isEqualTo(202);
        String url = accepted.body().at("/resultUrl").asString();
        String id = accepted.body().at("/distributionId").asString();
        assertThat(campaign.get(url, token).body().at("/distributionStatus").asString())
                .isEqualTo("Pending");
        campaign.analytics().failed(id, 0, "RECIPIENT_UNREACHABLE", true);
        // All peers are one here, so each takes of this answer what it knows.
        campaign.peers()
                .says(
                        "/api/v1/operations/" + id + "/items/0",
                        """
                        {"itemIndex": 0, "code": "SP-1", "link": "https://l/SP-1", "refusal": null, "detail": null,
                         "expiresAt": "2099-01-01T00:00:00Z", "createdAt": "2098-01-01T00:00:00Z", "decisions": [], "waiting": [],
                         "attempts": [
                           {"attemptNo": 1, "status": "REJECTED", "evidence": "ANSWER", "provider": "kannel", "sender": "ZIRAAI", "route": "ONLY",
                            "providerMessageId": null, "parts": 0,
                            "failure": {"failureClass": "FALLBACK", "code": "RECIPIENT_UNREACHABLE", "providerCode": "8", "detail": "x"},
                            "intendedAt": "2098-01-01T00:00:02Z", "occurredAt": "2098-01-01T00:00:03Z", "updatedAt": "2098-01-01T00:00:03Z"}]}
                        """);

        Answer result = campaign.get("/api/sponsorship/send/" + id + "?wait=1", token);

        assertThat(result.status()).as(result.raw()).isEqualTo(200);
        assertThat(result.body().at("/success").asBoolean()).isFalse();
        assertThat(result.body().at("/distributionStatus").asString()).isEqualTo("Failed");
        assertThat(result.body().at("/sponsorshipCode").asString()).isEqualTo("SP-1");
        assertThat(result.body().at("/gatewayResponse").asString()).isEqualTo("8: x");
        assertThat(result.body().at("/errorCode").asString()).isEqualTo("RECIPIENT_UNREACHABLE");
        assertThat(result.body().at("/phoneNumber").asString()).isEqualTo("+90********67");
        assertThat(campaign.get(url, campaign.tokens().sponsor("other")).status()).isEqualTo(404);
    }

    @Test
    void manyNumbersAreOneOperationInTheNamesTheyCameIn() {
        Answer accepted =
                campaign.post(
                        "/api/sponsorship/send-bulk",
                        token,
                        """
                        {"campaignName": "Toplu", "phoneNumbers": ["0555 123 45 67", "12", "+905551234568"],
                         "preferredChannel": "SMS", "messageTemplate": "{link}", "enableRetries": false}
                        """);
        assertThat(accepted.status()).as(accepted.raw()).isEqualTo(202);
        assertThat(accepted.body().at("/totalTargets").asInt()).isEqualTo(3);
        assertThat(accepted.body().at("/validationWarnings").size()).isOne();
        Answer status = campaign.get(accepted.body().at("/statusUrl").asString(), token);
        assertThat(status.body().at("/data/metrics/totalItems").asInt()).isEqualTo(3);
        assertThat(
                        campaign.number(
                                "SELECT count(*) FROM operation WHERE operation_id = '%s' AND name = 'Toplu' AND batch_size = 100 AND batch_delay_seconds = 30"
                                        .formatted(accepted.body().at("/campaignId").asString())))
                .isOne();
        assertThat(campaign.get(accepted.body().at("/itemsUrl").asString(), token).status())
                .isEqualTo(200);
        Answer refused =
                campaign.post(
                        "/api/v1/sponsorship/send-bulk",
                        token,
                        "{\"phoneNumbers\": [null, \"1;DROP TABLE\"], \"maxRetryAttempts\": 11}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().at("/details/errors").valueStream())
                .extracting(error -> error.at("/path").asString())
                .contains("maxRetryAttempts", "phoneNumbers[1]");
    }

    @Test
    void whileNoSenderTakesMessagesALinkIsRefusedAndAnOperationWaits() {
        // What was told of senders is forgotten.
        campaign.stop();
        campaign.peers().says(SENDER, "{\"ratePerSecond\": 20.0, \"restingSeconds\": 900}");
        campaign.startAgain();
        try {
            long before = operations();
            Answer refused = campaign.post(PATH, token, BODY, "Accept-Language", "en");
            assertThat(refused.status()).as(refused.raw()).isEqualTo(503);
            assertThat(Shape.of(refused.body()))
                    .isEqualTo(Shape.of(Shape.document("processing-error.json")));
            assertThat(refused.body().at("/error").asString()).isEqualTo("PROCESSING_FAILED");
            assertThat(refused.body().at("/message").asString())
                    .startsWith("WhatsApp rate limit exceeded");
            assertThat(refused.body().at("/retryAfter").asString()).startsWith("00:1");
            assertThat(operations()).isEqualTo(before);
            Answer accepted = campaign.sendLinks(token, Requests.of(1).toString());
            assertThat(accepted.status()).as(accepted.raw()).isEqualTo(202);
            Answer status = campaign.get(accepted.body().at("/data/statusUrl").asString(), token);
            assertThat(status.body().at("/data/statusReason").asString()).isEqualTo("SENDERS_REST");
            assertThat(Instant.parse(status.body().at("/data/resumesAt").asString()))
                    .isAfter(Instant.now().plusSeconds(800));
        } finally {
            campaign.peers().says(SENDER, "{\"ratePerSecond\": 20.0, \"restingSeconds\": 0}");
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> campaign.post(PATH, token, BODY).status() == 202);
        }
    }

    private long operations() {
        return campaign.number("SELECT count(*) FROM operation WHERE sponsor_id = 'single'");
    }

    @Test
    void withoutATokenNothingIsSent() {
        assertThat(campaign.post(PATH, "none", BODY).status()).isEqualTo(401);
    }
}
