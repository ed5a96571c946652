package com.ziraai.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.campaign.RunningCampaign.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class SponsorIT {

    private static final String PATH = "/api/v1/sponsors/";

    private final RunningCampaign campaign = RunningCampaign.shared();
    private final String admin = campaign.tokens().admin();

    @Test
    void aSponsorIsMadeFromItsTokenOnFirstSight() {
        campaign.sendLinks(campaign.tokens().sponsor("newcomer"), Requests.of(1).toString());
        Answer answer = campaign.get(PATH + "newcomer", admin);
        assertThat(answer.body().at("/data/name").asString()).isEqualTo("Sponsor newcomer");
        assertThat(answer.body().at("/data/plan").asString()).isEqualTo("default");
        assertThat(answer.body().at("/data/timeZone").asString()).isEqualTo("Europe/Istanbul");
    }

    @Test
    void anAdministratorGivesASponsorALargerPlan() {
        String token = campaign.tokens().sponsor("grown");
        assertThat(campaign.sendLinks(token, Requests.withBatches(1, 500, 20).toString()).status())
                .isEqualTo(400);
        Answer saved =
                campaign.put(
                        PATH + "grown",
                        admin,
                        "{\"name\":\"Grown\",\"timeZone\":\"Asia/Kolkata\",\"plan\":\"large\",\"defaultRegion\":\"IN\"}");
        assertThat(saved.status()).as(saved.raw()).isEqualTo(200);
        assertThat(saved.body().at("/data/plan").asString()).isEqualTo("large");

        ObjectNode request = Requests.withBatches(5001, 500, 20);
        ((ObjectNode) request.at("/recipients/0")).put("phoneNumber", "98765 43210");
        Answer accepted = campaign.sendLinks(token, request.toString());
        assertThat(accepted.status()).as(accepted.raw()).isEqualTo(202);
        assertThat(accepted.body().at("/data/validationWarnings")).isEmpty();
    }

    @Test
    void onlyAdministratorsChangeSponsorsAndSponsorsSeeThemselves() {
        campaign.sendLinks(campaign.tokens().sponsor("shy"), Requests.of(1).toString());
        String shy = campaign.tokens().sponsor("shy");
        assertThat(campaign.put(PATH + "shy", shy, "{\"name\":\"x\"}").status()).isEqualTo(403);
        assertThat(campaign.get(PATH + "shy", shy).status()).isEqualTo(200);
        assertThat(campaign.get(PATH + "shy", campaign.tokens().sponsor("nosy")).status())
                .isEqualTo(404);
        assertThat(campaign.get(PATH + "unheard-of", admin).status()).isEqualTo(404);
    }

    @Test
    void whatIsWrongWithASponsorIsNamed() {
        Answer plan = campaign.put(PATH + "x", admin, "{\"name\":\"x\",\"plan\":\"golden\"}");
        assertThat(plan.status()).isEqualTo(400);
        assertThat(plan.body().at("/details/errors/0/code").asString()).isEqualTo("UNKNOWN_PLAN");
        Answer field = campaign.put(PATH + "x", admin, "{\"name\":\"x\",\"colour\":1}");
        assertThat(field.body().at("/details/errors/0/path").asString()).isEqualTo("colour");
    }

    @Test
    void administratorsListAllSponsorsPageByPageAndASponsorItself() {
        for (String each : List.of("zz-1", "zz-2", "zz-3")) {
            campaign.put(PATH + each, admin, "{\"name\":\"" + each + "\"}");
        }
        JsonNode first = campaign.get("/api/v1/sponsors?limit=2&after=zz", admin).body();
        assertThat(ids(first)).containsExactly("zz-1", "zz-2");
        assertThat(first.at("/pagination/next").asString()).isEqualTo("zz-2");
        JsonNode last = campaign.get("/api/v1/sponsors?limit=2&after=zz-2", admin).body();
        assertThat(ids(last)).containsExactly("zz-3");
        assertThat(last.at("/pagination/hasMore").asBoolean()).isFalse();
        String own = campaign.tokens().sponsor("zz-2");
        assertThat(ids(campaign.get("/api/v1/sponsors", own).body())).containsExactly("zz-2");
    }

    private static List<String> ids(JsonNode page) {
        return page.at("/data")
                .valueStream()
                .map(each -> each.at("/sponsorId").asString())
                .toList();
    }
}
