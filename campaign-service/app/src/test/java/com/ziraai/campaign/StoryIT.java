package com.ziraai.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ziraai.campaign.RunningCampaign.Answer;
import com.ziraai.contract.Topics;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StoryIT {

    private final RunningCampaign campaign = RunningCampaign.shared();
    private final String token = campaign.tokens().sponsor("curious");

    @AfterEach
    void analyticsIsBack() {
        campaign.analytics().failing(false);
        campaign.analytics().first(() -> {});
    }

    @Test
    void everybodyIsAskedAndWhatTheyTellIsPutInOrder() {
        String id = accept();
        awaitReleased(id);
        campaign.analytics().failed(id, 0, "RECIPIENT_UNREACHABLE", true);
        // All peers are one here, so each takes of this answer what it knows.
        campaign.peers()
                .says(
                        "/api/v1/operations/" + id + "/items/0",
                        """
                        {"itemIndex": 0, "code": "SP-1", "link": "https://l/SP-1", "refusal": null, "detail": null,
                         "expiresAt": "2099-01-01T00:00:00Z", "createdAt": "2098-01-01T00:00:00Z",
                         "decisions": [
                           {"attemptNo": 1, "channel": "SMS", "endStatus": null, "reason": "PREFERRED_CHANNEL", "decidedAt": "2098-01-01T00:00:01Z"},
                           {"attemptNo": 2, "channel": null, "endStatus": "FAILED", "reason": "RECIPIENT_UNREACHABLE", "decidedAt": "2098-01-01T00:00:04Z"}],
                         "waiting": [],
                         "attempts": [
                           {"attemptNo": 1, "status": "REJECTED", "evidence": "ANSWER", "provider": "kannel", "sender": "ZIRAAI", "route": "HOME_RESTS",
                            "providerMessageId": null, "parts": 0,
                            "failure": {"failureClass": "FALLBACK", "code": "RECIPIENT_UNREACHABLE", "providerCode": "8", "detail": "x"},
                            "intendedAt": "2098-01-01T00:00:02Z", "occurredAt": "2098-01-01T00:00:03Z", "updatedAt": "2098-01-01T00:00:03Z"}]}
                        """);

        Answer story = campaign.get(path(id, 0), token);

        assertThat(story.status()).as(story.raw()).isEqualTo(200);
        assertThat(story.body().at("/data/accepted/phone").asString()).isEqualTo("+90********00");
        assertThat(story.raw()).doesNotContain(Requests.phone(0));
        assertThat(story.body().at("/data/accepted/name").asString()).isEqualTo("Çiftçi 0");
        assertThat(story.body().at("/data/standing/data/state").asString()).isEqualTo("FAILED");
        assertThat(story.body().at("/data/code/data/code").asString()).isEqualTo("SP-1");
        assertThat(story.body().at("/data/sms/data/attempts/0/providerMessageId").isNull())
                .isTrue();
        assertThat(story.body().at("/data/timeline").valueStream())
                .extracting(each -> each.at("/event").asString())
                .containsExactly(
                        "REQUESTED",
                        "RELEASED",
                        "CODE_ALLOCATED",
                        "ATTEMPT_DECIDED",
                        "CALLED",
                        "CALLED",
                        "CALLED",
                        "RESULT_REJECTED",
                        "RESULT_REJECTED",
                        "RESULT_REJECTED",
                        "ENDED_FAILED");
        assertThat(story.body().at("/data/timeline/4/text").asString())
                .isEqualTo(
                        "Sağlayıcı çağrıldı: Alıcının göndericisi dinlendiği veya ulaşılamadığı için"
                                + " başka bir göndericiden");
        assertThat(story.body().at("/data/timeline/10/text").asString())
                .isEqualTo("Başarısız olarak sonlandı: Alıcıya ulaşılamıyor");
        assertThat(campaign.peers().callers()).last().isEqualTo("Bearer " + token);
    }

    @Test
    void whoIsAwayMakesItsPartUnavailableAndNotTheAnswer() {
        String id = accept();
        campaign.analytics().failing(true);
        campaign.peers().fails("/api/v1/operations/" + id + "/items/1");

        Answer story = campaign.get(path(id, 1), token);

        assertThat(story.status()).as(story.raw()).isEqualTo(200);
        for (String part : new String[] {"code", "decisions", "sms", "whatsapp"}) {
            assertThat(story.body().at("/data/" + part + "/status").asString())
                    .isEqualTo("UNAVAILABLE");
        }
        assertThat(story.body().at("/data/standing/reason").asString())
                .isEqualTo("analytics: answered 500");
        assertThat(story.body().at("/data/timeline/0/event").asString()).isEqualTo("REQUESTED");
    }

    /** Else the item could be told as delivered by a channel whose attempt is not there. */
    @Test
    void noPartIsBehindWhatTheItemStandsAt() {
        String id = accept();
        String path = "/api/v1/operations/" + id + "/items/0";
        campaign.analytics()
                .first(() -> {
                    await().pollInSameThread().pollDelay(Duration.ofMillis(300)).until(() -> true);
                    assertThat(campaign.peers().wereAsked(path)).isFalse();
                    campaign.analytics().stands(id, 0, "DELIVERED");
                    campaign.peers()
                            .says(
                                    path,
                                    """
                                    {"itemIndex": 0, "code": "SP-1", "link": "https://l/SP-1", "refusal": null, "detail": null,
                                     "expiresAt": "2099-01-01T00:00:00Z", "createdAt": "2098-01-01T00:00:00Z",
                                     "decisions": [], "waiting": [], "attempts": [
                                      {"attemptNo": 1, "status": "DELIVERED", "evidence": "RECEIPT", "provider": "kannel", "sender": "ZIRAAI",
                                       "route": "HOME", "providerMessageId": null, "parts": 1, "failure": null,
                                       "intendedAt": "2098-01-01T00:00:02Z", "occurredAt": "2098-01-01T00:00:03Z", "updatedAt": "2098-01-01T00:00:03Z"}]}
                                    """);
                });
        Answer story = campaign.get(path(id, 0), token);
        assertThat(story.body().at("/data/standing/data/state").asString())
                .as(story.raw())
                .isEqualTo("DELIVERED");
        assertThat(story.body().at("/data/sms/data/attempts/0/status").asString())
                .isEqualTo("DELIVERED");
    }

    @Test
    void whatNobodyKnowsYetIsNothing() {
        String id = accept();
        Answer story = campaign.get(path(id, 2), token);
        assertThat(story.body().at("/data/standing/status").asString()).isEqualTo("NOTHING");
        assertThat(story.body().at("/data/decisions/data").isNull()).isTrue();
    }

    @Test
    void whatIsNoItemOfTheirsIsRefused() {
        String id = accept();
        assertThat(campaign.get(path(id, 3), token).status()).isEqualTo(400);
        assertThat(campaign.get(path(id, 0), campaign.tokens().sponsor("stranger")).status())
                .isEqualTo(404);
    }

    private static String path(String id, int index) {
        return "/api/v1/bulk-operations/" + id + "/items/" + index;
    }

    private String accept() {
        Answer accepted = campaign.sendLinks(token, Requests.of(3).toString());
        assertThat(accepted.status()).as(accepted.raw()).isEqualTo(202);
        return accepted.body().at("/data/operationId").asString();
    }

    private void awaitReleased(String id) {
        try (var requested = TestTopics.read(Topics.DISTRIBUTION_REQUESTED)) {
            await().atMost(Duration.ofSeconds(20))
                    .until(() ->
                            requested
                                            .poll(each ->
                                                    each.getItem().getOperationId().equals(id))
                                            .size()
                                    == 3);
        }
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        campaign.number(
                                        "SELECT count(*) FROM batch WHERE state = 'RELEASED' AND operation_id = '"
                                                + id
                                                + "'")
                                == 1);
    }
}
