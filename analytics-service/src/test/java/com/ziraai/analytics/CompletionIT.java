package com.ziraai.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.event.AttemptStatus;
import com.ziraai.event.OperationProgress;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What was called complete once is complete for every later reader, since the same instant. */
class CompletionIT {

    private static final World WORLD = new World();

    private static final String SHORT = "analytics.progress.grace=1s";

    /** Longer than a test: whoever forgot that the waiting was over would wait again. */
    private static final String LONG = "analytics.progress.grace=1h";

    private final Outcomes operation = Outcomes.ofNewOperation();
    private final Campaign campaign = new Campaign(WORLD, operation);

    @Test
    void aRebuildTakesNoCompletionBackAndGivesItNoOtherInstant() throws Exception {
        OperationProgress completed;
        OperationProgress before;
        try (var service = WORLD.start(SHORT);
                var topic = WORLD.progress()) {
            completed = completeWithAReceiptMissing(topic);
            campaign.publish(List.of(operation.attempt(0, AttemptStatus.DELIVERED, 9_000)));
            before = topic.await(campaign.id(), progress -> progress.getDelivered() == 1);
        }
        WORLD.forgetEverything();

        try (var service = WORLD.start(LONG);
                var topic = WORLD.progress()) {
            OperationProgress after =
                    topic.await(
                            campaign.id(),
                            progress -> progress.getRevision() > before.getRevision());
            assertThat(after.getAdvance()).isEqualTo(before.getAdvance());
            assertThat(after.getAwaitingReceipt()).isEqualTo(1);
            assertStaysComplete(topic.of(campaign.id()), completed);
        }
    }

    /** The broker has the snapshot, its row is lost, and a change comes to whoever takes over. */
    @Test
    void aRoundLostAfterItsSnapshotsLeavesNoCompletionThatIsTakenBack() throws Exception {
        WORLD.start(SHORT).close();
        WORLD.execute(
                """
                CREATE OR REPLACE FUNCTION lose() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN RAISE EXCEPTION 'lost after the snapshot'; END $$;
                CREATE TRIGGER lose BEFORE UPDATE ON operation FOR EACH ROW
                WHEN (NEW.completed_at IS NOT NULL AND NEW.revision <> OLD.revision)
                EXECUTE FUNCTION lose()
                """);
        try (var topic = WORLD.progress()) {
            OperationProgress completed;
            try (var service = WORLD.start(SHORT)) {
                completed = completeWithAReceiptMissing(topic);
            }
            campaign.publish(List.of(operation.attempt(0, AttemptStatus.DELIVERED, 9_000)));
            try (var other = WORLD.start(LONG)) {
                topic.await(campaign.id(), progress -> progress.getDelivered() == 1);
            }
            assertStaysComplete(topic.of(campaign.id()), completed);
        } finally {
            WORLD.execute("DROP TRIGGER lose ON operation");
        }
    }

    private OperationProgress completeWithAReceiptMissing(ProgressTopic topic) {
        campaign.create(2);
        campaign.publish(
                List.of(
                        operation.attempt(0, AttemptStatus.ACCEPTED, 700),
                        operation.attempt(1, AttemptStatus.ACCEPTED, 800)));
        return topic.await(campaign.id(), progress -> progress.getCompletedAt() != null);
    }

    private static void assertStaysComplete(
            List<OperationProgress> snapshots, OperationProgress completed) {
        Instant at = Objects.requireNonNull(completed.getCompletedAt());
        assertThat(snapshots)
                .filteredOn(each -> each.getRevision() >= completed.getRevision())
                .hasSizeGreaterThan(1)
                .extracting(OperationProgress::getCompletedAt)
                .containsOnly(at);
    }
}
