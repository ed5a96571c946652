package com.ziraai.campaign.progress;

import static com.ziraai.campaign.progress.Samples.CREATED;
import static com.ziraai.campaign.progress.Samples.snapshot;
import static com.ziraai.campaign.progress.Samples.standing;
import static com.ziraai.event.OperationState.ACTIVE;
import static com.ziraai.event.OperationState.CANCELLED;
import static com.ziraai.event.OperationState.PAUSED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OperationStatusTest {

    record Case(String word, Standing standing) {}

    static Stream<Case> cases() {
        return Stream.of(
                new Case("Queued", standing(ACTIVE, 0, snapshot(100, 0, 0, 0, null))),
                new Case("Processing", standing(ACTIVE, 25, snapshot(100, 0, 0, 0, null))),
                new Case("Processing", standing(ACTIVE, 0, snapshot(99, 0, 0, 0, null))),
                new Case("Processing", standing(ACTIVE, 100, snapshot(0, 0, 0, 0, null))),
                new Case("Paused", standing(PAUSED, 25, snapshot(75, 0, 0, 0, null))),
                new Case("Completed", standing(PAUSED, 100, snapshot(0, 0, 0, 0, CREATED))),
                new Case("Completed", standing(ACTIVE, 100, snapshot(0, 0, 0, 0, CREATED))),
                new Case("Completed", standing(ACTIVE, 100, snapshot(0, 0, 0, 10, CREATED))),
                new Case(
                        "PartiallyCompleted", standing(ACTIVE, 100, snapshot(0, 1, 0, 0, CREATED))),
                new Case(
                        "PartiallyCompleted", standing(ACTIVE, 100, snapshot(0, 0, 1, 0, CREATED))),
                new Case("Failed", standing(ACTIVE, 100, snapshot(0, 100, 0, 0, CREATED))),
                new Case("Failed", standing(ACTIVE, 100, snapshot(0, 90, 0, 10, CREATED))),
                new Case("Cancelled", standing(CANCELLED, 25, snapshot(75, 0, 0, 0, null))),
                new Case("Cancelled", standing(CANCELLED, 100, snapshot(0, 1, 0, 0, CREATED))));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theWordFollowsFromHowTheOperationStands(Case each) {
        assertThat(each.standing.status().word()).isEqualTo(each.word);
    }

    @Test
    void everyWordIsReached() {
        assertThat(cases().map(each -> each.standing.status()).distinct())
                .containsExactlyInAnyOrderElementsOf(Arrays.asList(OperationStatus.values()));
    }
}
