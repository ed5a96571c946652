package com.ziraai.local.sponsor;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.local.sponsor.Recipient.Expected;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.MissingNode;

class PromiseTest {

    private static final Ledger THREE_ONCE = new Ledger(3, 0, 0, 3, 0, 0, 0, 0, 3, 0);

    private final Operation operation = new Operation("bulk_1", new Request("SMS", rows(3)));

    @Test
    void holdWhenEveryItemWasDelivered() {
        operation.observe(status("Processing", 3, Map.of(State.PENDING, 2L, State.SENT, 1L)));
        operation.observe(status("Completed", 3, Map.of(State.DELIVERED, 3L)));
        assertThat(judge(THREE_ONCE)).allMatch(Promise::held);
    }

    @Test
    void oneAnswerThatDoesNotAddUpBreaksConservation() {
        operation.observe(status("Processing", 3, Map.of(State.PENDING, 1L, State.SENT, 1L)));
        operation.observe(status("Completed", 3, Map.of(State.DELIVERED, 3L)));
        assertThat(broken(THREE_ONCE))
                .singleElement()
                .satisfies(promise -> {
                    assertThat(promise.text()).contains("added up");
                    assertThat(promise.seen()).contains("are 2 items of 3");
                });
    }

    @Test
    void itemMissingFromTheLedgerIsNoticed() {
        operation.observe(status("Completed", 3, Map.of(State.DELIVERED, 3L)));
        assertThat(broken(new Ledger(2, 0, 0, 2, 0, 0, 0, 0, 2, 0)))
                .extracting(Promise::text)
                .containsExactly("every valid item was accepted by a provider");
    }

    @Test
    void itemThatFailedIsMissingFromTheLedgerOrReportedFailedThere() {
        operation.observe(
                status("PartiallyCompleted", 3, Map.of(State.DELIVERED, 2L, State.FAILED, 1L)));
        assertThat(judge(new Ledger(2, 4, 0, 2, 0, 0, 0, 0, 2, 0))).allMatch(Promise::held);
        assertThat(judge(new Ledger(3, 0, 0, 3, 0, 0, 1, 0, 3, 0))).allMatch(Promise::held);
        assertThat(broken(THREE_ONCE))
                .extracting(Promise::text)
                .containsExactly("every valid item was accepted by a provider");
    }

    @Test
    void itemOfWhichNothingIsKnownMayBeInTheLedgerOrNot() {
        operation.observe(
                status("PartiallyCompleted", 3, Map.of(State.DELIVERED, 2L, State.UNKNOWN, 1L)));
        assertThat(broken(THREE_ONCE)).isEmpty();
        assertThat(broken(new Ledger(2, 0, 0, 2, 0, 0, 0, 0, 2, 0))).isEmpty();
        assertThat(broken(new Ledger(1, 0, 0, 1, 0, 0, 0, 0, 1, 0))).hasSize(1);
    }

    @Test
    void secondAcceptanceIsNoticedUnlessTheFirstWasReportedFailed() {
        operation.observe(status("Completed", 3, Map.of(State.DELIVERED, 3L)));
        assertThat(broken(new Ledger(4, 0, 0, 3, 1, 1, 0, 0, 4, 0)))
                .extracting(Promise::text)
                .containsExactly("no item was accepted twice");
        assertThat(broken(new Ledger(4, 0, 0, 3, 1, 0, 0, 0, 4, 0))).isEmpty();
    }

    @Test
    void openOperationIsNamed() {
        operation.observe(
                status("Processing", 3, Map.of(State.IN_FLIGHT, 1L, State.DELIVERED, 2L)));
        assertThat(broken(THREE_ONCE)).extracting(Promise::seen).containsExactly("open: bulk_1");
    }

    private List<Promise> judge(Ledger ledger) {
        return Promise.judge(
                new Outcome(List.of(operation), List.of(ledger), Duration.ofSeconds(1)));
    }

    private List<Promise> broken(Ledger ledger) {
        return judge(ledger).stream().filter(promise -> !promise.held()).toList();
    }

    private static Status status(String word, long total, Map<State, Long> some) {
        var states = new EnumMap<State, Long>(State.class);
        for (var state : State.values()) {
            states.put(state, some.getOrDefault(state, 0L));
        }
        return new Status(word, total, states, MissingNode.getInstance(), "", "");
    }

    private static List<Recipient> rows(int count) {
        return java.util.Collections.nCopies(
                count,
                new Recipient("Ayşe", "+905321234567", "SMS", "İzmir", "zeytin", Expected.VALID));
    }
}
