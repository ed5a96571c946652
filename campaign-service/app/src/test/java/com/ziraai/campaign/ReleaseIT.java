package com.ziraai.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ziraai.contract.Topics;
import com.ziraai.event.DistributionRequested;
import com.ziraai.event.Item;
import com.ziraai.event.OperationProgress;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.node.ObjectNode;

class ReleaseIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RunningCampaign campaign = RunningCampaign.shared();
    private final TestTopics.Reader<DistributionRequested> requested =
            TestTopics.read(Topics.DISTRIBUTION_REQUESTED);

    @AfterEach
    void close() {
        requested.close();
    }

    @Test
    void noMoreItemsAreUnfinishedThanTheConcurrencyAllows() {
        String id = accept("paced", 100, 10, 2);
        await().atMost(PATIENCE).until(() -> items(id).size() == 20);
        // Nine of ten make no room for a batch of ten.
        TestTopics.publish(Snapshots.delivered(id, 1, 100, 9));
        await().atMost(PATIENCE).until(() -> campaign.number(progress(id, "pending")) == 91);
        await().during(Duration.ofMillis(800)).atMost(PATIENCE).until(() -> items(id).size() == 20);

        TestTopics.publish(Snapshots.delivered(id, 2, 100, 20));
        await().atMost(PATIENCE).until(() -> items(id).size() == 40);
        // An older snapshot does not count.
        TestTopics.publish(Snapshots.delivered(id, 1, 100, 0));

        TestTopics.publish(Snapshots.delivered(id, 9, 100, 100));
        await().atMost(PATIENCE).until(() -> items(id).size() == 100);
        assertThat(indexes(id)).doesNotHaveDuplicates().hasSize(100);
        await().atMost(PATIENCE)
                .until(() ->
                        campaign.number(
                                        "SELECT count(*) FROM operation WHERE next_release_at IS NULL AND operation_id = '%s'"
                                                .formatted(id))
                                == 1);
    }

    @Test
    void noMoreItemsAreUnfinishedThanBecameKnownInThreeSeconds() {
        String id = accept("slowly", 1_000, 100, 5);
        // Before anything is known, 250 at most.
        await().atMost(PATIENCE).until(() -> items(id).size() == 200);
        Instant began = Instant.now();
        TestTopics.publish(at(began, Snapshots.delivered(id, 1, 1_000, 100)));
        await().atMost(PATIENCE).until(() -> items(id).size() == 300);
        // 100 in a second: 300 may be unfinished.
        TestTopics.publish(at(began.plusSeconds(1), Snapshots.delivered(id, 2, 1_000, 200)));
        await().atMost(PATIENCE).until(() -> items(id).size() == 500);
        await().during(Duration.ofMillis(800))
                .atMost(PATIENCE)
                .until(() -> items(id).size() == 500);
    }

    @Test
    void itemsThatAreStuckKeepOthersOfTheirOperationWaitingOnlyOnce() {
        String id = accept("half-stuck", 60, 10, 1);
        await().atMost(PATIENCE).until(() -> items(id).size() == 10);
        // Half of them wait for something that does not come.
        TestTopics.publish(Snapshots.delivered(id, 1, 60, 5));
        await().atMost(PATIENCE).until(() -> campaign.number(progress(id, "pending")) == 55);
        hasStalled(id);
        await().atMost(PATIENCE).until(() -> items(id).size() == 20);
        // Of the next ones nothing becomes known: they stay with us.
        hasStalled(id);
        await().during(Duration.ofSeconds(3)).atMost(PATIENCE).until(() -> items(id).size() == 20);
        TestTopics.publish(Snapshots.delivered(id, 2, 60, 10));
        await().atMost(PATIENCE).until(() -> campaign.number(progress(id, "pending")) == 50);
        hasStalled(id);
        await().atMost(PATIENCE).until(() -> items(id).size() == 30);
    }

    @Test
    void aSponsorsOperationsHaveNoMoreUnfinishedTogetherThanItsPlanAllows() {
        String first = accept("parallel", 100, 10, 5);
        await().atMost(PATIENCE).until(() -> items(first).size() == 50);
        // However slow the test is, they are not stuck.
        campaign.execute(
                "UPDATE operation SET last_released_at = now() + interval '1 minute' WHERE operation_id = '%s'"
                        .formatted(first));
        String second = accept("parallel", 40, 10, 5);
        String others = accept("not-parallel", 20, 10, 5);
        await().atMost(PATIENCE).until(() -> items(others).size() == 20);
        await().during(Duration.ofSeconds(2))
                .atMost(PATIENCE)
                .until(() -> items(second).isEmpty() && items(first).size() == 50);
        // Room for two batches: they take turns.
        TestTopics.publish(Snapshots.delivered(first, 1, 100, 20));
        await().atMost(PATIENCE).until(() -> items(second).size() == 10);
        await().atMost(PATIENCE).until(() -> items(first).size() == 60);
        await().during(Duration.ofMillis(800))
                .atMost(PATIENCE)
                .until(() -> items(first).size() + items(second).size() == 70);
    }

    @Test
    void whatIsStuckKeepsNoOtherOperationOfItsSponsorWaiting() {
        String stuck = accept("stuck-elsewhere", 100, 10, 5);
        await().atMost(PATIENCE).until(() -> items(stuck).size() == 50);
        String other = accept("stuck-elsewhere", 20, 10, 5);
        hasStalled(stuck);
        await().atMost(PATIENCE).until(() -> items(other).size() == 20);
    }

    /** As if nothing had become known and nothing been released for a minute. */
    private void hasStalled(String id) {
        campaign.execute(
                """
                UPDATE operation SET last_released_at = now() - interval '1 minute' WHERE operation_id = '%1$s';
                UPDATE progress SET mark_at = now() - interval '1 minute' WHERE operation_id = '%1$s';
                """
                        .formatted(id));
    }

    private static OperationProgress at(Instant time, OperationProgress snapshot) {
        return OperationProgress.newBuilder(snapshot).setOccurredAt(time).build();
    }

    @Test
    void batchesAreSpreadOverTime() {
        String id = accept(Requests.spread(60, 10, 60));
        await().atMost(PATIENCE).until(() -> items(id).size() == 10);
        // Six batches, ten minutes apart.
        assertThat(
                        campaign.number(
                                """
                                SELECT count(DISTINCT release_at - created_at) FROM batch JOIN operation USING (operation_id)
                                WHERE operation_id = '%s' AND release_at = created_at + batch_no * interval '10 minutes'
                                """
                                        .formatted(id)))
                .isEqualTo(6);
        await().during(Duration.ofMillis(500)).atMost(PATIENCE).until(() -> items(id).size() == 10);
    }

    @Test
    void nothingGoesOutOnceItsWindowIsOver() {
        String id = accept(Requests.of(5));
        await().atMost(PATIENCE).until(() -> items(id).size() == 5);
        String soon =
                LocalTime.now(ZoneOffset.UTC)
                        .plusHours(5)
                        .truncatedTo(ChronoUnit.MINUTES)
                        .toString();
        // As if its batch had waited for others' until the window was over.
        campaign.execute(
                """
                UPDATE operation SET zone = 'UTC', open_hours = ARRAY['%2$s'], closed_days = ARRAY[]::text[],
                    released_items = 0, next_release_at = created_at WHERE operation_id = '%1$s';
                UPDATE batch SET state = 'WAITING' WHERE operation_id = '%1$s';
                """
                        .formatted(id, soon));
        await().atMost(PATIENCE)
                .until(() ->
                        campaign.number(
                                        "SELECT count(*) FROM operation WHERE operation_id = '%s' AND next_release_at > now() + interval '4 hours'"
                                                .formatted(id))
                                == 1);
        assertThat(items(id)).hasSize(5);
    }

    private String accept(ObjectNode request) {
        var answer = campaign.sendLinks(campaign.tokens().sponsor("timed"), request.toString());
        assertThat(answer.status()).as(answer.raw()).isEqualTo(202);
        return answer.body().at("/data/operationId").asString();
    }

    @Test
    void aRestartInTheMiddleLosesNothingAndRepeatsNothing() {
        String id = accept("restarted", 60, 10, 2);
        await().atMost(PATIENCE).until(() -> items(id).size() == 20);

        campaign.stop();
        TestTopics.publish(Snapshots.delivered(id, 1, 60, 20));
        campaign.startAgain();

        await().atMost(PATIENCE).until(() -> items(id).size() == 40);
        TestTopics.publish(Snapshots.delivered(id, 2, 60, 60));
        await().atMost(PATIENCE).until(() -> items(id).size() == 60);
        assertThat(indexes(id)).doesNotHaveDuplicates().hasSize(60);
    }

    @Test
    void whatACrashMakesAppearTwiceIsTheSameItemAgain() {
        String id = accept("crashed", 10, 10, 1);
        await().atMost(PATIENCE).until(() -> items(id).size() == 10);
        await().atMost(PATIENCE)
                .until(() -> campaign.number(batches(id, "state = 'RELEASED'")) == 1);

        // As if the broker had the items and the transaction was lost.
        campaign.execute(
                """
                UPDATE batch SET state = 'WAITING' WHERE operation_id = '%1$s';
                UPDATE operation SET released_items = 0, next_release_at = created_at, lifecycle_published_at = NULL
                WHERE operation_id = '%1$s'
                """
                        .formatted(id));

        await().atMost(PATIENCE).until(() -> items(id).size() == 20);
        List<DistributionRequested> twice = items(id);
        assertThat(twice.stream().map(ReleaseIT::timeless).distinct()).hasSize(10);
        assertThat(
                        campaign.number(
                                "SELECT released_items FROM operation WHERE operation_id = '%s'"
                                        .formatted(id)))
                .isEqualTo(10);
    }

    @Test
    void twoInstancesPublishEachBatchOnce() {
        try (ConfigurableApplicationContext second = campaign.start()) {
            assertThat(second.isRunning()).isTrue();
            List<String> ids =
                    List.of(
                            accept("two-a", 100, 10, 5),
                            accept("two-b", 100, 10, 5),
                            accept("two-c", 100, 10, 5));
            for (int delivered = 0; delivered <= 100; delivered += 25) {
                for (String id : ids) {
                    TestTopics.publish(Snapshots.delivered(id, 1 + delivered, 100, delivered));
                }
            }
            for (String id : ids) {
                await().atMost(PATIENCE).until(() -> items(id).size() >= 100);
                assertThat(indexes(id)).doesNotHaveDuplicates().hasSize(100);
            }
        }
    }

    private String accept(String sponsor, int recipients, int batchSize, int maxConcurrency) {
        var answer =
                campaign.sendLinks(
                        campaign.tokens().sponsor(sponsor),
                        Requests.withBatches(recipients, batchSize, maxConcurrency).toString());
        assertThat(answer.status()).as(answer.raw()).isEqualTo(202);
        return answer.body().at("/data/operationId").asString();
    }

    private List<DistributionRequested> items(String id) {
        Predicate<DistributionRequested> own = each -> each.getItem().getOperationId().equals(id);
        return requested.poll(own);
    }

    private List<Integer> indexes(String id) {
        return items(id).stream().map(each -> each.getItem().getItemIndex()).toList();
    }

    private static String progress(String id, String column) {
        return "SELECT coalesce(sum(%s), -1) FROM progress WHERE operation_id = '%s'"
                .formatted(column, id);
    }

    private static String batches(String id, String condition) {
        return "SELECT count(*) FROM batch WHERE operation_id = '%s' AND %s"
                .formatted(id, condition);
    }

    /** Everything of an item but when it was released. */
    private static String timeless(DistributionRequested request) {
        Item item = request.getItem();
        return String.join(
                "|",
                item.getOperationId(),
                String.valueOf(item.getItemIndex()),
                item.getContactKey(),
                request.getRecipient().toString(),
                String.valueOf(request.getMessageTemplate()));
    }
}
