package com.ziraai.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.campaign.RunningCampaign.Answer;
import org.junit.jupiter.api.Test;
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
}
