package com.ziraai.campaign.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.campaign.progress.Snapshot;
import com.ziraai.campaign.progress.Snapshot.ChannelCounts;
import com.ziraai.campaign.progress.Standing;
import com.ziraai.event.Channel;
import com.ziraai.event.OperationState;
import com.ziraai.event.OperationType;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatisticsTest {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    private final Statistics statistics = new Statistics(NOW, ZoneId.of("Europe/Istanbul"));

    @Test
    void nothingAmountsToNothing() {
        var data = statistics.answer().data();
        assertThat(data.totalOperations()).isZero();
        assertThat(data.overallSuccessRate()).isZero();
        assertThat(data.averageProcessingTimeMinutes()).isZero();
        assertThat(data.popularTimes()).isEmpty();
        assertThat(data.channelBreakdown().keySet()).containsExactly("email", "sms", "whatsapp");
    }

    @Test
    void hoursAreTheSponsors() {
        // 22:30 UTC is half past one in Istanbul.
        add(Instant.parse("2026-01-30T22:30:00Z"), 3, 1);
        add(Instant.parse("2026-01-29T22:10:00Z"), 4, 0);
        add(Instant.parse("2026-01-29T06:00:00Z"), 5, 0);
        assertThat(statistics.answer().data().popularTimes())
                .containsExactly(
                        new StatisticsAnswer.Hour(1, 2, 87.5),
                        new StatisticsAnswer.Hour(9, 1, 100));
    }

    @Test
    void whatIsOlderThanThirtyDaysIsNotRecent() {
        add(NOW.minus(Duration.ofDays(31)), 10, 0);
        add(NOW.minus(Duration.ofDays(29)), 6, 2);
        var recently = statistics.answer().data().last30Days();
        assertThat(recently.operationsCount()).isEqualTo(1);
        assertThat(recently.linksSent()).isEqualTo(6);
        assertThat(recently.successRate()).isEqualTo(75.0);
        assertThat(statistics.answer().data().totalSuccessfulItems()).isEqualTo(16);
    }

    @Test
    void whatWasLeftOutOrCancelledIsNoFailure() {
        add(NOW.minusSeconds(600), 80, 0, 20, 300);
        var data = statistics.answer().data();
        assertThat(data.totalItemsProcessed()).isEqualTo(80);
        assertThat(data.overallSuccessRate()).isEqualTo(100);
        assertThat(data.last30Days().successRate()).isEqualTo(100);
        assertThat(data.popularTimes()).extracting(each -> each.successRate()).containsOnly(100.0);
    }

    @Test
    void timesAreFromTheFirstOutcomeToRest() {
        add(NOW.minusSeconds(600), 1, 0);
        assertThat(statistics.answer().data().averageProcessingTimeMinutes()).isEqualTo(1.5);
    }

    /** Begun then; its first outcome came 10 s later, its last 90 s after that. */
    private void add(Instant createdAt, int delivered, int failed) {
        add(createdAt, delivered, failed, 0, 0);
    }

    private void add(Instant createdAt, int delivered, int failed, int skipped, int cancelled) {
        Snapshot snapshot =
                new Snapshot(
                        1,
                        delivered + failed + skipped + cancelled,
                        0,
                        0,
                        0,
                        delivered,
                        0,
                        failed,
                        0,
                        0,
                        skipped,
                        cancelled,
                        null,
                        createdAt.plusSeconds(10),
                        createdAt.plusSeconds(100),
                        List.of(new ChannelCounts(Channel.SMS, 0, failed, 0, 0, 0, delivered, 0)),
                        List.of(),
                        List.of(),
                        createdAt.plusSeconds(100));
        statistics.add(
                new Standing(
                        "bulk_x",
                        "s",
                        new Standing.Asked(Channel.SMS, ZoneOffset.UTC, null),
                        OperationState.ACTIVE,
                        delivered + failed,
                        new Standing.Pace(Optional.empty(), createdAt),
                        createdAt,
                        null,
                        null,
                        snapshot,
                        Optional.empty(),
                        Optional.empty()),
                OperationType.BULK_LINK_SEND);
    }
}
