package com.ziraai.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ziraai.campaign.RunningCampaign.Answer;
import com.ziraai.contract.Topics;
import com.ziraai.event.Channel;
import com.ziraai.event.DistributionRequested;
import com.ziraai.event.OperationLifecycle;
import com.ziraai.event.OperationSpending;
import com.ziraai.event.PartPrice;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class BudgetIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String OPERATIONS = "/api/v1/bulk-operations/";
    private static final String PRICE = "/api/v1/prices/";

    private final RunningCampaign campaign = RunningCampaign.shared();
    private final String admin = campaign.tokens().admin();

    @AfterEach
    void forgetPrices() {
        campaign.delete(PRICE + "SMS/TR", admin);
    }

    @Test
    void itemsCarryWhatTheyCostAndTheirOperationWhatItMaySpend() {
        assertThat(campaign.put(PRICE + "sms/tr", admin, "{\"partPrice\":0.25}").status())
                .isEqualTo(200);
        String id = accept("thrifty", 308.5);
        try (var requested = TestTopics.read(Topics.DISTRIBUTION_REQUESTED);
                var lifecycle = TestTopics.read(Topics.OPERATION_LIFECYCLE)) {
            List<DistributionRequested> items =
                    await().atMost(PATIENCE)
                            .until(
                                    () ->
                                            requested.poll(each ->
                                                    each.getItem().getOperationId().equals(id)),
                                    found -> found.size() == 2);
            assertThat(items)
                    .allMatch(each ->
                            each.getPrices().equals(List.of(new PartPrice(Channel.SMS, 250_000L))));
            assertThat(budgets(lifecycle, id)).containsExactly(Optional.of(308_500_000L));

            Answer raised =
                    campaign.put(
                            OPERATIONS + id + "/budget",
                            campaign.tokens().sponsor("thrifty"),
                            "{\"budgetLimit\":400}");
            assertThat(raised.status()).as(raised.raw()).isEqualTo(200);
            assertThat(raised.body().at("/data/budgetLimit").asInt()).isEqualTo(400);
            assertThat(budgets(lifecycle, id))
                    .containsExactly(Optional.of(308_500_000L), Optional.of(400_000_000L));
            campaign.put(
                    OPERATIONS + id + "/budget",
                    campaign.tokens().sponsor("thrifty"),
                    "{\"budgetLimit\":null}");
            assertThat(budgets(lifecycle, id)).hasSize(3).last().isEqualTo(Optional.empty());
        }
    }

    private static List<Optional<Long>> budgets(
            TestTopics.Reader<OperationLifecycle> lifecycle, String id) {
        await().atMost(PATIENCE)
                .until(() -> !lifecycle.poll(each -> each.getOperationId().equals(id)).isEmpty());
        return lifecycle.poll(each -> each.getOperationId().equals(id)).stream()
                .map(each -> Optional.ofNullable(each.getBudgetMicros()))
                .toList();
    }

    @Test
    void anOperationOutOfMoneyIsPausedAndSaysWhyAndWhatItCost() {
        String token = campaign.tokens().sponsor("spender");
        String id = accept("spender", 10);
        publish(id, 2, 9_750_000, true);
        Answer paused =
                await().atMost(PATIENCE)
                        .until(
                                () -> campaign.get(OPERATIONS + "status/" + id, token),
                                each -> each.body().at("/data/status").asString().equals("Paused"));
        assertThat(paused.body().at("/data/statusReason").asString()).isEqualTo("BUDGET_EXHAUSTED");
        assertThat(paused.body().at("/data/cost/totalCost").asDouble()).isEqualTo(9.75);
        assertThat(paused.body().at("/data/cost/budgetLimit").asDouble()).isEqualTo(10);
        assertThat(paused.body().at("/data/cost/currency").asString()).isEqualTo("TRY");
        Answer history = campaign.get(OPERATIONS + "history", token);
        assertThat(history.body().at("/data/0/summary/totalCost").asDouble()).isEqualTo(9.75);

        // An older word does not count, a newer one does.
        publish(id, 1, 0, false);
        publish(id, 3, 9_750_000, false);
        await().atMost(PATIENCE)
                .until(() ->
                        !campaign.get(OPERATIONS + "status/" + id, token)
                                .body()
                                .at("/data/status")
                                .asString()
                                .equals("Paused"));
    }

    private static void publish(String id, long revision, long spent, boolean exhausted) {
        TestTopics.publish(
                Topics.OPERATION_SPENDING,
                id,
                new OperationSpending(
                        id, "any", revision, 10_000_000L, spent, exhausted, Instant.now()));
    }

    @Test
    void aBudgetWithoutPricesIsWarnedOf() {
        Answer answer = campaign.sendLinks(campaign.tokens().sponsor("free"), request(5));
        assertThat(answer.body().at("/data/validationWarnings/0").asString()).contains("bütçe");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "\"5\"", "0.0000001", "1e300", "[]", "true"})
    void whatIsNoAmountIsNamed(String amount) {
        ObjectNode request = Requests.of(1);
        String body =
                request.toString()
                        .replaceFirst("\\{", "{\"metadata\":{\"budgetLimit\":" + amount + "},");
        Answer answer = campaign.sendLinks(campaign.tokens().sponsor("careless"), body);
        assertThat(answer.status()).as(answer.raw()).isEqualTo(400);
        assertThat(answer.body().at("/details/errors/0/path").asString())
                .isEqualTo("metadata.budgetLimit");
    }

    @Test
    void onlyAdministratorsSetPricesAndEverybodySeesThem() {
        String sponsor = campaign.tokens().sponsor("curious-of-prices");
        assertThat(campaign.put(PRICE + "SMS/TR", sponsor, "{\"partPrice\":0.01}").status())
                .isEqualTo(403);
        campaign.put(PRICE + "SMS/TR", admin, "{\"partPrice\":0.25}");
        Answer prices = campaign.get("/api/v1/prices", sponsor);
        assertThat(prices.body().at("/data/currency").asString()).isEqualTo("TRY");
        assertThat(prices.body().at("/data/prices/0/partPrice").asDouble()).isEqualTo(0.25);
        assertThat(
                        campaign.put(PRICE + "SMS/TR", admin, "{\"partPrice\":0}")
                                .body()
                                .at("/details/errors/0/path")
                                .asString())
                .isEqualTo("partPrice");
        assertThat(
                        campaign.put(PRICE + "PIGEON/XX", admin, "{\"partPrice\":1}")
                                .body()
                                .at("/details/errorCount")
                                .asInt())
                .isEqualTo(2);
        assertThat(campaign.number("SELECT count(*) FROM audit WHERE action = 'price.set'"))
                .isPositive();
    }

    @Test
    void anothersBudgetIsAnsweredLikeNone() {
        String id = accept("private-budget", 10);
        assertThat(
                        campaign.put(
                                        OPERATIONS + id + "/budget",
                                        campaign.tokens().sponsor("stranger-to-budget"),
                                        "{\"budgetLimit\":1}")
                                .status())
                .isEqualTo(404);
    }

    private String accept(String sponsor, double budget) {
        Answer answer = campaign.sendLinks(campaign.tokens().sponsor(sponsor), request(budget));
        assertThat(answer.status()).as(answer.raw()).isEqualTo(202);
        return answer.body().at("/data/operationId").asString();
    }

    private static String request(double budget) {
        ObjectNode request = Requests.of(2);
        request.putObject("metadata").put("budgetLimit", budget);
        return request.toString();
    }
}
