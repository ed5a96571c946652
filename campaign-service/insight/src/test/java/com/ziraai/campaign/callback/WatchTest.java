package com.ziraai.campaign.callback;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.campaign.progress.Snapshot;
import com.ziraai.campaign.progress.Standing;
import com.ziraai.event.Channel;
import com.ziraai.event.OperationState;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WatchTest {

    private static final Instant TOLD = Instant.parse("2025-08-19T15:30:00Z");
    private static final Duration INTERVAL = Duration.ofSeconds(15);

    @ParameterizedTest(
            name = "told {0} of 250 in revision {1}, now {2} in revision {3} after {4}: {5}")
    @CsvSource({
        // Another tenth.
        "0,   1, 25,  2, PT1S,  PROGRESS",
        "24,  1, 25,  2, PT1S,  PROGRESS",
        "24,  1, 250, 2, PT1S,  PROGRESS",
        "25,  1, 49,  2, PT14S, ",
        "0,   1, 24,  2, PT14S, ",
        // However fast.
        "0,   1, 250, 2, PT0.9S, ",
        // A while has passed and something is different.
        "0,   1, 1,   2, PT15S, PROGRESS",
        "25,  1, 25,  2, PT15S, PROGRESS",
        "25,  1, 25,  1, PT1H,  ",
        // Analytics counts anew: that is less, and no step.
        "100, 9, 50,  1, PT1S,  ",
        "100, 9, 50,  1, PT15S, PROGRESS"
    })
    void progressIsToldByTenthsOrAfterAWhile(
            int told,
            long toldRevision,
            int processed,
            long revision,
            Duration after,
            @Nullable EventType due) {
        Standing standing = standing(OperationState.ACTIVE, processed, revision, false);
        Instant now = TOLD.plus(after);
        assertThat(
                        watch(true, OperationState.ACTIVE, told, toldRevision)
                                .due(standing, INTERVAL, now))
                .isEqualTo(Optional.ofNullable(due));
        assertThat(
                        watch(false, OperationState.ACTIVE, told, toldRevision)
                                .due(standing, INTERVAL, now))
                .isEmpty();
    }

    @ParameterizedTest(name = "from {0} to {1}: {2}")
    @CsvSource({
        "ACTIVE, PAUSED, PAUSED",
        "ACTIVE, CANCELLED, CANCELLED",
        "PAUSED, ACTIVE, RESUMED",
        "PAUSED, CANCELLED, CANCELLED",
        "ACTIVE, ACTIVE, ",
        "PAUSED, PAUSED, ",
        "CANCELLED, CANCELLED, "
    })
    void aChangeOfStateIsToldAtOnce(
            OperationState from, OperationState to, @Nullable EventType due) {
        assertThat(watch(false, from, 0, 1).due(standing(to, 0, 1, false), INTERVAL, TOLD))
                .isEqualTo(Optional.ofNullable(due));
    }

    @Test
    void theEndIsToldWhateverElseIsNew() {
        assertThat(
                        watch(false, OperationState.ACTIVE, 0, 1)
                                .due(
                                        standing(OperationState.CANCELLED, 250, 2, true),
                                        INTERVAL,
                                        TOLD))
                .hasValue(EventType.COMPLETED);
    }

    private static Watch watch(
            boolean wantsProgress, OperationState state, int processed, long revision) {
        return new Watch(
                "bulk_x",
                "s-1",
                "https://a.example/",
                "tr",
                wantsProgress,
                3,
                TOLD,
                state,
                processed,
                revision);
    }

    private static Standing standing(
            OperationState state, int processed, long revision, boolean finished) {
        return new Standing(
                "bulk_x",
                "s-1",
                new Standing.Asked(Channel.SMS, ZoneOffset.UTC, null),
                state,
                250,
                new Standing.Pace(Optional.empty(), TOLD),
                TOLD,
                null,
                null,
                new Snapshot(
                        revision,
                        250,
                        250 - processed,
                        0,
                        processed,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        null,
                        TOLD,
                        finished ? TOLD : null,
                        List.of(),
                        List.of(),
                        List.of(),
                        TOLD),
                Optional.empty(),
                Optional.empty());
    }
}
