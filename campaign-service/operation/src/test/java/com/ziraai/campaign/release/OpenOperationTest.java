package com.ziraai.campaign.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.event.OperationState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenOperationTest {

    @ParameterizedTest(name = "{0} items by {1}, {2} at a time, {3} released, {4} known: {5}")
    @CsvSource({
        // Nothing released: the whole concurrency.
        "250,  25, 3,   0,   0,  3",
        // All of it unfinished: nothing more.
        "250,  25, 3,  75,   0,  0",
        // A batch's worth less one has come to rest: still nothing.
        "250,  25, 3,  75,  24,  0",
        "250,  25, 3,  75,  25,  1",
        "250,  25, 3,  75,  75,  3",
        // The last batch is small and needs only its own size.
        "260,  25, 3, 250, 185,  1",
        "260,  25, 3, 250, 184,  0",
        // A list shorter than one batch.
        "  7,  25, 3,   0,   0,  1",
        // Never more than there is.
        " 60,  25, 5,   0,   0,  3",
        " 60,  25, 5,  60,  60,  0",
        // A snapshot that knows of items whose release was not noted before a crash.
        "250,  25, 3,   0,  25,  3",
        "10000, 500, 20, 0,  0, 20"
    })
    void creditIsWhatTheConcurrencyLeaves(
            int total, int batchSize, int concurrency, int released, int known, int batches) {
        assertThat(
                        Samples.operation("s", "o", total, batchSize, concurrency, released, known)
                                .credit())
                .isEqualTo(batches);
    }

    @ParameterizedTest
    @CsvSource({
        "1, LOW",
        "3, LOW",
        "4, NORMAL",
        "5, NORMAL",
        "7, NORMAL",
        "8, URGENT",
        "10, URGENT"
    })
    void prioritiesAreThreeTiers(int priority, OpenOperation.Tier tier) {
        assertThat(Samples.urgent("s", "o", priority).tier()).isEqualTo(tier);
    }

    @Test
    void whatIsNotDueHasNoCredit() {
        assertThat(Samples.notDue("s", "o").credit()).isZero();
    }

    @Test
    void aCancelledOperationNeedsNoCreditForWhatIsLeft() {
        assertThat(Samples.in(OperationState.ACTIVE, "s", "o", true).credit()).isZero();
        assertThat(Samples.in(OperationState.CANCELLED, "s", "o", true).credit()).isEqualTo(1);
    }
}
