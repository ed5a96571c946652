package com.ziraai.code.allocation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.BitSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodePermutationTest {

    private static final byte[] MONDAY = "monday".getBytes(UTF_8);
    private static final byte[] TUESDAY = "tuesday".getBytes(UTF_8);

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 36, 1000, 1296, 46_656, 65_537})
    void everyNumberOfASmallRangeIsHitOnce(int size) {
        var permutation = new CodePermutation(MONDAY, size);
        assertThat(IntStream.range(0, size).map(permutation::apply).sorted().toArray())
                .isEqualTo(IntStream.range(0, size).toArray());
    }

    @Test
    void aMillionNumbersOfADayGiveAMillionSuffixes() {
        var permutation = new CodePermutation(MONDAY, CodeFormat.SUFFIXES);
        var seen = new BitSet(CodeFormat.SUFFIXES);
        IntStream.range(0, 500_000).map(permutation::apply).forEach(seen::set);
        IntStream.range(CodeFormat.SUFFIXES - 500_000, CodeFormat.SUFFIXES)
                .map(permutation::apply)
                .forEach(seen::set);
        assertThat(seen.cardinality()).isEqualTo(1_000_000);
        assertThat(seen.length()).isLessThanOrEqualTo(CodeFormat.SUFFIXES);
    }

    @Test
    void neighboursLandFarApart() {
        var permutation = new CodePermutation(MONDAY, CodeFormat.SUFFIXES);
        double mean =
                IntStream.range(0, 10_000)
                        .mapToLong(number ->
                                Math.abs(
                                        (long) permutation.apply(number)
                                                - permutation.apply(number + 1)))
                        .average()
                        .orElseThrow();
        // Two independent points of a line are a third of it apart on average.
        assertThat(mean / CodeFormat.SUFFIXES).isBetween(0.32, 0.35);
    }

    @Test
    void theFirstLettersOfADayAreSpreadEvenly() {
        var permutation = new CodePermutation(MONDAY, CodeFormat.SUFFIXES);
        int[] byFirstLetter = new int[36];
        IntStream.range(0, 36_000)
                .map(permutation::apply)
                .forEach(suffix -> byFirstLetter[suffix / 1_679_616]++);
        assertThat(IntStream.of(byFirstLetter)).allMatch(count -> count > 850 && count < 1150);
    }

    @Test
    void anotherDayIsAnotherOrder() {
        var monday = new CodePermutation(MONDAY, CodeFormat.SUFFIXES);
        var tuesday = new CodePermutation(TUESDAY, CodeFormat.SUFFIXES);
        assertThat(IntStream.range(0, 1000))
                .filteredOn(number -> monday.apply(number) == tuesday.apply(number))
                .isEmpty();
    }

    @Test
    void theSameKeyIsTheSameOrderForEver() {
        var permutation = new CodePermutation(MONDAY, CodeFormat.SUFFIXES);
        assertThat(IntStream.range(0, 4).map(permutation::apply))
                .containsExactly(39122931, 48565196, 14903920, 46049046);
    }

    @Test
    void numbersOutsideTheRangeAreRefused() {
        var permutation = new CodePermutation(MONDAY, 1000);
        assertThatIllegalArgumentException().isThrownBy(() -> permutation.apply(1000));
        assertThatIllegalArgumentException().isThrownBy(() -> permutation.apply(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> new CodePermutation(MONDAY, 1));
    }
}
