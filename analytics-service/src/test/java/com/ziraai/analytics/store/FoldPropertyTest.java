package com.ziraai.analytics.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.analytics.RandomOutcomes;
import com.ziraai.analytics.Recount;
import com.ziraai.analytics.fold.Exclusion;
import com.ziraai.analytics.fold.Fact;
import com.ziraai.analytics.fold.Page;
import com.ziraai.analytics.fold.Stage;
import com.ziraai.analytics.fold.Standing;
import com.ziraai.analytics.fold.Tally;
import com.ziraai.event.AttemptStatus;
import com.ziraai.event.Channel;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The fold and what is stored of it, against a recount that knows neither cells nor pages. */
class FoldPropertyTest {

    private final RandomOutcomes random = new RandomOutcomes();

    static List<Long> seeds() {
        return RandomOutcomes.SEEDS;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anyOrderWithAnyRepetitionGivesTheSameState(long seed) {
        List<SpecificRecord> outcomes = random.of(seed);

        assertThat(fold(RandomOutcomes.mixed(outcomes, seed))).isEqualTo(fold(outcomes));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void goesOnFromItsBytesAsIfItHadNotStopped(long seed) {
        List<SpecificRecord> outcomes = random.of(seed);
        int stop = new Random(seed).nextInt(outcomes.size());

        Folded stopped = fold(outcomes.subList(0, stop));
        Page page = PageCodec.decode(stopped.page);
        Tally tally = TallyCodec.decode(stopped.tally);

        assertThat(fold(outcomes.subList(stop, outcomes.size()), page, tally))
                .isEqualTo(fold(outcomes));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void countsWhatARecountFinds(long seed) {
        List<SpecificRecord> outcomes = random.of(seed);
        Map<String, Long> expected = Recount.of(outcomes);
        expected.keySet().removeIf(name -> name.startsWith("counter "));

        assertThat(numbers(TallyCodec.decode(fold(outcomes).tally))).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void itsAdvanceNeverShrinks(long seed) {
        List<SpecificRecord> outcomes = random.of(seed);
        long before = 0;
        for (int known = 0; known <= outcomes.size(); known++) {
            long advance = TallyCodec.decode(fold(outcomes.subList(0, known)).tally).advance();
            assertThat(advance).isGreaterThanOrEqualTo(before);
            before = advance;
        }
    }

    /** Under the names of {@link Recount}. */
    private static Map<String, Long> numbers(Tally tally) {
        Map<String, Long> numbers = new TreeMap<>();
        for (Standing each : Standing.values()) {
            numbers.put("item " + each, (long) tally.items(each));
        }
        for (Channel channel : Channel.values()) {
            for (AttemptStatus status : AttemptStatus.values()) {
                numbers.put(
                        "attempt " + channel + " " + status,
                        (long) tally.attempts(channel, status));
            }
        }
        for (Exclusion each : Exclusion.values()) {
            numbers.put("excluded " + each, (long) tally.excluded(each));
        }
        for (Stage each : Stage.values()) {
            numbers.put("reached " + each, (long) tally.latencies(each).total());
            numbers.put("within " + each, (long) tally.latencies(each).within(300_000));
        }
        numbers.put("neverTried", (long) tally.neverTried());
        numbers.values().removeIf(number -> number == 0);
        return numbers;
    }

    private record Folded(byte[] page, byte[] tally) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Folded(byte[] otherPage, byte[] otherTally)
                    && Arrays.equals(page, otherPage)
                    && Arrays.equals(tally, otherTally);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(page);
        }
    }

    private static Folded fold(List<SpecificRecord> outcomes) {
        return fold(outcomes, new Page(), new Tally());
    }

    private static Folded fold(List<SpecificRecord> outcomes, Page page, Tally tally) {
        for (SpecificRecord each : outcomes) {
            Fact fact = Fact.of(each);
            page.fold(fact, tally);
            tally.note(fact);
        }
        return new Folded(PageCodec.encode(page), TallyCodec.encode(tally));
    }
}
