package com.ziraai.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ziraai.campaign.RunningCampaign.Answer;
import com.ziraai.contract.Topics;
import com.ziraai.event.Channel;
import com.ziraai.event.DistributionRequested;
import com.ziraai.event.Guarantee;
import com.ziraai.event.ItemStatus;
import com.ziraai.event.OperationLifecycle;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class SendLinksIT {

    private final RunningCampaign campaign = RunningCampaign.shared();

    @Test
    void theDocumentsExampleIsAcceptedAsItStandsWithItsDateMovedAhead() {
        ObjectNode request = (ObjectNode) Shape.document("send-links-request.json");
        Instant tomorrow = Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        ((ObjectNode) request.get("scheduling")).put("scheduledDate", tomorrow.toString());

        Answer answer =
                campaign.sendLinks(campaign.tokens().sponsor("document"), request.toString());

        assertThat(answer.status()).as(answer.raw()).isEqualTo(202);
        var document = Shape.document("send-links-answer.json");
        // It has a budget, and nothing has a price here: that is warned of.
        var additions = Shape.of(answer.body());
        assertThat(additions).containsAll(Shape.of(document));
        additions.removeAll(Shape.of(document));
        assertThat(additions)
                .as("of the printed classes, not of the example")
                .containsExactly(
                        "/data/metrics/averageProcessingTime",
                        "/data/metrics/customMetrics",
                        "/data/metrics/errors",
                        "/data/metrics/skippedItems",
                        "/data/metrics/successRate",
                        "/data/startedAt");
        String id = answer.body().at("/data/operationId").asString();
        assertThat(id).startsWith("bulk_");
        String token = campaign.tokens().sponsor("document");
        for (String place :
                List.of(
                        "status/" + id + "|/data/metadata",
                        "history?campaignId=CAMP-2025-Q3|/data/0/metadata")) {
            String[] parts = place.split("\\|");
            assertThat(
                            campaign.get("/api/v1/bulk-operations/" + parts[0], token)
                                    .body()
                                    .at(parts[1]))
                    .as(place)
                    .isEqualTo(request.at("/metadata"));
        }
        assertThat(answer.body().at("/data/operationType").asString()).isEqualTo("BulkLinkSend");
        assertThat(answer.body().at("/data/status").asString()).isEqualTo("Queued");
        assertThat(answer.body().at("/data/statusUrl").asString())
                .isEqualTo("/api/v1/bulk-operations/status/" + id);
        assertThat(
                        campaign.number(
                                "SELECT count(*) FROM operation WHERE operation_id = '%s' AND scheduled_at = '%s' AND request -> 'metadata' ->> 'campaignId' = 'CAMP-2025-Q3' AND priority = 8"
                                        .formatted(id, tomorrow)))
                .isOne();
        try (var lifecycle = TestTopics.read(Topics.OPERATION_LIFECYCLE)) {
            await().until(
                            () -> lifecycle.poll(each -> each.getOperationId().equals(id)),
                            found -> !found.isEmpty());
        }
        assertThat(
                        campaign.number(
                                "SELECT released_items FROM operation WHERE operation_id = '%s'"
                                        .formatted(id)))
                .isZero();
    }

    @Test
    void anAcceptedRequestIsPublishedItemByItemAndAnnouncedBefore() {
        ObjectNode request = Requests.of(40);
        ((ObjectNode) request.at("/recipients/3"))
                .put("email", "ahmet@email.com")
                .put("sponsorshipCode", "AGRI-2025-001")
                .put("customMessage", "{name} {region} {link}")
                .putObject("personalizationData")
                .put("region", "Antalya");
        Answer answer = campaign.sendLinks(campaign.tokens().sponsor("happy"), request.toString());
        assertThat(answer.status()).as(answer.raw()).isEqualTo(202);
        String id = answer.body().at("/data/operationId").asString();

        List<DistributionRequested> items = requested(id, 40);

        assertThat(items)
                .extracting(each -> each.getItem().getItemIndex())
                .doesNotHaveDuplicates()
                .hasSize(40);
        assertThat(items)
                .allSatisfy(each -> {
                    assertThat(each.getItem().getSponsorId()).isEqualTo("happy");
                    assertThat(each.getItem().getContactKey()).hasSize(22);
                    assertThat(each.getItem().getReleasedAt())
                            .isCloseTo(
                                    Instant.now(),
                                    org.assertj.core.api.Assertions.within(1, ChronoUnit.MINUTES));
                    assertThat(each.getSponsorName()).isEqualTo("Sponsor happy");
                    assertThat(each.getTimeZone()).isEqualTo("Europe/Istanbul");
                    assertThat(each.getLanguage()).isEqualTo("tr");
                    assertThat(each.getChannel()).isEqualTo(Channel.SMS);
                    assertThat(each.getFallback()).containsExactly(Channel.WHATSAPP);
                    assertThat(each.getCodeValidityDays()).isEqualTo(30);
                    assertThat(each.getRetry().getRetryAttempts()).isEqualTo(3);
                    assertThat(each.getGuarantee()).isEqualTo(Guarantee.AT_MOST_ONCE);
                    assertThat(each.getRefusal()).isNull();
                    assertThat(each.getRecipient().getPhone())
                            .isEqualTo(Requests.phone(each.getItem().getItemIndex()));
                    assertThat(each.getRecipient().getCountry()).isEqualTo("TR");
                });
        DistributionRequested third =
                items.stream()
                        .filter(each -> each.getItem().getItemIndex() == 3)
                        .findAny()
                        .orElseThrow();
        assertThat(third.getMessageTemplate()).isEqualTo("{name} {region} {link}");
        assertThat(third.getPersonalization()).containsEntry("region", "Antalya");
        assertThat(third.getSponsorshipCode()).isEqualTo("AGRI-2025-001");
        assertThat(third.getRecipient().getEmail()).isEqualTo("ahmet@email.com");
        try (var lifecycle = TestTopics.read(Topics.OPERATION_LIFECYCLE)) {
            List<OperationLifecycle> created =
                    await().until(
                                    () -> lifecycle.poll(each -> each.getOperationId().equals(id)),
                                    found -> !found.isEmpty());
            assertThat(created)
                    .singleElement()
                    .satisfies(each -> {
                        assertThat(each.getTotalItems()).isEqualTo(40);
                        assertThat(each.getSponsorId()).isEqualTo("happy");
                        assertThat(each.getSlaWindowSeconds()).isEqualTo(300);
                    });
        }
    }

    @Test
    void codesThatAreNotThereAreWarnedOf() {
        campaign.peers()
                .says(
                        "/api/v1/codes/missing",
                        "{\"codes\":[\"SP-20250101-ZZZZZ\"],\"taken\":[],\"foreign\":[\"AGRI-1\"]}");
        ObjectNode request = Requests.of(3);
        ((ObjectNode) request.at("/recipients/1")).put("sponsorshipCode", "SP-20250101-ZZZZZ");
        ((ObjectNode) request.at("/recipients/2")).put("sponsorshipCode", "AGRI-1");
        String token = campaign.tokens().sponsor("codeless");

        Answer warned = campaign.sendLinks(token, request.toString());
        JsonNode asker = campaign.peers().claims("/api/v1/codes/missing");
        assertThat(asker.path("sub").asString()).isEqualTo("campaign-service");
        assertThat(asker.path("sponsor_id").asString()).isEqualTo("codeless");
        campaign.peers().fails("/api/v1/codes/missing");
        Answer unasked = campaign.sendLinks(token, request.toString());

        assertThat(warned.body().at("/data/validationWarnings").toString())
                .isEqualTo(
                        "[\"1 sponsorship kodu bulunamadı\",\"1 sponsorship kodu bizim kodumuz değil;"
                                + " olduğu gibi gönderilir, ama bağlantısı bir şey kullandırmaz\"]");
        assertThat(unasked.status()).isEqualTo(202);
        assertThat(unasked.body().at("/data/validationWarnings").toString())
                .startsWith("[\"2 sponsorship kodu şu anda kontrol edilemedi");
    }

    @Test
    void whoCannotBeReachedIsWarnedOfAndTravelsToBeCounted() {
        ObjectNode request = Requests.of(3);
        request.withArray("recipients").addObject().put("phoneNumber", "12345");
        request.withArray("recipients")
                .addObject()
                .put("phoneNumber", "0" + Requests.phone(1).substring(3));
        String token = campaign.tokens().sponsor("warned");

        Answer turkish = campaign.sendLinks(token, request.toString());
        Answer english = campaign.sendLinks(token, request.toString(), "Accept-Language", "en");

        assertThat(turkish.body().at("/data/validationWarnings").toString())
                .isEqualTo(
                        "[\"1 telefon numarası geçersiz format\",\"1 mükerrer alıcı atlanacak\"]");
        assertThat(english.body().at("/data/validationWarnings").toString())
                .isEqualTo(
                        "[\"1 phone number has an invalid format\",\"1 duplicate recipient will be skipped\"]");
        List<DistributionRequested> items =
                requested(turkish.body().at("/data/operationId").asString(), 5);
        DistributionRequested invalid = item(items, 3);
        assertThat(invalid.getRefusal().getStatus()).isEqualTo(ItemStatus.FAILED);
        assertThat(invalid.getRefusal().getCode()).isEqualTo("INVALID_PHONE");
        assertThat(invalid.getRecipient().getPhone()).isNull();
        DistributionRequested duplicate = item(items, 4);
        assertThat(duplicate.getRefusal().getStatus()).isEqualTo(ItemStatus.SKIPPED);
        assertThat(duplicate.getRefusal().getCode()).isEqualTo("DUPLICATE_RECIPIENT");
        assertThat(duplicate.getItem().getContactKey())
                .isEqualTo(item(items, 1).getItem().getContactKey());
    }

    @Test
    void aScheduledOperationIsReleasedAtItsTimeInItsZone() {
        Instant due = Instant.now().plusSeconds(4).truncatedTo(ChronoUnit.SECONDS);
        ObjectNode request = Requests.of(5);
        request.putObject("scheduling")
                .put("isScheduled", true)
                .put(
                        "scheduledDate",
                        LocalDateTime.ofInstant(due, ZoneId.of("Asia/Kolkata")).toString())
                .put("timeZone", "Asia/Kolkata");
        Answer answer =
                campaign.sendLinks(campaign.tokens().sponsor("scheduled"), request.toString());
        String id = answer.body().at("/data/operationId").asString();

        List<DistributionRequested> items = requested(id, 5);

        assertThat(items)
                .allSatisfy(each ->
                        assertThat(each.getItem().getReleasedAt())
                                .isBetween(due, due.plusSeconds(2)));
    }

    @Test
    void anAdministratorSendsForAnySponsorItNames() {
        campaign.sendLinks(campaign.tokens().sponsor("served"), Requests.of(1).toString());
        ObjectNode request = Requests.of(1).put("sponsorId", "served");

        Answer answer = campaign.sendLinks(campaign.tokens().admin(), request.toString());
        Answer nobody = campaign.sendLinks(campaign.tokens().admin(), Requests.of(1).toString());
        Answer unknown =
                campaign.sendLinks(
                        campaign.tokens().admin(),
                        Requests.of(1).put("sponsorId", "nobody-yet").toString());

        assertThat(answer.status()).isEqualTo(202);
        assertThat(nobody.status()).isEqualTo(400);
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.body().at("/error").asString()).isEqualTo("SPONSOR_NOT_FOUND");
    }

    private static DistributionRequested item(List<DistributionRequested> items, int index) {
        return items.stream()
                .filter(each -> each.getItem().getItemIndex() == index)
                .findAny()
                .orElseThrow();
    }

    private static List<DistributionRequested> requested(String operationId, int count) {
        try (var topic = TestTopics.read(Topics.DISTRIBUTION_REQUESTED)) {
            return await().atMost(Duration.ofSeconds(20))
                    .until(
                            () ->
                                    topic.poll(each ->
                                            each.getItem().getOperationId().equals(operationId)),
                            found -> found.size() >= count);
        }
    }
}
