package com.ziraai.dispatch.decision;

import static com.ziraai.event.AttemptStatus.ACCEPTED;
import static com.ziraai.event.AttemptStatus.REJECTED;
import static com.ziraai.event.Channel.SMS;
import static com.ziraai.event.Channel.WHATSAPP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ziraai.contract.Service;
import com.ziraai.contract.Topics;
import com.ziraai.dispatch.SampleItems;
import com.ziraai.event.DeliveryOutcome;
import com.ziraai.event.DistributionReady;
import com.ziraai.event.ItemStatus;
import com.ziraai.event.OperationLifecycle;
import com.ziraai.event.OperationSpending;
import com.ziraai.event.OperationState;
import com.ziraai.event.OperationType;
import com.ziraai.event.PartPrice;
import com.ziraai.messaging.testkit.MetricTable;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every SMS has one part, which costs a quarter. */
class BudgetIT extends DispatchScene {

    private static final long PART = 250_000;
    private static final Duration A_WHILE = Duration.ofMillis(1500);

    private int announcements;

    @Test
    void sendsWhatTheBudgetHasRoomForAndNotOneMore() {
        announce(OperationState.ACTIVE, 37 * PART + PART - 1);
        publish(priced(100));
        await().atMost(SOON).until(() -> sms().size() == 37);
        await().during(A_WHILE).atMost(SOON).until(() -> sms().size() == 37);
        assertThat(awaitSpending(37 * PART).getExhausted()).isTrue();
        assertThat(ends()).isEmpty();
    }

    @Test
    void aRepeatedTopicIsNotChargedAgain() throws Exception {
        announce(OperationState.ACTIVE, 20 * PART);
        publish(priced(50));
        await().atMost(SOON).until(() -> sms().size() == 20);
        service.stop();
        service.topics().forgetOffsets("dispatch-service.ready", "dispatch-service.budgets");
        service.startAgain();
        await().atMost(SOON).until(() -> sms().size() == 40);
        await().during(A_WHILE).atMost(SOON).until(() -> sms().size() == 40);
        assertThat(sent()).hasSize(20);
        assertThat(spent()).isEqualTo(20 * PART);
    }

    @Test
    void whatWasRefusedGivesItsMoneyToAnother() {
        announce(OperationState.ACTIVE, 10 * PART);
        publish(priced(30));
        await().atMost(SOON).until(() -> sms().size() == 10);
        say(
                sms().stream()
                        .limit(4)
                        .map(each ->
                                sms(
                                        each.getAttempt().getItem().getItemIndex(),
                                        1,
                                        REJECTED,
                                        UNREACHABLE))
                        .toList());
        await().atMost(SOON).until(() -> sms().size() == 14 && whatsapp().size() == 4);
        await().during(A_WHILE).atMost(SOON).until(() -> sms().size() == 14);
        assertThat(spent()).isEqualTo(10 * PART);
    }

    @Test
    void aHigherBudgetLetsTheOthersGo() {
        announce(OperationState.ACTIVE, 5 * PART);
        publish(priced(20));
        await().atMost(SOON).until(() -> sms().size() == 5);
        awaitSpending(5 * PART);
        announce(OperationState.ACTIVE, 12 * PART);
        await().atMost(SOON).until(() -> sms().size() == 12);
        assertThat(awaitSpending(12 * PART).getExhausted()).isTrue();
        announce(OperationState.ACTIVE, null);
        await().atMost(SOON).until(() -> sms().size() == 20);
        assertThat(awaitSpending(20 * PART).getExhausted()).isFalse();
        assertThat(followups()).isZero();
    }

    @Test
    void whatWaitsForMoneyEndsWithItsOperation() {
        announce(OperationState.ACTIVE, 5 * PART);
        publish(priced(20));
        await().atMost(SOON).until(() -> sms().size() == 5);
        announce(OperationState.CANCELLED, 5 * PART);
        await().atMost(SOON).until(() -> ends().size() == 15);
        assertThat(ends())
                .allMatch(each -> each.getStatus() == ItemStatus.CANCELLED)
                .allMatch(each -> each.getAttemptNo() == 0);
        assertThat(ends().stream().map(each -> each.getItem().getItemIndex()))
                .doesNotHaveDuplicates()
                .doesNotContainAnyElementsOf(sent());
        publish(priced(30).subList(20, 30));
        await().atMost(SOON).until(() -> ends().size() == 25);
        assertThat(sms()).hasSize(5);
    }

    @Test
    void anItemThatComesBeforeItsOperationWaits() {
        publish(priced(3));
        await().during(A_WHILE).atMost(SOON).until(() -> sms().isEmpty());
        announce(OperationState.ACTIVE, 2 * PART);
        await().atMost(SOON).until(() -> sms().size() == 2);
    }

