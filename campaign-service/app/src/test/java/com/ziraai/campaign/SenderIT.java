package com.ziraai.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.campaign.RunningCampaign.Answer;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Administrators see and change what the channels send from; the channels are those of the test.
 */
class SenderIT {

    static final String SENDER = "+15017122661";

    private static final String SENDERS = "/api/v1/admin/senders";
    private static final String ONE = SENDERS + "/sms/" + SENDER;

    private final RunningCampaign campaign = RunningCampaign.shared();
    private final String admin = campaign.tokens().admin();

    @BeforeEach
    void channelsAnswer() {
        say(campaign, 100);
    }

    /** The channels have one sender, and any change of it leaves it with that rate. */
    static void say(RunningCampaign campaign, int afterwards) {
        campaign.peers().says("/api/v1/senders", "[" + sender(100, 1) + "]");
        campaign.peers().says("/api/v1/senders/" + SENDER, sender(afterwards, 2));
    }

    private static String sender(int ratePerSecond, int revision) {
        return """
        {"provider": "twilio", "sender": "%s", "standing": "OPEN", "enabled": true, "ratePerSecond": %d, "weight": 1.5,
         "dailyCapacity": 5000, "capacityLeft": 4999, "countries": ["TR"], "sponsors": [], "revision": %d,
         "changedBy": "SETTINGS", "changedAt": "2098-01-01T00:00:00Z"}
        """
                .formatted(SENDER, ratePerSecond, revision);
    }

    @Test
    void theSendersOfAllChannelsAreShown() {
        Answer answer = campaign.get(SENDERS, admin);
        assertThat(answer.status()).as(answer.raw()).isEqualTo(200);
        JsonNode first = answer.body().at("/data/senders/0");
        assertThat(first.at("/channel").asString()).isEqualTo("SMS");
        assertThat(first.at("/capacityLeft").asInt()).isEqualTo(4999);
        assertThat(answer.body().at("/data/senders/1/channel").asString()).isEqualTo("WHATSAPP");
        assertThat(answer.body().at("/data/missing")).isEmpty();
        assertThat(campaign.peers().claims("/api/v1/senders").at("/deed").asString())
                .isEqualTo("senders.read");
    }

    @Test
    void aChannelThatDoesNotAnswerIsNamed() {
        campaign.peers().fails("/api/v1/senders");
        Answer answer = campaign.get(SENDERS, admin);
        assertThat(answer.status()).as(answer.raw()).isEqualTo(200);
        assertThat(answer.body().at("/data/missing").valueStream().map(JsonNode::asString))
                .containsExactly("SMS", "WHATSAPP", "EMAIL");
    }

    @Test
    void aChangeIsAskedOfTheChannelAndNoted() {
        say(campaign, 20);
        Answer answer = campaign.put(ONE, admin, "{\"ratePerSecond\":20}");
        assertThat(answer.status()).as(answer.raw()).isEqualTo(200);
        assertThat(answer.body().at("/data/ratePerSecond").asInt()).isEqualTo(20);
        JsonNode claims = campaign.peers().claims("/api/v1/senders/" + SENDER);
        assertThat(claims.at("/deed").asString()).isEqualTo("senders.change");
        assertThat(claims.at("/aud").toString()).contains("channel-sms-service");
        assertThat(campaign.peers().body("/api/v1/senders/" + SENDER))
                .as("what is not named stays")
                .isEqualTo("{\"ratePerSecond\":20}");
        campaign.put(ONE, admin, "{\"dailyCapacity\":null}");
        assertThat(campaign.peers().body("/api/v1/senders/" + SENDER))
                .isEqualTo("{\"dailyCapacity\":null}");
        JsonNode noted = notes().get(1);
        assertThat(noted.at("/action").asString()).isEqualTo("sender.change");
        assertThat(noted.at("/actor").asString()).isEqualTo("test-user");
        assertThat(noted.at("/before/ratePerSecond").asInt()).isEqualTo(100);
        assertThat(noted.at("/after/ratePerSecond").asInt()).isEqualTo(20);
    }

    /** As the runbook of the link distribution workflow prints its address. */
    @Test
    void aBreakerIsOpenedAndClosedByHand() {
        Answer opened =
                campaign.post(
                        "/admin/circuit-breaker/enable",
                        admin,
                        "{\"channel\":\"SMS\",\"sender\":\"" + SENDER + "\"}");
        assertThat(opened.status()).as(opened.raw()).isEqualTo(200);
        assertThat(opened.body().at("/data/senders/0/sender").asString()).isEqualTo(SENDER);
        assertThat(campaign.peers().body("/api/v1/senders/" + SENDER))
                .isEqualTo("{\"enabled\":false}");
        assertThat(notes().getFirst().at("/after/enabled").asBoolean(true)).isFalse();
        int before = notes().size();
        Answer closed =
                campaign.post(
                        "/api/v1/admin/circuit-breaker/disable", admin, "{\"channel\":\"sms\"}");
        assertThat(closed.status()).as(closed.raw()).isEqualTo(200);
        assertThat(notes()).as("it was not open").hasSize(before);
    }

