package com.ziraai.analytics.fold;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.analytics.Outcomes;
import com.ziraai.event.AttemptStatus;
import com.ziraai.event.Channel;
import com.ziraai.event.ItemStatus;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The fold against a recount that sorts all facts of an item and looks at the last. */
class FoldPropertyTest {

    private final RandomFacts random = new RandomFacts();

    static List<Long> seeds() {
        return RandomFacts.SEEDS;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anyOrderWithAnyRepetitionGivesTheSameState(long seed) {
        List<Fact> facts = random.facts(seed);

        assertThat(fold(RandomFacts.mixed(facts, seed))).isEqualTo(fold(facts));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void goesOnFromItsBytesAsIfItHadNotStopped(long seed) {
        List<Fact> facts = random.facts(seed);
        int stop = new Random(seed).nextInt(facts.size());

        Folded stopped = fold(facts.subList(0, stop));
        Page page = PageCodec.decode(stopped.page);
        Tally tally = TallyCodec.decode(stopped.tally);

        assertThat(fold(facts.subList(stop, facts.size()), page, tally)).isEqualTo(fold(facts));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void countsWhatARecountFinds(long seed) {
        List<Fact> facts = random.facts(seed);
        Tally tally = TallyCodec.decode(fold(facts).tally);

        Map<Integer, List<Fact>> byItem =
                facts.stream().collect(Collectors.groupingBy(Fact::itemIndex));
        Map<Standing, Integer> expected = new TreeMap<>();
        byItem.values().forEach(item -> expected.merge(standing(item), 1, Integer::sum));

        for (Standing each : Standing.values()) {
            assertThat(tally.items(each)).as("%s", each).isEqualTo(expected.getOrDefault(each, 0));
        }
        assertThat(tally.knownItems()).isEqualTo(byItem.size());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void measuresEachItemByItsEarliestEvidence(long seed) {
        List<Fact> facts = random.facts(seed);
        Tally tally = TallyCodec.decode(fold(facts).tally);

        for (Stage stage : Stage.values()) {
            Histogram expected = new Histogram();
            facts.stream()
                    .collect(Collectors.groupingBy(Fact::itemIndex))
                    .values()
                    .forEach(item -> measure(item, stage, expected));
            assertThat(tally.latencies(stage).total()).isEqualTo(expected.total());
            for (int step = 0; step <= Latency.LONGEST; step++) {
                assertThat(tally.latencies(stage).count(step)).isEqualTo(expected.count(step));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void countsEachAttemptOnceByItsHighestStatus(long seed) {
        List<Fact> facts = random.facts(seed);
        Tally tally = TallyCodec.decode(fold(facts).tally);

        int[][] expected = new int[Channel.values().length][AttemptStatus.values().length];
        facts.stream()
                .filter(Fact.Attempted.class::isInstance)
                .map(Fact.Attempted.class::cast)
                .collect(
                        Collectors.groupingBy(
                                fact -> List.of(fact.itemIndex(), fact.attemptNo()),
                                Collectors.collectingAndThen(
                                        Collectors.toList(), FoldPropertyTest::highest)))
                .values()
                .forEach(cell -> expected[Cell.channel(cell)][Cell.status(cell)]++);

        for (Channel channel : Channel.values()) {
            for (AttemptStatus status : AttemptStatus.values()) {
                assertThat(tally.attempts(channel, status))
                        .isEqualTo(expected[channel.ordinal()][status.ordinal()]);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void itsAdvanceNeverShrinks(long seed) {
        List<Fact> facts = random.facts(seed);
        long before = 0;
        for (int known = 0; known <= facts.size(); known++) {
            long advance = TallyCodec.decode(fold(facts.subList(0, known)).tally).advance();
            assertThat(advance).isGreaterThanOrEqualTo(before);
            before = advance;
        }
    }

    private static char highest(List<Fact.Attempted> facts) {
        return facts.stream()
                .max((one, other) -> one.status().compareTo(other.status()))
                .orElseThrow()
                .cell();
    }

    private static Standing standing(List<Fact> item) {
        int last = lastAttempt(item);
        return item.stream()
                .filter(fact -> fact.attemptNo() == last)
                .map(FoldPropertyTest::standing)
                .max(Standing::compareTo)
                .orElseThrow();
    }

    private static Standing standing(Fact fact) {
        return switch (fact) {
            case Fact.Attempted attempted -> Standing.of(attempted.status());
            case Fact.Ended ended -> Standing.of(ended.status());
        };
    }

    private static int lastAttempt(List<Fact> item) {
        return item.stream().mapToInt(Fact::attemptNo).max().orElseThrow();
    }

    private static void measure(List<Fact> item, Stage stage, Histogram expected) {
        int last = lastAttempt(item);
        boolean excludedByCode =
                item.stream()
                        .anyMatch(fact ->
                                fact.attemptNo() == last
                                        && Cell.excluded(fact.cell()) != ExcludedCode.NONE);
        boolean measured =
                switch (standing(item)) {
                    case CANCELLED, SKIPPED -> false;
                    case FAILED -> last > 0 && !excludedByCode;
                    case REJECTED, ATTEMPT_FAILED -> !excludedByCode;
                    case UNKNOWN, PARKED, ACCEPTED, SENT, DELIVERED, READ -> true;
                };
        if (measured) {
            item.stream()
                    .filter(fact -> passedStages(fact) > stage.ordinal())
                    .mapToLong(Fact::sinceRelease)
                    .min()
                    .ifPresent(millis -> expected.add(Latency.step(millis), 1));
        }
    }

    private static int passedStages(Fact fact) {
        return switch (fact) {
            case Fact.Attempted attempted -> Stage.passedBy(attempted.status());
            case Fact.Ended ended ->
                    ended.status() == ItemStatus.GENERATED ? Stage.values().length : 0;
        };
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

    private static Folded fold(List<Fact> facts) {
        return fold(facts, new Page(), new Tally());
    }

    private static Folded fold(List<Fact> facts, Page page, Tally tally) {
        for (Fact each : facts) {
            page.fold(each, tally, new Breakdown(Outcomes.SPONSOR), new Moves());
            tally.note(each);
        }
        return new Folded(PageCodec.encode(page), TallyCodec.encode(tally));
    }
}
