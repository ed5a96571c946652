package com.ziraai.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.campaign.RunningCampaign.Answer;
import com.ziraai.infrastructure.token.TestTokens;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Each refusal is a clear 4xx in the one error shape and leaves nothing behind. */
class RefusedRequestsIT {

    private final RunningCampaign campaign = RunningCampaign.shared();
    private final String token = campaign.tokens().sponsor("refused");
    private long stored;

    @BeforeEach
    void count() {
        stored = rows();
    }

    @AfterEach
    void nothingIsStored() {
        assertThat(rows()).isEqualTo(stored);
    }

    private long rows() {
        return campaign.number(
                "SELECT (SELECT count(*) FROM operation) + (SELECT count(*) FROM batch) + (SELECT count(*) FROM idempotency)");
    }

    @Test
    void withoutToken() {
        Answer answer = campaign.getOpenly("/api/v1/bulk-operations/status/bulk_x");
        assertRefused(answer, 401, "UNAUTHORIZED");
        assertThat(answer.response().headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
    }

    @Test
    void withABrokenOrExpiredToken() {
        assertRefused(campaign.sendLinks("no.token.atall", body()), 401, "UNAUTHORIZED");
        assertRefused(
                campaign.sendLinks(campaign.tokens().expired("refused"), body()),
                401,
                "UNAUTHORIZED");
        assertRefused(
                campaign.sendLinks(new TestTokens().sponsor("refused"), body()),
                401,
                "UNAUTHORIZED");
    }

    @Test
    void withAnotherRoleOrWithoutSponsor() {
        assertRefused(
                campaign.sendLinks(campaign.tokens().withoutRole("x"), body()), 403, "FORBIDDEN");
        assertRefused(
                campaign.sendLinks(campaign.tokens().withoutSponsor(), body()),
                403,
                "TOKEN_WITHOUT_SPONSOR");
    }

    @Test
    void forAnotherSponsor() {
        Answer answer =
                campaign.sendLinks(token, Requests.of(1).put("sponsorId", "victim").toString());
        assertThat(assertInvalid(answer)).containsExactly("sponsorId FOREIGN_SPONSOR");
    }

    @Test
    void moreRecipientsThanThePlanAllows() {
        Answer answer = campaign.sendLinks(token, Requests.of(5001).toString());
        assertThat(assertInvalid(answer)).containsExactly("recipients TOO_MANY_ITEMS");
        assertThat(answer.body().at("/details/errors/0/message").asString()).contains("5.000");
    }

    @Test
    void malformedJson() {
        Answer answer = campaign.sendLinks(token, "{\n  \"recipients\": [,]\n}");
        assertRefused(answer, 400, "MALFORMED_JSON");
        assertThat(answer.body().at("/details/line").asInt()).isEqualTo(2);
        assertRefused(campaign.sendLinks(token, ""), 400, "MALFORMED_JSON");
    }

    @Test
    void anUnknownChannel() {
        Answer answer =
                campaign.sendLinks(token, Requests.of(1).put("channel", "Pigeon").toString());
        assertRefused(answer, 400, "UNKNOWN_CHANNEL");
        assertThat(answer.body().at("/message").asString()).contains("Pigeon");
    }

    @Test
    void aPhoneThatIsNoneButAnAttack() {
        ObjectNode request = Requests.of(4);
        ((ObjectNode) request.at("/recipients/3"))
                .put("phoneNumber", "+905551234567'; DROP TABLE operation; --");
        assertThat(assertInvalid(campaign.sendLinks(token, request.toString())))
                .containsExactly("recipients[3].phoneNumber INVALID_CHARACTERS");
    }

    @Test
    void unknownFieldsAndWrongTypesAreNamedTogether() {
        ObjectNode request = Requests.of(2).put("chanel", "SMS").put("operationName", 5);
        ((ObjectNode) request.at("/recipients/1")).put("phone", "x").put("priority", "high");
        assertThat(assertInvalid(campaign.sendLinks(token, request.toString())))
                .containsExactlyInAnyOrder(
                        "chanel UNKNOWN_FIELD",
                        "operationName WRONG_TYPE",
                        "recipients[1].phone UNKNOWN_FIELD",
                        "recipients[1].priority WRONG_TYPE");
    }

    @Test
    void aFieldThatStandsTwiceIsNamed() {
        String twice =
                "{\"recipients\":[{\"phoneNumber\":\"05551234567\",\"personalizationData\":{\"a\":\"1\",\"a\":\"2\"}}]}";
        assertThat(assertInvalid(campaign.sendLinks(token, twice)))
                .containsExactly("recipients[0].personalizationData.a DUPLICATE_FIELD");
    }

    @Test
    void aDateThatIsNotInForceIsNoReasonToSendAtOnce() {
        ObjectNode request = Requests.of(1);
        request.putObject("scheduling").put("scheduledDate", "2099-12-20T10:00:00");
        for (String path : List.of("send-links", "simulate")) {
            Answer answer =
                    campaign.post("/api/v1/bulk-operations/" + path, token, request.toString());
            assertThat(assertInvalid(answer)).contains("scheduling.isScheduled MUST_BE_TRUE");
        }
    }

    @Test
    void noValidRecipientIsLeft() {
        ObjectNode request = Requests.of(0);
        request.withArray("recipients").addObject().put("phoneNumber", "1");
        request.withArray("recipients").addObject().put("phoneNumber", "2");
        Answer answer = campaign.sendLinks(token, request.toString());
        assertRefused(answer, 400, "VALIDATION_FAILED");
        assertThat(Shape.of(answer.body()))
                .containsAll(Shape.of(Shape.document("validation-failed.json")));
        assertThat(answer.body().at("/details/invalidPhoneNumbers").asInt()).isEqualTo(2);
    }

    @Test
    void aPlaceholderNobodyFillsIsNamedWithItsRecipient() {
        ObjectNode request = Requests.of(2).put("messageTemplate", "{name} {region}");
        ((ObjectNode) request.at("/recipients/0"))
                .putObject("personalizationData")
                .put("region", "Antalya");
        Answer answer = campaign.sendLinks(token, request.toString(), "Accept-Language", "en");
        assertThat(assertInvalid(answer))
                .containsExactly("recipients[1].personalizationData UNKNOWN_PLACEHOLDER");
        assertThat(answer.body().at("/details/errors/0/message").asString())
                .isEqualTo("placeholder {region} is unknown for the recipient at index 1");
    }

    @Test
    void anUnusableIdempotencyKey() {
        assertThat(
                        assertInvalid(
                                campaign.sendLinks(token, body(), "Idempotency-Key", "with space")))
                .containsExactly("Idempotency-Key INVALID_HEADER");
    }

    @Test
    void aBodyThatIsNoJsonByItsOwnWord() {
        assertRefused(campaign.postAs(token, "text/plain", body()), 415, "UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void aBodyWithoutEnd() {
        ObjectNode request = Requests.of(1).put("operationName", "x".repeat(33 * 1024 * 1024));
        assertRefused(campaign.sendLinks(token, request.toString()), 413, "REQUEST_TOO_LARGE");
        assertRefused(
                campaign.sendLinksInChunks(token, request.toString()), 413, "REQUEST_TOO_LARGE");
    }

    @Test
    void anAddressWhereNothingIs() {
        assertRefused(campaign.get("/api/v1/nothing", token), 404, "NOT_FOUND");
        assertRefused(campaign.get("/", token), 404, "NOT_FOUND");
    }

    private static String body() {
        return Requests.of(1).toString();
    }

    private static void assertRefused(Answer answer, int status, String error) {
        assertThat(answer.status()).as(answer.raw()).isEqualTo(status);
        assertThat(answer.body().at("/success").isBoolean()).isTrue();
        assertThat(answer.body().at("/success").asBoolean()).isFalse();
        assertThat(answer.body().at("/error").asString()).isEqualTo(error);
        assertThat(answer.body().at("/message").asString()).isNotBlank();
    }

    /** What is wrong, each as path and code. */
    private static List<String> assertInvalid(Answer answer) {
        assertRefused(answer, 400, "VALIDATION_FAILED");
        return answer.body()
                .at("/details/errors")
                .valueStream()
                .map(each -> text(each, "path") + " " + text(each, "code"))
                .toList();
    }

    private static String text(JsonNode node, String field) {
        return node.get(field).asString();
    }
}
