package com.ziraai.campaign.progress;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.campaign.progress.Standing.Pace;
import com.ziraai.event.OperationState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StandingTest {

    private static final Instant NOW = Samples.snapshot(0, 0, 0, 0, null).takenAt();

    @Test
    void whatIsLeftGoesAtThePaceOfLate() {
        assertThat(remaining(50, new Pace(Optional.of(5.0), NOW))).contains(Duration.ofSeconds(10));
    }

    @Test
    void aScheduleIsNotOvertaken() {
        assertThat(remaining(50, new Pace(Optional.of(5.0), NOW.plusSeconds(3600))))
                .contains(Duration.ofHours(1));
        assertThat(remaining(100, new Pace(Optional.empty(), NOW.plusSeconds(3600))))
                .contains(Duration.ofHours(1));
    }

    @Test
    void nothingIsSaidBeforeTheFirstItemsAndAfterTheLast() {
        assertThat(remaining(100, new Pace(Optional.empty(), NOW))).isEmpty();
        assertThat(remaining(0, new Pace(Optional.of(5.0), NOW))).isEmpty();
    }

    @Test
    void whatStandsStillHasNoEnd() {
        assertThat(standing(OperationState.PAUSED, 50, new Pace(Optional.of(5.0), NOW)).remaining())
                .isEmpty();
    }

    private static Optional<Duration> remaining(int pending, Pace pace) {
        return standing(OperationState.ACTIVE, pending, pace).remaining();
    }

    private static Standing standing(OperationState state, int pending, Pace pace) {
        Standing sample = Samples.standing(state, 100, Samples.snapshot(pending, 0, 0, 0, null));
        return new Standing(
                sample.operationId(),
                sample.sponsorId(),
                sample.asked(),
                state,
                sample.releasedItems(),
                pace,
                sample.createdAt(),
                null,
                null,
                sample.snapshot(),
                Optional.empty(),
                Optional.empty());
    }
}
