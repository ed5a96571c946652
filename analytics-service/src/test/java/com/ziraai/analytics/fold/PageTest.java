package com.ziraai.analytics.fold;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.analytics.Outcomes;
import com.ziraai.event.AttemptStatus;
import com.ziraai.event.Channel;
import com.ziraai.event.ItemStatus;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class PageTest {

    private final Outcomes operation = Outcomes.ofNewOperation();
    private final Page page = new Page();
    private final Tally tally = new Tally();

    @Test
    void aRepetitionIsNoNews() {
        assertThat(fold(operation.attempt(3, AttemptStatus.ACCEPTED, 40))).isTrue();
        assertThat(fold(operation.attempt(3, AttemptStatus.ACCEPTED, 40))).isFalse();

        assertThat(tally.items(Standing.ACCEPTED)).isEqualTo(1);
        assertThat(tally.latencies(Stage.ACCEPTED).total()).isEqualTo(1);
    }

    @Test
    void aReceiptBeforeTheAnswerMovesTheItemOnAndTheAnswerDoesNotMoveItBack() {
        fold(operation.attempt(3, AttemptStatus.DELIVERED, 900));
        fold(operation.attempt(3, AttemptStatus.ACCEPTED, 40));

        assertThat(tally.items(Standing.DELIVERED)).isEqualTo(1);
        assertThat(tally.knownItems()).isEqualTo(1);
        assertThat(tally.latencies(Stage.ACCEPTED).quantileMillis(1)).hasValue(40);
        assertThat(tally.latencies(Stage.DELIVERED).quantileMillis(1)).hasValue(900);
    }

    @Test
    void aLateReceiptOfAnEarlierAttemptDoesNotMoveTheItem() {
        fold(operation.attempt(3, 2, Channel.SMS, AttemptStatus.ACCEPTED, 700, null));
        fold(operation.attempt(3, 1, Channel.WHATSAPP, AttemptStatus.FAILED, 500, null));

        assertThat(tally.items(Standing.ACCEPTED)).isEqualTo(1);
        assertThat(tally.knownItems()).isEqualTo(1);
        assertThat(tally.attempts(Channel.WHATSAPP, AttemptStatus.FAILED)).isEqualTo(1);
        assertThat(tally.attempts(Channel.SMS, AttemptStatus.ACCEPTED)).isEqualTo(1);
    }

    @Test
    void anUnknownResultIsParkedAndAReceiptStillResolvesIt() {
        fold(operation.attempt(3, AttemptStatus.UNKNOWN, 40));
        fold(operation.end(3, 1, ItemStatus.PARKED));
        assertThat(tally.items(Standing.PARKED)).isEqualTo(1);

        fold(operation.attempt(3, AttemptStatus.DELIVERED, 1_000));
        assertThat(tally.items(Standing.PARKED)).isZero();
        assertThat(tally.items(Standing.DELIVERED)).isEqualTo(1);
    }

    @Test
    void anExcludedFailureLeavesTheMeasureAndAFallbackThatDeliversComesBack() {
        fold(operation.attempt(3, 1, Channel.WHATSAPP, AttemptStatus.ACCEPTED, 40, null));
        fold(
                operation.attempt(
                        3, 1, Channel.WHATSAPP, AttemptStatus.FAILED, 90, "RECIPIENT_UNREACHABLE"));
        assertThat(tally.excluded(Exclusion.RECIPIENT_UNREACHABLE)).isEqualTo(1);
        assertThat(tally.latencies(Stage.ACCEPTED).total()).isZero();

        fold(operation.attempt(3, 2, Channel.SMS, AttemptStatus.DELIVERED, 2_000, null));
        assertThat(tally.excluded(Exclusion.RECIPIENT_UNREACHABLE)).isZero();
        assertThat(tally.latencies(Stage.ACCEPTED).quantileMillis(1)).hasValue(40);
        assertThat(tally.latencies(Stage.DELIVERED).quantileMillis(1)).hasValue(2_000);
    }

    @Test
    void theSameWordOfAnSmsProviderIsMeasured() {
        fold(
                operation.attempt(
                        3, 1, Channel.SMS, AttemptStatus.FAILED, 90, "RECIPIENT_UNREACHABLE"));

        assertThat(tally.excluded(Exclusion.RECIPIENT_UNREACHABLE)).isZero();
        assertThat(tally.latencies(Stage.ACCEPTED).total()).isEqualTo(1);
    }

    @Test
    void anItemRefusedAtIntakeFailsWithoutBeingMeasured() {
        fold(operation.end(3, 0, ItemStatus.FAILED));

        assertThat(tally.items(Standing.FAILED)).isEqualTo(1);
        assertThat(tally.neverTried()).isEqualTo(1);
        assertThat(tally.recentErrors()).hasSize(1);
    }

    @Test
    void keepsTheNewestTwentyErrorsAndTenResults() {
        for (int item = 0; item < 50; item++) {
            fold(operation.end(item, 0, ItemStatus.FAILED));
            fold(operation.attempt(100 + item, AttemptStatus.ACCEPTED, item));
        }

        assertThat(tally.recentErrors()).hasSize(20);
        assertThat(tally.recentErrors().getFirst().getItemIndex()).isEqualTo(49);
        assertThat(tally.recentErrors().getLast().getItemIndex()).isEqualTo(30);
        assertThat(tally.recentResults()).hasSize(10);
        assertThat(tally.recentResults().getFirst().getItemIndex()).isEqualTo(149);
    }

    @Test
    void whatWasSkippedIsAResultAndWhatWasCancelledIsNone() {
        fold(operation.end(3, 0, ItemStatus.SKIPPED));
        fold(operation.end(4, 0, ItemStatus.CANCELLED));

        assertThat(tally.recentResults()).hasSize(1);
        assertThat(tally.recentResults().getFirst().getItemIndex()).isEqualTo(3);
        assertThat(tally.recentResults().getFirst().getEnded()).isEqualTo(ItemStatus.SKIPPED);
    }

    private boolean fold(SpecificRecord event) {
        Fact fact = Fact.of(event);
        tally.note(fact);
        return page.fold(fact, tally).isPresent();
    }
}
