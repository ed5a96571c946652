package com.ziraai.analytics.fold;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.event.AttemptStatus;
import com.ziraai.event.Channel;
import com.ziraai.event.ItemStatus;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CellTest {

    private final List<Character> cells = everyCell();

    @Test
    void mergesAlikeInEveryOrderAndHoweverOften() {
        for (char one : cells) {
            assertThat(Cell.merge(one, one)).isEqualTo(one);
            assertThat(Cell.merge(one, Cell.NOTHING)).isEqualTo(one);
            for (char other : cells) {
                char both = Cell.merge(one, other);
                assertThat(Cell.merge(other, one)).isEqualTo(both);
                assertThat(Cell.merge(both, one)).isEqualTo(both);
                for (char third : cells) {
                    assertThat(Cell.merge(both, third))
                            .isEqualTo(Cell.merge(one, Cell.merge(other, third)));
                }
            }
        }
    }

    @Test
    void standsWhereTheHigherOfStatusAndEndStands() {
        for (AttemptStatus status : AttemptStatus.values()) {
            for (ItemStatus end : ItemStatus.values()) {
                char both =
                        Cell.merge(Cell.of(Channel.SMS, status, ExcludedCode.NONE), Cell.of(end));
                assertThat(Cell.standing(both))
                        .isEqualTo(Standing.higher(Standing.of(status), Standing.of(end)));
            }
        }
    }

    @Test
    void givesBackWhatItWasMadeOf() {
        char cell = Cell.of(Channel.WHATSAPP, AttemptStatus.FAILED, ExcludedCode.EXPERIMENT);

        assertThat(Cell.isAttempt(cell)).isTrue();
        assertThat(Cell.channel(cell)).isEqualTo(Channel.WHATSAPP.ordinal());
        assertThat(Cell.status(cell)).isEqualTo(AttemptStatus.FAILED.ordinal());
        assertThat(Cell.excluded(cell)).isEqualTo(ExcludedCode.EXPERIMENT);
        assertThat(Cell.standing(cell)).isEqualTo(Standing.ATTEMPT_FAILED);
        assertThat(Cell.isAttempt(Cell.of(ItemStatus.SKIPPED))).isFalse();
    }

    private static List<Character> everyCell() {
        List<Character> cells = new ArrayList<>();
        for (ItemStatus end : ItemStatus.values()) {
            cells.add(Cell.of(end));
        }
        for (AttemptStatus status : AttemptStatus.values()) {
            for (Channel channel : Channel.values()) {
                cells.add(Cell.of(channel, status, ExcludedCode.NONE));
            }
            cells.add(Cell.of(Channel.WHATSAPP, status, ExcludedCode.ECOSYSTEM));
        }
        return cells;
    }
}
