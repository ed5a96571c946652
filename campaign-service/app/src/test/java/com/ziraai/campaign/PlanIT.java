package com.ziraai.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.campaign.RunningCampaign.Answer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class PlanIT {

    private static final String PLANS = "/api/v1/plans";

    private final RunningCampaign campaign = RunningCampaign.shared();
    private final String admin = campaign.tokens().admin();

    @Test
    void aPlanIsMadeGivenChangedAndInForceAtOnce() {
        assertThat(save("tiny", limits().put("maxItemsPerOperation", 2)).status()).isEqualTo(200);
        give("small-one", "tiny");
        String token = campaign.tokens().sponsor("small-one");
        assertThat(campaign.sendLinks(token, Requests.of(3).toString()).status()).isEqualTo(400);
        assertThat(save("tiny", limits().put("maxItemsPerOperation", 3)).status()).isEqualTo(200);
        assertThat(campaign.sendLinks(token, Requests.of(3).toString()).status()).isEqualTo(202);
    }

    @Test
    void aPlanInUseStays() {
        save("held", limits());
        give("holder", "held");
        Answer refused = campaign.delete(PLANS + "/held", admin);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().at("/error").asString()).isEqualTo("PLAN_IN_USE");
        assertThat(campaign.delete(PLANS + "/default", admin).status()).isEqualTo(409);
        give("holder", "default");
        assertThat(campaign.delete(PLANS + "/held", admin).status()).isEqualTo(204);
        assertThat(campaign.get(PLANS + "/held", admin).status()).isEqualTo(404);
        assertThat(campaign.delete(PLANS + "/held", admin).status()).isEqualTo(404);
    }

    @Test
    void limitsThatContradictEachOtherAreNamed() {
        Answer answer =
                save(
                        "Odd Name",
                        limits().put("minBatchSize", 300)
                                .put("defaultConcurrency", 11)
                                .put("maxItemsPerDay", 0));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(
                        answer.body()
                                .at("/details/errors")
                                .valueStream()
                                .map(each -> each.at("/path").asString()))
                .containsExactlyInAnyOrder(
                        "name", "minBatchSize", "defaultConcurrency", "maxItemsPerDay");
        Answer empty = save("odd", JsonMapper.shared().createObjectNode());
        assertThat(empty.body().at("/details/errorCount").asInt()).isEqualTo(9);
    }

    @Test
    void whatOlderClientsDoNotKnowLimitsNothing() {
        JsonNode plan = save("older", limits()).body().at("/data");
        assertThat(plan.at("/maxEmailBatchSize").asInt()).isEqualTo(500);
        assertThat(plan.at("/maxConcurrencyPerSponsor").asInt()).isEqualTo(5 * 10);
        Answer odd =
                save(
                        "older",
                        limits().put("maxEmailBatchSize", 199).put("maxConcurrencyPerSponsor", 9));
        assertThat(
                        odd.body()
                                .at("/details/errors")
                                .valueStream()
                                .map(each -> each.at("/path").asString()))
                .containsExactlyInAnyOrder("maxEmailBatchSize", "maxConcurrencyPerSponsor");
    }

    @Test
    void thePublishedPlanHasThePublishedDefaults() {
        JsonNode plan = campaign.get(PLANS + "/default", admin).body().at("/data");
        assertThat(plan.at("/defaultBatchSize").asInt()).isEqualTo(50);
        assertThat(plan.at("/defaultConcurrency").asInt()).isEqualTo(5);
        assertThat(plan.at("/maxConcurrencyPerSponsor").asInt()).isEqualTo(5);
        assertThat(plan.at("/maxEmailBatchSize").asInt()).isGreaterThan(100);
    }

    @Test
    void aSponsorSeesItsOwnPlanAndChangesNone() {
        save("secret", limits());
        String token = campaign.tokens().sponsor("modest");
        JsonNode seen = campaign.get(PLANS, token).body().at("/data");
        assertThat(seen.valueStream().map(each -> each.at("/name").asString()))
                .containsExactly("default");
        assertThat(campaign.get(PLANS + "/default", token).status()).isEqualTo(200);
        assertThat(campaign.get(PLANS + "/secret", token).status()).isEqualTo(404);
        assertThat(campaign.put(PLANS + "/default", token, limits().toString()).status())
                .isEqualTo(403);
        assertThat(campaign.delete(PLANS + "/secret", token).status()).isEqualTo(403);
        assertThat(campaign.get(PLANS, admin).body().at("/data").size()).isGreaterThan(2);
    }

    private Answer save(String name, ObjectNode limits) {
        return campaign.put(PLANS + "/" + name.replace(" ", "%20"), admin, limits.toString());
    }

    private void give(String sponsor, String plan) {
        String body = "{\"name\":\"%s\",\"plan\":\"%s\"}".formatted(sponsor, plan);
        assertThat(campaign.put("/api/v1/sponsors/" + sponsor, admin, body).status())
                .isEqualTo(200);
    }

    static ObjectNode limits() {
        return JsonMapper.shared()
                .createObjectNode()
                .put("maxItemsPerOperation", 20_000)
                .put("maxConcurrentOperations", 5)
                .put("maxOperationsPerDay", 50)
                .put("maxItemsPerDay", 200_000)
                .put("minBatchSize", 10)
                .put("maxBatchSize", 200)
                .put("defaultBatchSize", 50)
                .put("maxConcurrency", 10)
                .put("defaultConcurrency", 5);
    }
}
