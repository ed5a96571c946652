package com.ziraai.analytics.progress;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.analytics.Outcomes;
import com.ziraai.analytics.store.FoldedOperation;
import com.ziraai.event.AttemptStatus;
import com.ziraai.event.Channel;
import com.ziraai.event.ItemStatus;
import com.ziraai.event.OperationProgress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SnapshotTest {

    private static final Duration GRACE = Duration.ofMinutes(2);
    private static final Instant CHANGED = Instant.parse("2026-03-01T10:00:00Z");

    private final Outcomes operation = Outcomes.ofNewOperation();
    private final FoldedOperation folded = new FoldedOperation(operation.operationId, CHANGED);

    @Test
    void countsEachStateOfAnItemInOnePlace() {
        folded.fold(operation.attempt(0, AttemptStatus.UNKNOWN, 1));
        folded.fold(operation.end(1, 1, ItemStatus.PARKED));
        folded.fold(operation.attempt(2, AttemptStatus.REJECTED, 1));
        folded.fold(operation.attempt(3, AttemptStatus.ACCEPTED, 1));
        folded.fold(operation.attempt(4, AttemptStatus.SENT, 1));
        folded.fold(operation.attempt(5, AttemptStatus.FAILED, 1));
        folded.fold(operation.end(6, 0, ItemStatus.CANCELLED));
        folded.fold(operation.end(7, 0, ItemStatus.SKIPPED));
        folded.fold(operation.end(8, 1, ItemStatus.FAILED));
        folded.fold(operation.attempt(9, AttemptStatus.DELIVERED, 1));
        folded.fold(operation.attempt(10, AttemptStatus.READ, 1));

        OperationProgress progress = snapshot(13, CHANGED).progress();

        assertThat(progress.getPending()).isEqualTo(2);
        assertThat(progress.getUnknown()).isEqualTo(2);
        assertThat(progress.getParked()).isEqualTo(1);
        assertThat(progress.getInFlight()).isEqualTo(2);
        assertThat(progress.getSent()).isEqualTo(2);
        assertThat(progress.getAwaitingReceipt()).isEqualTo(1);
        assertThat(progress.getCancelled()).isEqualTo(1);
        assertThat(progress.getSkipped()).isEqualTo(1);
        assertThat(progress.getFailed()).isEqualTo(1);
        assertThat(progress.getDelivered()).isEqualTo(1);
        assertThat(progress.getRead()).isEqualTo(1);
        assertThat(progress.getCompletedAt()).isNull();
    }

    @Test
    void listsOnlyChannelsThatWereTried() {
        folded.fold(operation.attempt(0, 1, Channel.WHATSAPP, AttemptStatus.REJECTED, 1, null));
        assertThat(snapshot(1, CHANGED).progress().getChannels())
                .singleElement()
                .satisfies(channel -> {
                    assertThat(channel.getChannel()).isEqualTo(Channel.WHATSAPP);
                    assertThat(channel.getRejected()).isEqualTo(1);
                });
    }

    @Test
    void isCompleteWhenTheLastItemHasBeenReportedOn() {
        folded.fold(operation.attempt(0, AttemptStatus.DELIVERED, 700));
        assertThat(snapshot(2, CHANGED).completion()).isEmpty();

        folded.fold(operation.attempt(1, AttemptStatus.SENT, 900));
        assertThat(snapshot(2, CHANGED).completion()).contains(Outcomes.RELEASED.plusMillis(905));
    }

    @Test
    void waitsTheGraceTimeForAReceiptAndSaysWhenToLookAgain() {
        folded.fold(operation.attempt(0, AttemptStatus.ACCEPTED, 700));

        Snapshot waiting = snapshot(1, CHANGED.plus(GRACE).minusMillis(1));
        assertThat(waiting.completion()).isEmpty();
        assertThat(waiting.dueAt()).contains(CHANGED.plus(GRACE));

        Snapshot complete = snapshot(1, CHANGED.plus(GRACE));
        assertThat(complete.completion()).contains(Outcomes.RELEASED.plusMillis(705));
        assertThat(complete.dueAt()).isEmpty();
    }

    @Test
    void isNotCompleteWhileAResultIsUnknownUnlessItIsParked() {
        folded.fold(operation.attempt(0, AttemptStatus.UNKNOWN, 700));
        assertThat(snapshot(1, CHANGED.plus(GRACE)).completion()).isEmpty();

        folded.fold(operation.end(0, 1, ItemStatus.PARKED));
        assertThat(snapshot(1, CHANGED).completion()).isPresent();
    }

    @Test
    void isNotCompleteWhileAnItemIsToBeTriedAgain() {
        folded.fold(operation.attempt(0, AttemptStatus.REJECTED, 700));

        assertThat(snapshot(1, CHANGED.plus(GRACE)).completion()).isEmpty();
    }

    @Test
    void tellsOfNoCompletionThatWasOnlyJustFound() {
        folded.fold(operation.attempt(0, AttemptStatus.DELIVERED, 700));

        Snapshot found = snapshot(1, CHANGED);
        assertThat(found.completion()).isPresent();
        assertThat(found.progress().getCompletedAt()).isNull();
    }

    @Test
    void staysComplete() {
        folded.fold(operation.attempt(0, AttemptStatus.FAILED, 700));
        Instant before = Outcomes.RELEASED.plusSeconds(1);

        assertThat(snapshot(1, CHANGED, Optional.of(before)).progress().getCompletedAt())
                .isEqualTo(before);
    }

    private Snapshot snapshot(int total, Instant now) {
        return snapshot(total, now, Optional.empty());
    }

    private Snapshot snapshot(int total, Instant now, Optional<Instant> completedAt) {
        var known = new Operation(operation.operationId, Outcomes.SPONSOR, total, 300, 0.99);
        return Snapshot.of(new Publication(known, 1, completedAt), folded.tally(), GRACE, 2, now);
    }
}
