package com.ziraai.campaign.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.event.OperationState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoveTest {

    /** The whole square. */
    @ParameterizedTest
    @CsvSource({
        "ACTIVE,    PAUSE,  moves",
        "ACTIVE,    RESUME, repeats",
        "ACTIVE,    CANCEL, moves",
        "PAUSED,    PAUSE,  repeats",
        "PAUSED,    RESUME, moves",
        "PAUSED,    CANCEL, moves",
        "CANCELLED, PAUSE,  refused",
        "CANCELLED, RESUME, refused",
        "CANCELLED, CANCEL, repeats"
    })
    void everyMoveFromEveryState(OperationState state, Move move, String result) {
        assertThat(move.isLegal(state)).isEqualTo(result.equals("moves"));
        assertThat(move.isRepeated(state)).isEqualTo(result.equals("repeats"));
    }
}
