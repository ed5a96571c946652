package com.ziraai.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.campaign.RunningCampaign.Answer;
import com.ziraai.contract.Topics;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class TemplateIT {

    private static final String TEMPLATES = "/api/v1/templates";

    private final RunningCampaign campaign = RunningCampaign.shared();
    private final String admin = campaign.tokens().admin();

    @Test
    void anOperationThatNamesATemplateIsSentWithItsTextAsItWasThen() {
        String token = campaign.tokens().sponsor("writer");
        String id = make(token, "WhatsApp", "Merhaba {name}, {region}: {link}");
        ObjectNode request = Requests.of(1).put("messageTemplateId", id);
        request.remove(List.of("messageTemplate", "channel"));
        ((ObjectNode) request.at("/recipients/0"))
                .putObject("personalizationData")
                .put("region", "Antalya");
        String operation =
                campaign.sendLinks(token, request.toString())
                        .body()
                        .at("/data/operationId")
                        .asString();
        assertThat(campaign.delete(TEMPLATES + "/" + id, token).status()).isEqualTo(204);
        try (var requested = TestTopics.read(Topics.DISTRIBUTION_REQUESTED)) {
            var published =
                    Awaitility.await()
                            .until(
                                    () ->
                                            requested.poll(each ->
                                                    each.getItem()
                                                            .getOperationId()
                                                            .equals(operation)),
                                    found -> !found.isEmpty());
            assertThat(published.getFirst().toString())
                    .contains("Merhaba {name}, {region}: {link}", "WHATSAPP");
        }
        Answer gone = campaign.sendLinks(token, request.toString());
        assertThat(violations(gone)).containsExactly("messageTemplateId UNKNOWN_TEMPLATE");
    }

    @Test
    void aRequestThatNamesATemplateAndBringsATextIsRefused() {
        String token = campaign.tokens().sponsor("both");
        String id = make(token, "SMS", "{link}");
        Answer answer =
                campaign.sendLinks(token, Requests.of(1).put("messageTemplateId", id).toString());
        assertThat(violations(answer)).containsExactly("messageTemplateId CONTRADICTORY");
    }

    @Test
    void whatATemplateAsksOfItsRecipientsIsCheckedOnUse() {
        String token = campaign.tokens().sponsor("asking");
        String id = make(token, "SMS", "{name} {village}");
        ObjectNode request = Requests.of(1).put("messageTemplateId", id);
        request.remove("messageTemplate");
        assertThat(violations(campaign.sendLinks(token, request.toString())))
                .containsExactly("recipients[0].personalizationData UNKNOWN_PLACEHOLDER");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"name":"x","message":"Merhaba {name"}                    | message STRAY_BRACE
                    {"name":"x","message":"{first name}"}                     | message INVALID_KEY
                    {"name":"x","message":"{}"}                               | message INVALID_KEY
                    {"name":"x"}                                              | message REQUIRED
                    {"name":" ","message":"x"}                                | name LENGTH
                    {"name":"x","message":"x\\u0000"}                         | message INVALID_TEXT
                    {"name":"x","message":"x","sponsorId":"other"}            | sponsorId FOREIGN_SPONSOR
                    """)
    void whatIsWrongWithATemplateIsNamed(String body, String violation) {
        Answer answer = campaign.post(TEMPLATES, campaign.tokens().sponsor("sloppy"), body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(violations(answer)).containsExactly(violation);
    }

    @Test
    void aSponsorUsesItsOwnAndTheCommonOnesAndChangesItsOwn() {
        String own = campaign.tokens().sponsor("own");
        String id = make(own, "SMS", "own {link}");
        String common = make(admin, "SMS", "common {link}");
        String other = make(campaign.tokens().sponsor("other"), "SMS", "other {link}");
        assertThat(listed(own)).contains(id, common).doesNotContain(other);
        assertThat(listed(admin)).contains(id, common, other);
        assertThat(campaign.get(TEMPLATES + "/" + common, own).status()).isEqualTo(200);
        assertThat(campaign.get(TEMPLATES + "/" + other, own).status()).isEqualTo(404);
        String body = "{\"name\":\"x\",\"message\":\"changed\"}";
        assertThat(campaign.put(TEMPLATES + "/" + id, own, body).body().at("/data/message"))
                .hasToString("\"changed\"");
        assertThat(campaign.put(TEMPLATES + "/" + common, own, body).status()).isEqualTo(403);
        assertThat(campaign.put(TEMPLATES + "/" + other, own, body).status()).isEqualTo(404);
        assertThat(campaign.delete(TEMPLATES + "/" + other, own).status()).isEqualTo(404);
        ObjectNode foreign = Requests.of(1).put("messageTemplateId", other);
        foreign.remove("messageTemplate");
        assertThat(violations(campaign.sendLinks(own, foreign.toString())))
                .containsExactly("messageTemplateId UNKNOWN_TEMPLATE");
    }

    private List<String> listed(String token) {
        List<String> ids = new ArrayList<>();
        String after = "";
        JsonNode page;
        do {
            page = campaign.get(TEMPLATES + "?limit=2" + after, token).body();
            page.at("/data").forEach(each -> ids.add(each.at("/templateId").asString()));
            after = "&after=" + page.at("/pagination/next").asString("");
        } while (page.at("/pagination/hasMore").asBoolean());
        assertThat(ids).doesNotHaveDuplicates();
        return ids;
    }

    private String make(String token, String channel, String message) {
        String body =
                JsonMapper.shared()
                        .createObjectNode()
                        .put("name", "Davet")
                        .put("channel", channel)
                        .put("message", message)
                        .toString();
        Answer answer = campaign.post(TEMPLATES, token, body);
        assertThat(answer.status()).as(answer.raw()).isEqualTo(201);
        String id = answer.body().at("/data/templateId").asString();
        assertThat(answer.response().headers().firstValue("Location"))
                .hasValue(TEMPLATES + "/" + id);
        return id;
    }

    private static List<String> violations(Answer answer) {
        return answer.body()
                .at("/details/errors")
                .valueStream()
                .map(each -> each.at("/path").asString() + " " + each.at("/code").asString())
                .toList();
    }
}
