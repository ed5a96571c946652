package com.ziraai.analytics.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ziraai.event.AttemptStatus;
import com.ziraai.event.Channel;
import com.ziraai.event.ItemStatus;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CellTest {

    private final List<Integer> cells = everyCell();

    @Test
    void mergesAlikeInEveryOrderAndHoweverOften() {
        for (int one : cells) {
            assertThat(Cell.merge(one, one)).isEqualTo(one);
            assertThat(Cell.merge(one, Cell.NOTHING)).isEqualTo(one);
            for (int other : cells) {
                int both = Cell.merge(one, other);
                assertThat(Cell.merge(other, one)).isEqualTo(both);
                assertThat(Cell.merge(both, one)).isEqualTo(both);
                for (int third : cells) {
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
                int both = Cell.merge(Cell.of(Channel.SMS, status), Cell.of(end));
                assertThat(Cell.standing(both))
                        .isEqualTo(Standing.higher(Standing.of(status), Standing.of(end)));
            }
        }
    }

    @Test
    void givesBackWhatItWasMadeOf() {
        for (Channel channel : Channel.values()) {
            for (AttemptStatus status : AttemptStatus.values()) {
                int cell = Cell.of(channel, status);
                assertThat(Cell.isAttempt(cell)).isTrue();
                assertThat(Cell.channel(cell)).isEqualTo(channel);
                assertThat(Cell.status(cell)).isEqualTo(status);
                assertThat(Cell.end(cell)).isNull();
                assertThat(Cell.exclusion(cell)).isNull();
                for (ItemStatus end : ItemStatus.values()) {
                    int ended = Cell.merge(cell, Cell.of(end));
                    assertThat(Cell.end(ended)).isEqualTo(end);
                    assertThat(Cell.channel(ended)).isEqualTo(channel);
                    assertThat(Cell.status(ended)).isEqualTo(status);
                    for (Exclusion exclusion : Exclusion.values()) {
                        int excluded = Cell.merge(ended, Cell.of(exclusion));
                        assertThat(Cell.exclusion(excluded)).isEqualTo(exclusion);
                        assertThat(Cell.end(excluded)).isEqualTo(end);
                        assertThat(Cell.status(excluded)).isEqualTo(status);
                    }
                }
            }
        }
        assertThat(Cell.isAttempt(Cell.of(ItemStatus.SKIPPED))).isFalse();
    }

    @Test
    void aFieldTakesAsManySymbolsAsItHasNumbersFor() {
        CellField field = CellField.of(5, 3, first(7));

        assertThat(field.ordinal(field.cell(Letter.G))).isEqualTo(Letter.G.ordinal());
        assertThat(field.cell(Letter.G)).isEqualTo(0b111_00000);
    }

    @Test
    void aSymbolTooManyFailsInsteadOfRunningIntoTheNextField() {
        assertThatThrownBy(() -> CellField.of(5, 3, first(8)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("8 symbols of Letter have no room in 3 bits of a cell");
    }

    @Test
    void aFieldStaysBelowTheSign() {
        assertThat(CellField.of(26, 5, first(8)).cell(Letter.H)).isPositive();
        assertThatThrownBy(() -> CellField.of(27, 5, first(8)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a cell has no bit 31");
    }

    private enum Letter {
        A,
        B,
        C,
        D,
        E,
        F,
        G,
        H
    }

    private static Letter[] first(int count) {
        return java.util.Arrays.copyOf(Letter.values(), count);
    }

    private static List<Integer> everyCell() {
        List<Integer> cells = new ArrayList<>();
        for (ItemStatus end : ItemStatus.values()) {
            cells.add(Cell.of(end));
        }
        for (AttemptStatus status : AttemptStatus.values()) {
            for (Channel channel : Channel.values()) {
                cells.add(Cell.of(channel, status));
            }
            cells.add(
                    Cell.merge(
                            Cell.of(Channel.WHATSAPP, status),
                            Cell.of(Exclusion.RECIPIENT_CAPPED)));
        }
        return cells;
    }
}
