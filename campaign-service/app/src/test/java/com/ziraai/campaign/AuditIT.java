package com.ziraai.campaign;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.campaign.RunningCampaign.Answer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Whatever anybody changes can be read afterwards, by administrators and whom it concerns. */
class AuditIT {

    private static final String AUDIT = "/api/v1/audit";

    private final RunningCampaign campaign = RunningCampaign.shared();
    private final String admin = campaign.tokens().admin();

    @Test
    void aChangedSponsorIsNotedWithWhatItWasBefore() {
        String sponsor = "/api/v1/sponsors/noted";
        campaign.put(sponsor, admin, "{\"name\":\"First\"}");
        campaign.put(sponsor, admin, "{\"name\":\"Second\",\"plan\":\"large\"}");
        campaign.put(sponsor, admin, "{\"name\":\"Second\",\"plan\":\"large\"}");
        List<JsonNode> entries = of("sponsor:noted");
        assertThat(entries).hasSize(2);
        JsonNode latest = entries.getFirst();
        assertThat(latest.at("/action").asString()).isEqualTo("sponsor.save");
        assertThat(latest.at("/actor").asString()).isEqualTo("test-user");
        assertThat(latest.at("/before/name").asString()).isEqualTo("First");
        assertThat(latest.at("/before/plan").asString()).isEqualTo("default");
        assertThat(latest.at("/after/plan").asString()).isEqualTo("large");
        assertThat(entries.getLast().at("/before").isNull()).isTrue();
    }

    @Test
    void plansAndTemplatesLeaveTheirTraces() {
        String plan = "/api/v1/plans/traced";
        campaign.put(plan, admin, PlanIT.limits().toString());
        campaign.put(plan, admin, PlanIT.limits().put("maxOperationsPerDay", 51).toString());
        campaign.delete(plan, admin);
        assertThat(actions(of("plan:traced")))
                .containsExactly("plan.delete", "plan.save", "plan.save");
        assertThat(of("plan:traced").getFirst().at("/before/maxOperationsPerDay").asInt())
                .isEqualTo(51);
        Answer made =
                campaign.post(
                        "/api/v1/templates", admin, "{\"name\":\"x\",\"message\":\"{name}\"}");
        String id = made.body().at("/data/templateId").asString();
        campaign.delete("/api/v1/templates/" + id, admin);
        assertThat(actions(of("template:" + id)))
                .containsExactly("template.delete", "template.save");
    }

    @Test
    void whatIsDoneToAnOperationIsNoted() {
        String token = campaign.tokens().sponsor("watched");
        String id =
                campaign.sendLinks(token, Requests.scheduled(2).toString())
                        .body()
                        .at("/data/operationId")
                        .asString();
        campaign.post("/api/v1/bulk-operations/pause/" + id, token, "");
        campaign.post("/api/v1/bulk-operations/pause/" + id, token, "");
        List<JsonNode> entries = of(id);
        assertThat(actions(entries)).containsExactly("operation.pause", "operation.create");
        assertThat(entries.getFirst().at("/before/state").asString()).isEqualTo("ACTIVE");
        assertThat(entries.getFirst().at("/after/state").asString()).isEqualTo("PAUSED");
        assertThat(entries.getLast().at("/after/totalItems").asInt()).isEqualTo(2);
    }

    @Test
    void anUploadedListAndAKeyForCallbacksAreNoted() {
        String token = campaign.tokens().sponsor("noted-lists");
        String list =
                campaign.upload(token, "", "text/csv", "telefon\n05551000001\n".getBytes(UTF_8))
                        .body()
                        .at("/data/listId")
                        .asString();
        campaign.delete("/api/v1/recipient-lists/" + list, token);
        assertThat(actions(of(list))).containsExactly("list.delete", "list.upload");

        String secret = "/api/v1/sponsors/noted-lists/callback-secret";
        campaign.get(secret, token);
        campaign.get(secret, token);
        campaign.post(secret + "/rotate", token, "");
        List<JsonNode> entries = of("sponsor:noted-lists");
        assertThat(actions(entries))
                .containsExactly(
                        "callback-secret.rotate", "callback-secret.create", "sponsor.register");
        assertThat(entries.get(1).at("/actor").asString()).isEqualTo("test-user");
    }

    @Test
    void aSettledItemIsNotedOnce() {
        String token = campaign.tokens().sponsor("settled");
        String id =
                campaign.sendLinks(token, Requests.scheduled(1).toString())
                        .body()
                        .at("/data/operationId")
                        .asString();
        campaign.analytics().stands(id, 0, "UNKNOWN");
        String path = "/api/v1/bulk-operations/" + id + "/unknown/0";
        campaign.post(path, token, "{\"resolution\":\"SENT\"}");
        campaign.post(path, token, "{\"resolution\":\"SENT\"}");
        assertThat(actions(of(id))).containsExactly("item.settle", "operation.create");
        assertThat(of(id).getFirst().at("/after/resolution").asString()).isEqualTo("SENT");
    }

    @Test
    void whatWasRefusedIsNotNoted() {
        campaign.put("/api/v1/sponsors/unnoted", admin, "{\"name\":\"x\",\"plan\":\"golden\"}");
        assertThat(of("sponsor:unnoted")).isEmpty();
        campaign.delete("/api/v1/plans/default", admin);
        assertThat(actions(of("plan:default"))).doesNotContain("plan.delete");
    }

    @Test
    void aChangeThatCannotBeNotedIsNotMade() {
        String plan = "/api/v1/plans/unnotable";
        campaign.execute("ALTER TABLE audit RENAME TO audit_away");
        try {
            Answer answer = campaign.put(plan, admin, PlanIT.limits().toString());
            assertThat(answer.status()).isEqualTo(500);
        } finally {
            campaign.execute("ALTER TABLE audit_away RENAME TO audit");
        }
        assertThat(campaign.get(plan, admin).status()).isEqualTo(404);
    }

    @Test
    void aSponsorReadsWhatConcernsItPageByPage() {
        String token = campaign.tokens().sponsor("curious-one");
        for (int i = 0; i < 4; i++) {
            campaign.sendLinks(token, Requests.scheduled(1).toString());
        }
        List<Long> ids = new ArrayList<>();
        String after = "";
        JsonNode page;
        do {
            page = campaign.get(AUDIT + "?limit=2" + after, token).body();
            page.at("/data")
                    .forEach(each -> {
                        assertThat(each.at("/sponsorId").asString()).isEqualTo("curious-one");
                        ids.add(each.at("/id").asLong());
                    });
            after = "&after=" + page.at("/pagination/next").asLong(0);
        } while (page.at("/pagination/hasMore").asBoolean());
        // Its registration and four operations.
        assertThat(ids).hasSize(5).isSortedAccordingTo(java.util.Comparator.reverseOrder());
        assertThat(campaign.get(AUDIT + "?sponsorId=noted", token).status()).isEqualTo(403);
        assertThat(campaign.get(AUDIT + "?subject=sponsor:noted", token).body().at("/data"))
                .isEmpty();
    }

    private List<JsonNode> of(String subject) {
        Answer answer = campaign.get(AUDIT + "?subject=" + subject, admin);
        assertThat(answer.status()).as(answer.raw()).isEqualTo(200);
        return answer.body().at("/data").valueStream().toList();
    }

    private static List<String> actions(List<JsonNode> entries) {
        return entries.stream().map(each -> each.at("/action").asString()).toList();
    }
}
