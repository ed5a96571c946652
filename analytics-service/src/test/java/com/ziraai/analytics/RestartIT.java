package com.ziraai.analytics;

import static com.ziraai.analytics.Campaign.assertIsComplete;
import static com.ziraai.analytics.Campaign.isCounted;
import static com.ziraai.analytics.Outcomes.RELEASED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ziraai.event.OperationProgress;
import java.time.Duration;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** Whatever stops, starts or is lost in between, the numbers are the same. */
class RestartIT {

    private static final World WORLD = new World();

    private final Campaign campaign = new Campaign(WORLD);

    @Test
    void goesOnWhereItWasAfterARestartInTheMiddle() {
        List<SpecificRecord> outcomes = campaign.outcomes();
        int half = outcomes.size() / 2;
        try (var service = WORLD.start();
                var topic = WORLD.progress()) {
            campaign.create(Campaign.ITEMS);
            campaign.publish(outcomes.subList(0, half));
            topic.await(campaign.id(), progress -> progress.getPending() < Campaign.ITEMS);
        }
        campaign.publish(outcomes.subList(half, outcomes.size()));

        try (var service = WORLD.start();
                var topic = WORLD.progress()) {
            assertIsComplete(topic.await(campaign.id(), isCounted()));
        }
    }

    @Test
    void twoInstancesThatComeAndGoCountAsOne() {
        List<SpecificRecord> outcomes = campaign.outcomes();
        int third = outcomes.size() / 3;
        ConfigurableApplicationContext first = WORLD.start();
        try (var second = WORLD.start("analytics.fold.cached-pages=16");
                var topic = WORLD.progress()) {
            campaign.create(Campaign.ITEMS);
            campaign.publish(outcomes.subList(0, third));
            topic.await(campaign.id(), progress -> progress.getPending() < Campaign.ITEMS);
            campaign.publish(outcomes.subList(third, 2 * third));
            first.close();
            campaign.publish(outcomes.subList(2 * third, outcomes.size()));

            assertIsComplete(topic.await(campaign.id(), isCounted()));
        } finally {
            first.close();
        }
    }

    @Test
    void rebuildsTheSameNumbersFromTheTopics() throws Exception {
        String sponsor = "sponsor-rebuilt";
        Campaign campaign = new Campaign(WORLD, Outcomes.ofNewOperation(sponsor, RELEASED));
        OperationProgress before;
        try (var service = WORLD.start();
                var topic = WORLD.progress()) {
            campaign.create(Campaign.ITEMS);
            campaign.publish(campaign.outcomes());
            before = topic.await(campaign.id(), isCounted());
            awaitTimes(sponsor);
        }
        List<String> reasonsBefore = reasons(campaign);
        List<String> countersBefore = counters(sponsor);
        WORLD.forgetEverything();

        try (var service =
                        WORLD.start(
                                "spring.kafka.consumer.max-poll-records=100",
                                "analytics.progress.spacing=10ms");
                var topic = WORLD.progress()) {
            OperationProgress after =
                    topic.await(
                            campaign.id(),
                            isCounted()
                                    .and(progress ->
                                            progress.getRevision() > before.getRevision()));
            assertThat(topic.of(campaign.id()))
                    .filteredOn(each -> each.getRevision() > before.getRevision())
                    .as("what is shown while it rebuilds")
                    .extracting(OperationProgress::getAdvance)
                    .containsOnly(before.getAdvance());
            after.put("revision", before.getRevision());
            after.put("occurredAt", before.getOccurredAt());
            assertThat(after).isEqualTo(before);
            assertThat(reasons(campaign))
                    .hasSizeGreaterThan(Campaign.ITEMS / 2)
                    .isEqualTo(reasonsBefore);
            assertThat(counters(sponsor)).hasSizeGreaterThan(4).isEqualTo(countersBefore);
        }
    }

    /** Rows that still count something, of the sponsor of that campaign only. */
    private static List<String> counters(String sponsor) throws Exception {
        return WORLD.texts(
                """
                SELECT row FROM (
                    SELECT sponsor_id, CAST(attempt_counter AS text), parts > 0 FROM attempt_counter
                    UNION ALL
                    SELECT sponsor_id, CAST(item_counter AS text), true FROM item_counter
                    UNION ALL
                    SELECT sponsor_id, CAST(error_counter AS text), errors > 0 FROM error_counter)
                    AS counters (sponsor_id, row, counts)
                WHERE counts AND sponsor_id = '%s' ORDER BY row
                """
                        .formatted(sponsor));
    }

    /** Until the earliest evidence of every item is in; statuses alone may be complete before. */
    private static void awaitTimes(String sponsor) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        assertThat(
                                        WORLD.texts(
                                                """
                                                SELECT accepted_millis || ' ' || delivery_millis FROM attempt_counter
                                                WHERE sponsor_id = '%s' AND channel = 'SMS'
                                                """
                                                        .formatted(sponsor)))
                                .containsExactly("424000 1200000"));
    }

    private static List<String> reasons(Campaign campaign) throws Exception {
        return WORLD.texts(
                "SELECT CAST(item_reason AS text) FROM item_reason WHERE operation_id = '"
                        + campaign.id()
                        + "' ORDER BY item_index, kind");
    }
}
