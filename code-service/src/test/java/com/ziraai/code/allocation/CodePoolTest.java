package com.ziraai.code.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CodePoolTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
    private static final int SUFFIXES = 10;

    private final CodePool pool = new CodePool(SUFFIXES);

    @Test
    void nothingIsThereBeforeABlock() {
        assertThat(pool.shortage(DAY, 3)).isEqualTo(3);
        assertThat(pool.take(DAY, 3)).isEmpty();
    }

    @Test
    void aDayGivesEachCodeOnceOverItsBlocks() {
        pool.add(block(DAY, 0, 4));
        pool.add(block(DAY, 4, 10));
        assertThat(pool.shortage(DAY, 11)).isEqualTo(1);
        assertThat(pool.take(DAY, 7)).hasSize(7);
        assertThat(pool.take(DAY, 7)).hasSize(3);
        assertThat(pool.take(DAY, 1)).isEmpty();
    }

    @Test
    void allCodesOfADayAreDistinct() {
        pool.add(block(DAY, 0, 3));
        pool.add(block(DAY, 5, 10));
        pool.add(block(DAY, 3, 5));
        assertThat(pool.take(DAY, SUFFIXES))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, SUFFIXES)
                                .mapToObj(suffix -> CodeFormat.write(DAY, suffix))
                                .toList());
    }

    @Test
    void daysDoNotMix() {
        pool.add(block(DAY, 0, 5));
        assertThat(pool.shortage(DAY.plusDays(1), 2)).isEqualTo(2);
        pool.add(block(DAY.plusDays(1), 0, 5));
        assertThat(pool.take(DAY.plusDays(1), 1)).allMatch(code -> code.startsWith("SP-20261122-"));
    }

    @Test
    void daysNotAskedForAnyMoreAreForgotten() {
        pool.add(block(DAY, 0, 5));
        IntStream.rangeClosed(1, 12).forEach(day -> pool.add(block(DAY.plusDays(day), 0, 5)));
        assertThat(pool.shortage(DAY, 1)).isEqualTo(1);
        assertThat(pool.shortage(DAY.plusDays(12), 1)).isZero();
    }

    private static CodeBlock block(LocalDate day, int from, int to) {
        return new CodeBlock(day, new byte[] {1}, from, to);
    }
}
