package com.ziraai.analytics;

import static com.ziraai.analytics.Campaign.assertIsComplete;
import static com.ziraai.analytics.Campaign.isCounted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ziraai.analytics.store.Side;
import com.ziraai.event.OperationProgress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A new generation is folded beside the one that is shown, and no number goes back. */
class RebuildIT {

    private static final World WORLD = new World();
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Campaign campaign = new Campaign(WORLD);

    @Test
    void aRebuildGivesTheSameNumbersWhileEverythingRuns() throws Exception {
        Campaign meanwhile = new Campaign(WORLD);
        try (var service = Instance.start(WORLD);
                var topic = WORLD.progress()) {
            campaign.create(Campaign.ITEMS);
            campaign.publish(campaign.outcomes());
            OperationProgress before = topic.await(campaign.id(), complete());
            List<String> kept = kept();
            int shown = state(service).at("/shown").asInt();

            long since = System.currentTimeMillis();
            begin(service, "");
            meanwhile.create(Campaign.ITEMS);
            meanwhile.publish(meanwhile.outcomes());
            awaitShown(service, shown + 1);

            assertIsComplete(topic.await(meanwhile.id(), complete()));
            assertThat(kept()).hasSizeGreaterThan(Campaign.ITEMS / 2).containsAll(kept);
            OperationProgress after = told(topic, campaign, since);
            after.put("revision", before.getRevision());
            after.put("occurredAt", before.getOccurredAt());
            assertThat(after).isEqualTo(before);
            assertNoStepBack(topic, campaign);
            assertNoStepBack(topic, meanwhile);
            awaitEmptied(shown);
        }
    }

    @Test
    void goesOnWhereAnInstanceWasEndedInTheMiddle() throws Exception {
        int shown;
        try (var service = Instance.start(WORLD);
                var topic = WORLD.progress()) {
            campaign.create(Campaign.ITEMS);
            campaign.publish(campaign.outcomes());
            topic.await(campaign.id(), complete());
            shown = state(service).at("/shown").asInt();
        }
        long since = System.currentTimeMillis();
        try (var slow = Instance.start(WORLD, "spring.kafka.consumer.max-poll-records=100")) {
            begin(slow, "");
            await().atMost(PATIENCE)
                    .until(() -> !WORLD.texts(firstTally(Side.of(shown + 1))).isEmpty());
            assertThat(state(slow).at("/shown").asInt()).isEqualTo(shown);
        }
        try (var service = Instance.start(WORLD);
                var topic = WORLD.progress()) {
            awaitShown(service, shown + 1);

            assertIsComplete(told(topic, campaign, since));
            assertNoStepBack(topic, campaign);
        }
    }

    @Test
    void whatAnOlderVersionStoredIsNotShownAndFoldedAnewByItself() throws Exception {
        OperationProgress before;
        int shown;
        try (var service = Instance.start(WORLD);
                var topic = WORLD.progress()) {
            campaign.create(Campaign.ITEMS);
            campaign.publish(campaign.outcomes());
            before = topic.await(campaign.id(), complete());
            shown = state(service).at("/shown").asInt();
        }
        long since = System.currentTimeMillis();
        WORLD.execute("UPDATE generation SET live_format = 2");
        WORLD.execute(
                "UPDATE operation_partition%s SET tally = '\\x0200'"
                        .formatted("_" + Side.of(shown).word()));

        try (var service = Instance.start(WORLD, "spring.kafka.consumer.max-poll-records=100");
                var topic = WORLD.progress()) {
            Instance.refused(
                            service.get(
                                    "/api/v1/operations/" + campaign.id() + "/progress",
                                    World.TOKENS.admin()),
                            503,
                            "REBUILDING")
                    .jsonPath("$.data")
                    .doesNotExist();
            awaitShown(service, shown + 1);

            OperationProgress after = told(topic, campaign, since);
            assertThat(after.getAdvance()).isEqualTo(before.getAdvance());
            assertIsComplete(after);
            assertNoStepBack(topic, campaign);
        }
    }

    @Test
    void oneThatKnowsLessIsGivenUpUnlessThatIsWanted() throws Exception {
        try (var service = Instance.start(WORLD);
                var topic = WORLD.progress()) {
            campaign.create(Campaign.ITEMS);
            campaign.publish(campaign.outcomes());
            topic.await(campaign.id(), complete());
            int shown = state(service).at("/shown").asInt();
            pretendToKnowMore(Side.of(shown));

            begin(service, "");
            await().atMost(PATIENCE)
                    .until(() -> state(service).at("/state").asString().equals("GIVEN_UP"));
            assertThat(state(service).at("/behind").asLong()).isEqualTo(1);
            assertThat(state(service).at("/shown").asInt()).isEqualTo(shown);

            long since = System.currentTimeMillis();
            begin(service, "?acceptLess=true");
            awaitShown(service, shown + 1);
            assertIsComplete(told(topic, campaign, since));
        }
    }

