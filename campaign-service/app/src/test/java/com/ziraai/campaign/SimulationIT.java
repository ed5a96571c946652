package com.ziraai.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.ziraai.campaign.RunningCampaign.Answer;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class SimulationIT {

    private final RunningCampaign campaign = RunningCampaign.shared();

    @AfterEach
    void removePrices() {
        campaign.delete("/api/v1/prices/SMS/TR", campaign.tokens().admin());
        campaign.delete("/api/v1/prices/WHATSAPP/TR", campaign.tokens().admin());
    }

    @Test
    void itSaysWhatWouldBecomeOfEverybodyAndStoresNothing() {
        price("SMS", "0.25");
        price("WHATSAPP", "1");
        ObjectNode request = Requests.withBatches(40, 10, 5);
        request.withArray("recipients").addObject().put("phoneNumber", "12345");
        request.withArray("recipients").addObject().put("phoneNumber", Requests.phone(0));
        ((ObjectNode) request.at("/recipients/7")).put("customMessage", "ş".repeat(80) + "{link}");
        request.putObject("metadata").put("budgetLimit", 5);
        long before = campaign.number("SELECT count(*) FROM operation");

        JsonNode data = simulate("simulating", request);

        assertThat(campaign.number("SELECT count(*) FROM operation")).isEqualTo(before);
        assertThat(data.at("/totalItems").asInt()).isEqualTo(42);
        assertThat(data.at("/sendableItems").asInt()).isEqualTo(40);
        assertThat(data.at("/skipped").toString())
                .isEqualTo(
                        "[{\"errorCode\":\"DUPLICATE_RECIPIENT\",\"count\":1},{\"errorCode\":\"INVALID_PHONE\",\"count\":1}]");
        assertThat(data.at("/timeline/batches").asInt()).isEqualTo(5);
        assertThat(data.at("/timeline/releases")).hasSize(1);
        assertThat(data.at("/timeline/releases/0/items").asInt()).isEqualTo(42);
        assertThat(data.at("/channels/0/channel").asString()).isEqualTo("SMS");
        assertThat(data.at("/channels/1/fallback").asBoolean()).isTrue();
        assertThat(data.at("/admission/admitted").asBoolean()).isTrue();
        assertThat(data.at("/validationWarnings")).hasSize(3);

        int parts = data.at("/channels/0/totalParts").asInt();
        assertThat(data.at("/cost/least").decimalValue())
                .isEqualByComparingTo(BigDecimal.valueOf(parts * 0.25));
        assertThat(data.at("/cost/most").decimalValue())
                .isEqualByComparingTo(BigDecimal.valueOf(parts * 0.25 + 40));
        assertThat(data.at("/cost/itemsCovered").asInt()).isEqualTo(10);
        assertThat(data.at("/samples")).hasSize(4);
        assertThat(data.at("/samples/0/text").asString())
                .matches(
                        "Merhaba Çiftçi 0, kodunuz (SP-\\d{8}-XXXXX): https://ziraai.com/redeem/\\1");
        assertThat(data.at("/samples/3/index").asInt()).isEqualTo(7);
    }

    @Test
    void itShowsTheScheduleAndWhenItWillBeDone() {
        JsonNode data = simulate("simulating", Requests.spread(40, 10, 60));
        assertThat(data.at("/timeline/releases")).hasSize(4);
        Instant last = Instant.parse(data.at("/timeline/lastRelease").asString());
        assertThat(last)
                .isCloseTo(
                        Instant.now().plus(Duration.ofMinutes(45)), within(1, ChronoUnit.MINUTES));
        assertThat(Instant.parse(data.at("/timeline/estimatedCompletionTime").asString()))
                .isBetween(last, last.plusSeconds(5));
    }

    @Test
    void itTellsWhatAChannelCannotHoldAsTheAnswerDoes() {
        ObjectNode request = Requests.of(3);
        ObjectNode recipient = (ObjectNode) request.at("/recipients/1");
        recipient.put("customMessage", "{a}{b} {link}");
        recipient
                .putObject("personalizationData")
                .put("a", "ı".repeat(500))
                .put("b", "x".repeat(500));

        JsonNode data = simulate("simulating", request);

        assertThat(data.at("/channels/0/unwritable").asInt()).isEqualTo(1);
        assertThat(data.at("/channels/1/unwritable").asInt()).isEqualTo(1);
        assertThat(warnings(data))
                .anyMatch(
                        each -> each.startsWith("1 alıcının mesajı SMS için çok uzun: en uzunu 16"))
                .anyMatch(each -> each.contains("WhatsApp") && each.contains("(alıcı sıraları: 1)"))
                .anyMatch(each -> each.contains("hiçbir kanaldan"))
                .anyMatch(each -> each.startsWith("1 alıcının kendi mesajı var"));
        Answer answer =
                campaign.sendLinks(campaign.tokens().sponsor("simulating"), request.toString());
        assertThat(warnings(answer.body().at("/data"))).isEqualTo(warnings(data));
    }

    @Test
    void itTellsWhichSignsMakeSmsLongerAndWhatPlainOnesWouldSave() {
        price("SMS", "0.25");
        ObjectNode request = Requests.of(2);
        request.put("messageTemplate", "“Ekim” – {link} " + "a".repeat(60));

        JsonNode unicode = simulate("simulating", request).at("/unicode");

        assertThat(unicode.at("/messages").asInt()).isEqualTo(2);
        assertThat(unicode.at("/signs/0/codePoint").asString()).isEqualTo("U+2013");
        assertThat(unicode.at("/signs/0/plain").asString()).isEqualTo("-");
        assertThat(unicode.at("/shortened").asInt()).isEqualTo(2);
        assertThat(unicode.at("/partsSaved").asInt()).isEqualTo(2);
        assertThat(unicode.at("/costSaved").decimalValue()).isEqualByComparingTo("0.5");
        request.put("smartEncoding", true);
        JsonNode smart = simulate("simulating", request);
        assertThat(smart.at("/unicode").isNull()).isTrue();
        assertThat(smart.at("/samples/0/text").asString()).startsWith("\"Ekim\" - https");
        assertThat(smart.at("/channels/0/totalParts").asInt()).isEqualTo(2);
    }

    @Test
    void aDecomposedNameCostsNoMoreThanAComposedOne() {
        ObjectNode request = Requests.of(2);
        request.put("messageTemplate", "{name} {link}" + "a".repeat(30));
        ((ObjectNode) request.at("/recipients/0")).put("name", "Gül Öztürk");
        ((ObjectNode) request.at("/recipients/1")).put("name", "Gu\u0308l O\u0308ztu\u0308rk");

        JsonNode data = simulate("simulating", request);

        assertThat(data.at("/channels/0/totalParts").asInt()).isEqualTo(2);
        assertThat(data.at("/unicode").isNull()).isTrue();
        assertThat(data.at("/samples/1/text")).isEqualTo(data.at("/samples/0/text"));
    }

    @Test
    void whatSendLinksRefusesItRefuses() {
        Answer refused =
                campaign.post(
                        "/api/v1/bulk-operations/simulate",
                        campaign.tokens().sponsor("simulating"),
                        "{\"recipients\": []}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().at("/error").asString()).isEqualTo("VALIDATION_FAILED");
    }

    @Test
    void aFullPlanIsSaidAndRefusesNoSimulation() {
        campaign.put(
                "/api/v1/sponsors/simulating-full",
                campaign.tokens().admin(),
                "{\"name\": \"Full\", \"plan\": \"default\"}");
        String token = campaign.tokens().sponsor("simulating-full");
        long allowed =
                campaign.number(
                        "SELECT max_concurrent_operations FROM plan WHERE name = 'default'");
        for (long taken = 0; taken < allowed; taken++) {
            assertThat(campaign.sendLinks(token, Requests.scheduled(1).toString()).status())
                    .isEqualTo(202);
        }
        JsonNode admission = simulate("simulating-full", Requests.of(1)).at("/admission");
        assertThat(admission.at("/admitted").asBoolean()).isFalse();
        assertThat(admission.at("/refusedBy/limit").asString())
                .isEqualTo("maxConcurrentOperations");
    }

    @Test
    void theAnswerToARequestSaysWhenItWillBeDone() {
        campaign.peers().says("/api/v1/sender", "{\"ratePerSecond\": 20.0, \"restingSeconds\": 0}");
        Answer answer =
                campaign.sendLinks(
                        campaign.tokens().sponsor("predicted"), Requests.of(40).toString());
        Instant end = Instant.parse(answer.body().at("/data/estimatedCompletionTime").asString());
        assertThat(end).isAfter(Instant.now().minusSeconds(1));
        assertThat(answer.body().at("/data/metrics/estimatedTimeRemaining").asString())
                .matches("\\d\\d:\\d\\d:\\d\\d");
    }

    private static List<String> warnings(JsonNode data) {
        return data.at("/validationWarnings").valueStream().map(JsonNode::asString).toList();
    }

    private JsonNode simulate(String sponsor, ObjectNode request) {
        Answer answer =
                campaign.post(
                        "/api/v1/bulk-operations/simulate",
                        campaign.tokens().sponsor(sponsor),
                        request.toString());
        assertThat(answer.status()).as(answer.raw()).isEqualTo(200);
        return answer.body().at("/data");
    }

    private void price(String channel, String amount) {
        Answer answer =
                campaign.put(
                        "/api/v1/prices/" + channel + "/TR",
                        campaign.tokens().admin(),
                        "{\"partPrice\": %s}".formatted(amount));
        assertThat(answer.status()).as(answer.raw()).isEqualTo(200);
    }
}
