package com.ziraai.analytics.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.analytics.Outcomes;
import com.ziraai.analytics.fold.Stage;
import com.ziraai.analytics.progress.Operation;
import com.ziraai.analytics.store.FoldedOperation;
import com.ziraai.event.AttemptStatus;
import com.ziraai.event.Channel;
import com.ziraai.event.ItemStatus;
import org.junit.jupiter.api.Test;

class RunningLevelTest {

    private final Outcomes operation = Outcomes.ofNewOperation();
    private final FoldedOperation folded =
            new FoldedOperation(operation.operationId, Outcomes.RELEASED);
    private final RunningLevel level = new RunningLevel();

    @Test
    void sharesAreOfTheItemsHeardOf() {
        folded.fold(operation.attempt(0, AttemptStatus.DELIVERED, 1_000));
        folded.fold(operation.attempt(1, AttemptStatus.ACCEPTED, 1_000));
        folded.fold(operation.attempt(2, AttemptStatus.ACCEPTED, 300_001));
        folded.fold(operation.attempt(3, AttemptStatus.UNKNOWN, 10));
        add(1_000);
        assertThat(level.share(Stage.ACCEPTED)).isEqualTo(0.5);
        assertThat(level.share(Stage.DELIVERED)).isEqualTo(0.25);
        assertThat(level.broken()).isZero();
    }

    @Test
    void whatTheServiceLevelLeavesOutCountsAgainstNobody() {
        folded.fold(operation.attempt(0, AttemptStatus.DELIVERED, 1_000));
        folded.fold(
                operation.attempt(
                        1, 1, Channel.WHATSAPP, AttemptStatus.FAILED, 20, "RECIPIENT_CAPPED"));
        folded.fold(operation.end(2, 0, ItemStatus.SKIPPED));
        folded.fold(operation.end(3, 0, ItemStatus.CANCELLED));
        folded.fold(operation.end(4, 0, ItemStatus.FAILED));
        add(5);
        assertThat(level.share(Stage.DELIVERED)).isEqualTo(1);
    }

    @Test
    void operationsAreAddedUpItemByItem() {
        folded.fold(operation.attempt(0, AttemptStatus.ACCEPTED, 400_000));
        add(1);
        folded.fold(operation.attempt(1, AttemptStatus.ACCEPTED, 10));
        folded.fold(operation.attempt(2, AttemptStatus.ACCEPTED, 10));
        add(3);
        assertThat(level.share(Stage.ACCEPTED)).isEqualTo(0.5);
    }

    @Test
    void nothingIsSaidOfNothing() {
        assertThat(level.share(Stage.SENT)).isNaN();
    }

    @Test
    void moreItemsThanThereAreDoNotAddUp() {
        folded.fold(operation.attempt(0, AttemptStatus.ACCEPTED, 10));
        folded.fold(operation.attempt(1, AttemptStatus.ACCEPTED, 10));
        add(2);
        assertThat(level.broken()).isZero();
        add(1);
        assertThat(level.broken()).isEqualTo(1);
    }

    private void add(int totalItems) {
        level.add(
                new Operation(operation.operationId, Outcomes.SPONSOR, totalItems, 300, 0.99),
                folded.tally().sum());
    }
}