    @Test
    void whatTheTopicsNoLongerTellIsCarriedOver() throws Exception {
        Campaign later = new Campaign(WORLD);
        try (var service = Instance.start(WORLD);
                var topic = WORLD.progress()) {
            campaign.create(Campaign.ITEMS);
            campaign.publish(campaign.outcomes());
            topic.await(campaign.id(), complete());
            WORLD.deleteOutcomes();
            later.create(Campaign.ITEMS);
            later.publish(later.outcomes());
            topic.await(later.id(), complete());
            List<String> kept = kept();
            List<String> counters = counters();
            int shown = state(service).at("/shown").asInt();

            long since = System.currentTimeMillis();
            begin(service, "");
            awaitShown(service, shown + 1);

            assertIsComplete(told(topic, campaign, since));
            assertIsComplete(told(topic, later, since));
            assertNoStepBack(topic, campaign);
            assertThat(kept()).isEqualTo(kept);
            assertThat(counters()).isEqualTo(counters);
        }
    }

    @Test
    void isForAdmins() {
        try (var service = Instance.start(WORLD)) {
            Instance.refused(
                    service.get("/api/v1/rebuild", World.TOKENS.sponsor(Outcomes.SPONSOR)),
                    403,
                    "FORBIDDEN");
        }
    }

    private static void begin(Instance service, String query) {
        service.http()
                .post()
                .uri("/api/v1/rebuild" + query)
                .headers(headers -> headers.setBearerAuth(World.TOKENS.admin()))
                .exchange()
                .expectStatus()
                .isOk();
    }

    private static JsonNode state(Instance service) {
        await().atMost(PATIENCE)
                .until(() ->
                        service.data("/api/v1/rebuild", World.TOKENS.admin()).at("/shown").asInt()
                                > 0);
        return service.data("/api/v1/rebuild", World.TOKENS.admin());
    }

    private static void awaitShown(Instance service, int generation) {
        await().atMost(PATIENCE).until(() -> state(service).at("/shown").asInt() == generation);
    }

    /** What is told of it anew, once another generation is shown. */
    private static OperationProgress told(ProgressTopic topic, Campaign campaign, long since) {
        return topic.await(
                campaign.id(), complete().and(progress -> progress.getRevision() > since));
    }

    private static java.util.function.Predicate<OperationProgress> complete() {
        return isCounted().and(progress -> progress.getCompletedAt() != null);
    }

    private static void assertNoStepBack(ProgressTopic topic, Campaign campaign) {
        List<OperationProgress> told = topic.of(campaign.id());
        assertThat(told).extracting(OperationProgress::getAdvance).isSorted();
        assertThat(told).extracting(OperationProgress::getRevision).isSorted();
        assertThat(told).allSatisfy(each -> assertThat(each.getTotal()).isEqualTo(Campaign.ITEMS));
    }

    /** What is kept of the first operation: why items failed, and what its sponsor's days count. */
    private List<String> kept() throws Exception {
        return WORLD.texts(
                "SELECT CAST(item_reason AS text) FROM item_reason WHERE operation_id = '%s' ORDER BY 1"
                        .formatted(campaign.id()));
    }

    private static List<String> counters() throws Exception {
        return WORLD.texts(
                """
                SELECT row FROM (
                    SELECT CAST(attempt_counter AS text), parts > 0 FROM attempt_counter
                    UNION ALL
                    SELECT CAST(item_counter AS text), measured > 0 FROM item_counter
                    UNION ALL
                    SELECT CAST(error_counter AS text), errors > 0 FROM error_counter)
                    AS counters (row, counts)
                WHERE counts ORDER BY row
                """);
    }

    private static String firstTally(Side side) {
        return "SELECT operation_id FROM operation_partition_%s LIMIT 1".formatted(side.word());
    }

    /** An operation nobody ever said anything of, as if the topics had lost it. */
    private void pretendToKnowMore(Side side) throws Exception {
        WORLD.execute(
                """
                INSERT INTO operation_partition_%1$s
                SELECT operation_day, 'bulk_0198c0de-7a10-7c3e-9f00-777777777777', partition, version, tally, changed_at
                FROM operation_partition_%1$s WHERE operation_id = '%2$s' LIMIT 1
                """
                        .formatted(side.word(), campaign.id()));
    }

    private static void awaitEmptied(int generation) {
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(WORLD.rows("operation_partition_" + Side.of(generation).word()))
                                .isZero());
    }
}
