package com.ziraai.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ziraai.campaign.RunningCampaign.Answer;
import com.ziraai.contract.Topics;
import com.ziraai.event.ContactConsent;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class BlacklistIT {

    private static final String BLACKLIST = "/api/v1/blacklist";
    private static final String SUPPRESSIONS = "/api/v1/suppressions";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RunningCampaign campaign = RunningCampaign.shared();

    @Test
    void aSponsorManagesItsOwnAndEveryChangeIsNoted() {
        String token = campaign.tokens().sponsor("black-own");
        String body = "{\"phoneNumber\":\"0555 200 00 01\",\"reason\":\"asked\"}";

        Answer added = campaign.post(BLACKLIST, token, body);
        Answer again =
                campaign.post(
                        BLACKLIST,
                        token,
                        "{\"phoneNumber\":\"+905552000001\",\"reason\":\"another\"}");
        Answer found = campaign.post(BLACKLIST + "/lookup", token, body);

        String id = added.body().at("/data/entryId").asString();
        assertThat(added.status()).as(added.raw()).isEqualTo(201);
        assertThat(id).hasSize(22);
        assertThat(added.body().at("/data/phoneNumber").asString()).isEqualTo("+90555*****01");
        assertThat(added.body().at("/data/addedBy").asString()).isEqualTo("test-user");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body().at("/data/reason").asString()).isEqualTo("asked");
        assertThat(found.body().at("/data/entryId").asString()).isEqualTo(id);
        assertThat(campaign.get(BLACKLIST + "/" + id, token).status()).isEqualTo(200);

        String other = campaign.tokens().sponsor("black-other");
        assertThat(campaign.get(BLACKLIST + "/" + id, other).status()).isEqualTo(404);
        assertThat(campaign.delete(BLACKLIST + "/" + id, other).status()).isEqualTo(404);
        assertThat(campaign.get(BLACKLIST, other).body().at("/data").size()).isZero();
        assertThat(
                        campaign.get(BLACKLIST + "?sponsorId=black-own", campaign.tokens().admin())
                                .body()
                                .at("/data")
                                .size())
                .isOne();

        assertThat(campaign.delete(BLACKLIST + "/" + id, token).status()).isEqualTo(200);
        assertThat(campaign.delete(BLACKLIST + "/" + id, token).status()).isEqualTo(404);
        assertThat(campaign.post(BLACKLIST + "/lookup", token, body).status()).isEqualTo(404);
        assertThat(
                        campaign.number(
                                "SELECT count(*) FROM audit WHERE subject = '%s' AND sponsor_id = 'black-own' AND action IN ('blacklist.add', 'blacklist.remove')"
                                        .formatted(id)))
                .isEqualTo(2);
    }

    @Test
    void entriesComeInPages() {
        String token = campaign.tokens().sponsor("black-pages");
        for (int i = 0; i < 5; i++) {
            campaign.post(
                    BLACKLIST, token, "{\"phoneNumber\":\"%s\"}".formatted(Requests.phone(i)));
        }
        Answer first = campaign.get(BLACKLIST + "?limit=3", token);
        Answer second =
                campaign.get(
                        BLACKLIST
                                + "?limit=3&after="
                                + first.body().at("/pagination/next").asString(),
                        token);
        assertThat(first.body().at("/data").size()).isEqualTo(3);
        assertThat(second.body().at("/data").size()).isEqualTo(2);
        assertThat(second.body().at("/pagination/hasMore").asBoolean()).isFalse();
    }

    @Test
    void suppressionsAreForAdministratorsOnly() {
        String admin = campaign.tokens().admin();
        String body = "{\"phoneNumber\":\"+905552009999\"}";

        Answer refused = campaign.post(SUPPRESSIONS, campaign.tokens().sponsor("black-own"), body);
        Answer local = campaign.post(SUPPRESSIONS, admin, "{\"phoneNumber\":\"05552009999\"}");
        Answer added = campaign.post(SUPPRESSIONS, admin, body);

        assertThat(refused.status()).isEqualTo(403);
        assertThat(local.status()).isEqualTo(400);
        assertThat(added.status()).as(added.raw()).isEqualTo(201);
        String id = added.body().at("/data/entryId").asString();
        assertThat(campaign.delete(SUPPRESSIONS + "/" + id, admin).status()).isEqualTo(200);
        assertThat(
                        campaign.number(
                                "SELECT count(*) FROM audit WHERE subject = '%s' AND sponsor_id IS NULL"
                                        .formatted(id)))
                .isEqualTo(2);
    }

    @Test
    void whatIsNoNumberIsRefused() {
        String token = campaign.tokens().sponsor("black-wrong");
        for (String body :
                new String[] {"{}", "{\"phoneNumber\":\"12\"}", "{\"phoneNumber\":5}", "x"}) {
            assertThat(campaign.post(BLACKLIST, token, body).status()).isEqualTo(400);
        }
    }

    /** Whoever is answered may rely on it: nothing is waited for here. */
    @Test
    void anEntryIsInItsTopicWhenItIsAnsweredFor() {
        String sponsor = "black-told";
        String token = campaign.tokens().sponsor(sponsor);
        String body = "{\"phoneNumber\":\"+905552000042\",\"reason\":\"Ayşe asked\"}";
        try (var topic = TestTopics.read(Topics.CONTACT_CONSENT)) {
            String id = campaign.post(BLACKLIST, token, body).body().at("/data/entryId").asString();
            assertThat(told(topic, id))
                    .singleElement()
                    .satisfies(each -> {
                        assertThat(each.key()).isEqualTo(sponsor + "/" + id);
                        assertThat(each.value().getSponsorId()).isEqualTo(sponsor);
                        assertThat(each.value().getSuppressed()).isTrue();
                        assertThat(each.value().getReason()).isEqualTo("BLACKLISTED");
                    });
            campaign.post(BLACKLIST, token, body);
            assertThat(told(topic, id)).as("it was there").hasSize(1);

            campaign.delete(BLACKLIST + "/" + id, token);
            assertThat(told(topic, id))
                    .extracting(each -> each.value().getSuppressed())
                    .containsExactly(true, false);
            assertThat(told(topic, id).toString()).doesNotContain("Ayşe", "2000042");
        }
    }

    @Test
    void aSuppressionIsToldForEverybody() {
        String admin = campaign.tokens().admin();
        String body = "{\"phoneNumber\":\"+905552009943\"}";
        try (var topic = TestTopics.read(Topics.CONTACT_CONSENT)) {
            String id =
                    campaign.post(SUPPRESSIONS, admin, body).body().at("/data/entryId").asString();
            assertThat(told(topic, id))
                    .singleElement()
                    .satisfies(each -> {
                        assertThat(each.key()).isEqualTo("*/" + id);
                        assertThat(each.value().getSponsorId()).isNull();
                        assertThat(each.value().getReason()).isEqualTo("SUPPRESSED");
                    });
            campaign.delete(SUPPRESSIONS + "/" + id, admin);
        }
    }

    @Test
    void theWholeTopicCanBeWrittenAgainAndWhatACrashLeftBehindIs() {
        String token = campaign.tokens().sponsor("black-again");
        String id =
                campaign.post(BLACKLIST, token, "{\"phoneNumber\":\"+905552000044\"}")
                        .body()
                        .at("/data/entryId")
                        .asString();
        try (var topic = TestTopics.read(Topics.CONTACT_CONSENT)) {
            await().atMost(PATIENCE).until(() -> told(topic, id).size() == 1);
            campaign.execute("UPDATE consent SET published_at = NULL");
            await().atMost(PATIENCE).until(() -> told(topic, id).size() == 2);
            await().atMost(PATIENCE)
                    .until(() ->
                            campaign.number(
                                            "SELECT count(*) FROM consent WHERE published_at IS NULL")
                                    == 0);
        }
    }

    private static List<ConsumerRecord<String, ContactConsent>> told(
            TestTopics.Reader<ContactConsent> topic, String id) {
        return topic.toItsEnd().stream()
                .filter(each -> each.value().getContactKey().equals(id))
                .toList();
    }
}
