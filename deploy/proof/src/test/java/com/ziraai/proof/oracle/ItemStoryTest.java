package com.ziraai.proof.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.local.sponsor.State;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ItemStoryTest {

    @Test
    void nothingKnownIsPending() {
        assertThat(new ItemStory().state()).isEqualTo(State.PENDING);
    }

    /** Events as attempt and knowledge; the state is the same in whatever order they come. */
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    1 UNKNOWN,                                  UNKNOWN
                    1 UNKNOWN/1 PARKED,                         UNKNOWN
                    1 PARKED/1 DELIVERED,                       DELIVERED
                    1 REJECTED,                                 IN_FLIGHT
                    1 REJECTED/2 ACCEPTED,                      SENT
                    1 ATTEMPT_FAILED/2 UNKNOWN,                 UNKNOWN
                    1 SENT/1 DELIVERED/1 ACCEPTED/1 READ,       READ
                    1 REJECTED/1 FAILED,                        FAILED
                    0 SKIPPED,                                  SKIPPED
                    1 REJECTED/2 REJECTED/2 FAILED,             FAILED
                    """)
    void standsWhereItsHighestAttemptStands(String events, State state) {
        var list = new ArrayList<>(List.of(events.split("/")));
        for (int seed = 0; seed < 10; seed++) {
            Collections.shuffle(list, new Random(seed));
            var story = new ItemStory();
            list.stream()
                    .map(event -> event.split(" "))
                    .forEach(event ->
                            story.learn(Integer.parseInt(event[0]), Knowledge.valueOf(event[1])));
            assertThat(story.state()).isEqualTo(state);
        }
    }

    @Test
    void theContractsFailedAttemptIsNoFailedItem() {
        assertThat(
                        Map.of(
                                Knowledge.ofAttempt("FAILED"), State.IN_FLIGHT,
                                Knowledge.ofItem("FAILED"), State.FAILED))
                .allSatisfy((knowledge, state) -> assertThat(knowledge.state()).isEqualTo(state));
    }
}