    @Test
    void whatTheProviderBilledIsWhatCounts() {
        announce(OperationState.ACTIVE, 10 * PART);
        publish(priced(4));
        await().atMost(SOON).until(() -> sms().size() == 4);
        DeliveryOutcome dear =
                DeliveryOutcome.newBuilder(sms(0, 1, ACCEPTED, null)).setParts(3).build();
        say(List.of(dear, dear));
        awaitSpending(6 * PART);
        say(List.of(dear));
        await().during(A_WHILE).atMost(SOON).until(() -> spent() == 6 * PART);
    }

    @Test
    void aFallbackThereIsNoMoneyForWaits() {
        announce(OperationState.ACTIVE, PART);
        publish(
                List.of(
                        SampleItems.ready(
                                SampleItems.request(operation, 0)
                                        .setMessageTemplate("Kod {code}")
                                        .setPrices(
                                                List.of(
                                                        new PartPrice(SMS, PART),
                                                        new PartPrice(WHATSAPP, PART + 1))))));
        await().atMost(SOON).until(() -> sms().size() == 1);
        say(List.of(sms(0, 1, REJECTED, UNREACHABLE)));
        awaitSpending(0);
        await().during(A_WHILE).atMost(SOON).until(() -> whatsapp().isEmpty());
        announce(OperationState.ACTIVE, PART + 1);
        await().atMost(SOON).until(() -> whatsapp().size() == 1);
    }

    @Test
    void countsEachDecisionAndItsCostOnceAndShowsTheMetricsOfTheTable() {
        double sent = metric("dispatch_decisions_total", "channel=\"sms\",decision=\"send\"");
        double reserved = metric("dispatch_cost_micros_total", "channel=\"sms\",kind=\"reserved\"");
        double settled = metric("dispatch_cost_micros_total", "channel=\"sms\",kind=\"settled\"");
        announce(OperationState.ACTIVE, 10 * PART);
        publish(priced(12));
        publish(priced(12));
        await().atMost(SOON).until(() -> sms().size() >= 20);
        say(List.of(DeliveryOutcome.newBuilder(sms(0, 1, ACCEPTED, null)).setParts(2).build()));
        await().atMost(SOON).until(() -> spent() == 11 * PART);

        assertThat(metric("dispatch_decisions_total", "channel=\"sms\",decision=\"send\"") - sent)
                .isEqualTo(12);
        assertThat(
                        metric("dispatch_cost_micros_total", "channel=\"sms\",kind=\"reserved\"")
                                - reserved)
                .isEqualTo(10.0 * PART);
        await().atMost(SOON)
                .until(() ->
                        metric("dispatch_cost_micros_total", "channel=\"sms\",kind=\"settled\"")
                                        - settled
                                == 2.0 * PART);
        MetricTable.read().assertTellsOf(Service.DISPATCH, scrape());
    }

    private static String scrape() {
        return service.get("/actuator/prometheus", "none").body();
    }

    private static double metric(String name, String labels) {
        String series = name + "{application=\"dispatch-service\"," + labels + "} ";
        return scrape().lines()
                .filter(line -> line.startsWith(series))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length())))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + series));
    }

    private List<DistributionReady> priced(int items) {
        return IntStream.range(0, items)
                .mapToObj(index ->
                        ready(
                                index,
                                request ->
                                        request.setMessageTemplate("Kod {code}")
                                                .setPrices(List.of(new PartPrice(SMS, PART)))))
                .toList();
    }

    private void announce(OperationState state, @Nullable Long budget) {
        service.topics()
                .send(
                        Topics.OPERATION_LIFECYCLE,
                        List.of(
                                new OperationLifecycle(
                                        operation,
                                        "sponsor-1",
                                        OperationType.BULK_LINK_SEND,
                                        state,
                                        100,
                                        300,
                                        0.99,
                                        SampleItems.RELEASED,
                                        SampleItems.RELEASED.plusSeconds(announcements++),
                                        budget)),
                        OperationLifecycle::getOperationId);
    }

    private Set<Integer> sent() {
        return sms().stream()
                .map(each -> each.getAttempt().getItem().getItemIndex())
                .collect(Collectors.toSet());
    }

    private OperationSpending awaitSpending(long micros) {
        return await().atMost(SOON)
                .until(
                        () ->
                                service.topics().read(Topics.OPERATION_SPENDING).stream()
                                        .filter(each -> each.getOperationId().equals(operation))
                                        .max(
                                                Comparator.comparingLong(
                                                        OperationSpending::getRevision)),
                        told -> told.filter(each -> each.getSpentMicros() == micros).isPresent())
                .orElseThrow();
    }

    private long spent() {
        return count("SELECT spent_micros FROM budget WHERE operation_id = :operation");
    }
}