    @Test
    void aProviderIsPutFirst() {
        Answer answer =
                campaign.put("/api/v1/admin/providers/sms", admin, "{\"first\":\"twilio\"}");
        assertThat(answer.status()).as(answer.raw()).isEqualTo(200);
        assertThat(campaign.peers().body("/api/v1/senders/" + SENDER))
                .isEqualTo("{\"weight\":100000}");
        Answer nobody =
                campaign.put("/api/v1/admin/providers/sms", admin, "{\"first\":\"nobody\"}");
        assertThat(nobody.status()).isEqualTo(404);
    }

    @Test
    void switchesAreForAdministratorsAndNameWhatTheyAreAbout() {
        String sponsor = campaign.tokens().sponsor("sponsor-1");
        String breaker = "/api/v1/admin/circuit-breaker/enable";
        assertThat(campaign.post(breaker, sponsor, "{\"channel\":\"SMS\"}").status())
                .isEqualTo(403);
        assertThat(campaign.put("/api/v1/admin/providers/SMS", sponsor, "{}").status())
                .isEqualTo(403);
        assertThat(campaign.post(breaker, admin, "{}").raw()).contains("REQUIRED");
        assertThat(campaign.put("/api/v1/admin/providers/SMS", admin, "{}").raw())
                .contains("REQUIRED");
        assertThat(
                        campaign.post(breaker, admin, "{\"channel\":\"SMS\",\"sender\":\"nobody\"}")
                                .status())
                .isEqualTo(404);
        campaign.peers().fails("/api/v1/senders");
        assertThat(campaign.post(breaker, admin, "{\"channel\":\"SMS\"}").status()).isEqualTo(503);
    }

    @Test
    void whatChangesNothingIsNeitherAskedNorNoted() {
        int before = notes().size();
        Answer answer = campaign.put(ONE, admin, "{\"ratePerSecond\":100,\"countries\":[\"TR\"]}");
        assertThat(answer.status()).as(answer.raw()).isEqualTo(200);
        assertThat(notes()).hasSize(before);
    }

    /** It may have been made, and then nobody would know who did it. */
    @Test
    void whereTheChannelDoesNotSayWhetherItWasMadeTheNoteStays() {
        int before = notes().size();
        campaign.peers().fails("/api/v1/senders/" + SENDER);
        Answer answer = campaign.put(ONE, admin, "{\"enabled\":false}");
        assertThat(answer.status()).as(answer.raw()).isEqualTo(503);
        assertThat(notes()).hasSize(before + 1);
        assertThat(notes().getFirst().at("/after/enabled").asBoolean(true)).isFalse();
    }

    @Test
    void everythingWrongIsNamedByItsField() {
        Answer answer =
                campaign.put(
                        ONE,
                        admin,
                        """
                        {"ratePerSecond": 0, "weight": 100001, "dailyCapacity": 0, "countries": ["TR", "tr"],
                         "sponsors": ["a b"], "name": "x"}
                        """);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(
                        answer.body()
                                .at("/details/errors")
                                .valueStream()
                                .map(each -> each.path("path").asString()))
                .as(answer.raw())
                .contains("name");
        Answer values =
                campaign.put(
                        ONE,
                        admin,
                        """
                        {"ratePerSecond": 0, "weight": 100001, "dailyCapacity": 0, "countries": ["TR", "tr"],
                         "sponsors": ["a b"]}
                        """);
        assertThat(
                        values.body()
                                .at("/details/errors")
                                .valueStream()
                                .map(each -> each.path("path").asString()))
                .as(values.raw())
                .containsExactlyInAnyOrder(
                        "ratePerSecond", "weight", "dailyCapacity", "countries[1]", "sponsors[0]");
    }

    @Test
    void itIsForAdministratorsAndOfSendersThereAre() {
        String sponsor = campaign.tokens().sponsor("sponsor-1");
        assertThat(campaign.get(SENDERS, sponsor).status()).isEqualTo(403);
        assertThat(campaign.put(ONE, sponsor, "{}").status()).isEqualTo(403);
        Answer nobody = campaign.put(SENDERS + "/SMS/nobody", admin, "{\"enabled\":false}");
        assertThat(nobody.status()).isEqualTo(404);
        assertThat(nobody.raw()).contains("SENDER_NOT_FOUND");
        Answer unknown = campaign.put(SENDERS + "/fax/x", admin, "{}");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.raw()).contains("UNKNOWN_CHANNEL");
    }

    private List<JsonNode> notes() {
        return campaign.get("/api/v1/audit?subject=sender:SMS/%2B15017122661", admin)
                .body()
                .at("/data")
                .valueStream()
                .toList();
    }
}
