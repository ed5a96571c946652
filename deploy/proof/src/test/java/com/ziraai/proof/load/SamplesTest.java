package com.ziraai.proof.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.local.sponsor.State;
import com.ziraai.local.sponsor.Status;
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
        assertThat(samples.regressions()).hasSize(1);
    }

    @Test
    void knownItemsDoNotBecomePending() {
        add("Processing", Map.of(State.PENDING, 1L, State.SENT, 2L));
        add("Processing", Map.of(State.PENDING, 2L, State.SENT, 1L));
        assertThat(samples.regressions()).hasSize(1);
    }

    @Test
    void aCompleteOperationStaysComplete() {
        add("Completed", Map.of(State.DELIVERED, 3L));
        add("Processing", Map.of(State.DELIVERED, 3L));
        assertThat(samples.regressions()).hasSize(1);
    }

    @Test
    void anAnswerThatLosesAnItemIsNoticed() {
        add("Processing", Map.of(State.PENDING, 2L));
        assertThat(samples.unconserved()).hasSize(1);
    }

    private void add(String word, Map<State, Long> states) {
        samples.add(new Status(word, 3, states, MissingNode.getInstance()));
    }
}
