package com.ziraai.proof.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.local.sponsor.State;
import com.ziraai.local.sponsor.Status;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.MissingNode;

class SamplesTest {

    private final Samples samples = new Samples();

    @Test
    void progressIsNoRegression() {
        add("Processing", Map.of(State.PENDING, 3L));
        add("Processing", Map.of(State.SENT, 1L, State.DELIVERED, 2L));
        add("Completed", Map.of(State.READ, 3L));
        assertThat(samples.regressions()).isEmpty();
        assertThat(samples.unconserved()).isEmpty();
        assertThat(samples.answers()).isEqualTo(3);
    }

    @Test
    void itemsThatArrivedDoNotGoBack() {
        add("Processing", Map.of(State.SENT, 1L, State.DELIVERED, 2L));
        add("Processing", Map.of(State.SENT, 2L, State.DELIVERED, 1L));
        assertThat(samples.regressions())
                .singleElement()
                .asString()
                .startsWith("delivered and read went from 2 to 1 [");
    }

    @Test
    void knownItemsDoNotBecomePending() {
        add("Processing", Map.of(State.PENDING, 1L, State.SENT, 2L));
        add("Processing", Map.of(State.PENDING, 2L, State.SENT, 1L));
        assertThat(samples.regressions()).hasSize(1);
    }

    @Test
    void aCompleteOperationStaysComplete() {
        add("Completed", Map.of(State.DELIVERED, 3L), "2026-03-01T09:00:01Z");
        add("Processing", Map.of(State.DELIVERED, 3L));
        assertThat(samples.regressions())
                .containsExactly(
                        "status went from Completed to Processing, completedAt went from"
                                + " 2026-03-01T09:00:01Z to nothing"
                                + " [2026-03-01T09:00:00Z from gateway 1: Completed {DELIVERED=3},"
                                + " as of update 1, complete since 2026-03-01T09:00:01Z |"
                                + " 2026-03-01T09:00:00Z from gateway 2: Processing {DELIVERED=3},"
                                + " as of update 2, complete since never]");
    }

    @Test
    void anOperationIsCompleteSinceOneInstant() {
        add("Completed", Map.of(State.DELIVERED, 3L), "2026-03-01T09:00:01Z");
        add("Completed", Map.of(State.DELIVERED, 3L), "2026-03-01T09:00:02Z");
        assertThat(samples.regressions())
                .singleElement()
                .asString()
                .contains("completedAt went from 2026-03-01T09:00:01Z to 2026-03-01T09:00:02Z");
    }

    @Test
    void anAnswerThatLosesAnItemIsNoticed() {
        add("Processing", Map.of(State.PENDING, 2L));
        assertThat(samples.unconserved()).hasSize(1);
    }

    private void add(String word, Map<State, Long> states) {
        add(word, states, "");
    }

    private void add(String word, Map<State, Long> states, String completedAt) {
        long number = samples.answers() + 1;
        var status =
                new Status(
                        word,
                        3,
                        states,
                        MissingNode.getInstance(),
                        "update " + number,
                        completedAt);
        samples.add(
                new Samples.Answer(
                        Instant.parse("2026-03-01T09:00:00Z"), "gateway " + number, status));
    }
}
