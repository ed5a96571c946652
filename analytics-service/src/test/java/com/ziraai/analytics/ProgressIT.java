package com.ziraai.analytics;

import static com.ziraai.analytics.Campaign.assertIsComplete;
import static com.ziraai.analytics.Campaign.isCounted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.ziraai.contract.Topics;
import com.ziraai.event.AttemptStatus;
import com.ziraai.event.ItemError;
import com.ziraai.event.ItemResult;
import com.ziraai.event.ItemStatus;
import com.ziraai.event.OperationProgress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the snapshots of an operation say of the outcomes that came. */
class ProgressIT {

    private static final World WORLD = new World();
    private static Instance service;

    private final Campaign campaign = new Campaign(WORLD);

    @BeforeAll
    static void start() {
        service = Instance.start(WORLD, "analytics.progress.grace=1s");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void countsEveryOutcomeOnceHoweverOftenAndInWhateverOrderItComes() {
        try (var topic = WORLD.progress()) {
            campaign.create(Campaign.ITEMS);
            campaign.publish(campaign.outcomes());

            OperationProgress last = topic.await(campaign.id(), isCounted());

            assertIsComplete(last);
            assertThat(topic.of(campaign.id()))
                    .extracting(OperationProgress::getRevision)
                    .isSorted()
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void foldsWhatComesBeforeItsOperationIsKnown() {
        try (var topic = WORLD.progress()) {
            campaign.publish(campaign.outcomes());
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(WORLD.rows("unpublished_change")).isPositive());

            campaign.create(Campaign.ITEMS);

            assertIsComplete(topic.await(campaign.id(), isCounted()));
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(WORLD.rows("unpublished_change")).isZero());
        }
    }

    @Test
    void showsANewOperationBeforeItsFirstOutcome() {
        try (var topic = WORLD.progress()) {
            campaign.create(3);

            OperationProgress first = topic.await(campaign.id(), any -> true);

            assertThat(first.getPending()).isEqualTo(3);
            assertThat(first.getStartedAt()).isNull();
            assertThat(first.getCompletedAt()).isNull();
            assertThat(first.getAverageMillis()).isNull();
        }
    }

    @Test
    void completesWithoutTheReceiptsThatNeverCome() {
        try (var topic = WORLD.progress()) {
            campaign.create(2);
            campaign.publish(
                    List.of(
                            campaign.operation.attempt(0, AttemptStatus.ACCEPTED, 30),
                            campaign.operation.attempt(1, AttemptStatus.DELIVERED, 800)));

            OperationProgress waiting =
                    topic.await(campaign.id(), progress -> progress.getPending() == 0);
            OperationProgress complete =
                    topic.await(campaign.id(), progress -> progress.getCompletedAt() != null);

            assertThat(waiting.getCompletedAt()).isNull();
            assertThat(waiting.getAwaitingReceipt()).isEqualTo(1);
            assertThat(complete.getAwaitingReceipt()).isEqualTo(1);
            assertThat(complete.getCompletedAt()).isEqualTo(Outcomes.RELEASED.plusMillis(805));
        }
    }

    @Test
    void aRecordThatNamesNoItemDoesNotHoldUpTheOthers() {
        try (var topic = WORLD.progress()) {
            campaign.create(2);
            campaign.publish(
                    List.of(
                            campaign.operation.attempt(0, AttemptStatus.READ, 30),
                            campaign.operation.attempt(-1, AttemptStatus.READ, 30),
                            campaign.operation.attempt(1, AttemptStatus.READ, 30)));

            OperationProgress complete =
                    topic.await(campaign.id(), progress -> progress.getRead() == 2);

            assertThat(complete.getCompletedAt()).isNotNull();
        }
    }

    @Test
    void countsACodeThatIsThereAsDelivered() {
        try (var topic = WORLD.progress()) {
            campaign.create(2);
            for (var end :
                    List.of(
                            campaign.operation.end(1, 0, ItemStatus.GENERATED),
                            campaign.operation.end(0, 0, ItemStatus.FAILED))) {
                WORLD.publish(Topics.CODE_OUTCOMES, end.getItem().getContactKey(), end);
            }
            WORLD.flush();

            OperationProgress complete =
                    topic.await(campaign.id(), progress -> progress.getCompletedAt() != null);

            assertThat(complete.getDelivered()).isEqualTo(1);
            assertThat(complete.getFailed()).isEqualTo(1);
            assertThat(complete.getAverageMillis()).isEqualTo(1);
            assertThat(complete.getRecentResults())
                    .extracting(ItemResult::getItemIndex, ItemResult::getStatus)
                    .containsExactly(tuple(1, AttemptStatus.DELIVERED));
            assertThat(complete.getRecentErrors())
                    .extracting(ItemError::getItemIndex)
                    .containsExactly(0);
        }
    }
}
