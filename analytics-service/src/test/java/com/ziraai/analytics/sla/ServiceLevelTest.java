package com.ziraai.analytics.sla;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.analytics.Outcomes;
import com.ziraai.analytics.progress.Operation;
import com.ziraai.analytics.store.FoldedOperation;
import com.ziraai.event.AttemptStatus;
import com.ziraai.event.Channel;
import com.ziraai.event.DeliveryOutcome;
import com.ziraai.event.ItemStatus;
import org.junit.jupiter.api.Test;

class ServiceLevelTest {

    private final Outcomes operation = Outcomes.ofNewOperation();
    private final FoldedOperation folded =
            new FoldedOperation(operation.operationId, Outcomes.RELEASED);

    @Test
    void countsTheItemsOfTheWindowAndNotThoseAfterIt() {
        folded.fold(operation.attempt(0, AttemptStatus.DELIVERED, 300_000));
        folded.fold(operation.attempt(1, AttemptStatus.DELIVERED, 300_001));

        var delivered = of(2).delivered();

        assertThat(delivered.reached()).isEqualTo(2);
        assertThat(delivered.withinWindow()).isEqualTo(1);
        assertThat(delivered.share()).isEqualTo(0.5);
        assertThat(delivered.met()).isFalse();
    }

    @Test
    void countsWhatWasReadAsDelivered() {
        folded.fold(operation.attempt(0, AttemptStatus.READ, 1_000));

        assertThat(of(1).delivered().met()).isTrue();
    }

    @Test
    void countsItemsNotYetSentAgainstTheShare() {
        folded.fold(operation.attempt(0, AttemptStatus.ACCEPTED, 10));

        assertThat(of(4).accepted().share()).isEqualTo(0.25);
    }

    @Test
    void listsWhatItLeavesOut() {
        folded.fold(whatsappFailure(0, "RECIPIENT_UNREACHABLE"));
        folded.fold(whatsappFailure(1, "RECIPIENT_CAPPED"));
        folded.fold(whatsappFailure(2, "RECIPIENT_OPTED_OUT"));
        folded.fold(whatsappFailure(3, "RECIPIENT_IN_EXPERIMENT"));
        folded.fold(whatsappFailure(4, "PROVIDER_BUSY"));
        folded.fold(operation.end(5, 0, ItemStatus.SKIPPED));
        folded.fold(operation.end(6, 0, ItemStatus.CANCELLED));
        folded.fold(operation.end(7, 0, ItemStatus.FAILED));
        folded.fold(operation.attempt(8, AttemptStatus.DELIVERED, 10));

        ServiceLevel level = of(9);

        assertThat(level.excluded().byCode())
                .containsExactly(
                        entry("RECIPIENT_UNREACHABLE", 1),
                        entry("RECIPIENT_CAPPED", 1),
                        entry("RECIPIENT_OPTED_OUT", 1),
                        entry("RECIPIENT_IN_EXPERIMENT", 1));
        assertThat(level.excluded().count()).isEqualTo(7);
        assertThat(level.measuredItems()).isEqualTo(2);
        assertThat(level.delivered().share()).isEqualTo(0.5);
    }

    @Test
    void isMetWhereNothingIsMeasured() {
        folded.fold(operation.end(0, 0, ItemStatus.SKIPPED));

        assertThat(of(1).accepted().met()).isTrue();
        assertThat(of(1).accepted().p50Millis()).isNull();
    }

    private DeliveryOutcome whatsappFailure(int itemIndex, String code) {
        return operation.attempt(itemIndex, 1, Channel.WHATSAPP, AttemptStatus.FAILED, 20, code);
    }

    private ServiceLevel of(int total) {
        return ServiceLevel.of(
                new Operation(operation.operationId, Outcomes.SPONSOR, total, 300, 0.99),
                folded.tally().sum());
    }
}
