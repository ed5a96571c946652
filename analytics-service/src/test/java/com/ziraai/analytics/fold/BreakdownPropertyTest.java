package com.ziraai.analytics.fold;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.analytics.Outcomes;
import com.ziraai.event.AttemptStatus;
import com.ziraai.event.Channel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The counters against a recount that looks at all facts of an item at once. */
class BreakdownPropertyTest {

    private final RandomFacts random = new RandomFacts();

    static List<Long> seeds() {
        return RandomFacts.SEEDS;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anyOrderWithAnyRepetitionGivesTheSameCounters(long seed) {
        List<Fact> facts = random.facts(seed);

        assertThat(count(RandomFacts.mixed(facts, seed))).isEqualTo(count(facts));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void batchesWhosePagesCameFromTheirBytesAddUpToTheSameCounters(long seed) {
        List<Fact> facts = random.facts(seed);
        int stop = new Random(seed).nextInt(facts.size());
        Page page = new Page();
        Breakdown first = fold(facts.subList(0, stop), page);
        Page stored = PageCodec.decode(PageCodec.encode(page));
        Breakdown second = fold(facts.subList(stop, facts.size()), stored);

        Map<Breakdown.Key, List<Long>> sum = new HashMap<>();
        for (Breakdown each : List.of(first, second)) {
            each.counts().forEach((key, counts) -> sum.merge(key, list(counts), this::plus));
        }

        assertThat(withoutZeros(sum)).isEqualTo(count(facts));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void countsEachAttemptByChannelProviderAndReleaseAsARecountFinds(long seed) {
        List<Fact> facts = random.facts(seed);
        Map<String, Long> expected = new TreeMap<>();
        byItem(facts)
                .values()
                .forEach(item ->
                        byAttempt(item)
                                .forEach((attemptNo, attempt) -> {
                                    var top = top(attempt);
                                    var channel = Channel.values()[Cell.channel(top.cell())];
                                    expected.merge(
                                            release(item)
                                                    + " "
                                                    + channel
                                                    + " "
                                                    + top.label().provider()
                                                    + " "
                                                    + top.status(),
                                            1L,
                                            Long::sum);
                                }));

        Map<String, Long> counted = new TreeMap<>();
        rows(facts, CounterTable.ATTEMPT_COUNTER)
                .forEach((key, counts) -> {
                    for (AttemptStatus status : AttemptStatus.values()) {
                        long attempts = counts.get(status.ordinal());
                        if (attempts != 0) {
                            counted.put(
                                    key.quarter()
                                            + " "
                                            + key.channel()
                                            + " "
                                            + key.provider()
                                            + " "
                                            + status,
                                    attempts);
                        }
                    }
                });
        assertThat(counted).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void countsEachFailedAttemptByTheCodeOfItsHighestStatus(long seed) {
        List<Fact> facts = random.facts(seed);
        Map<String, Long> expected = new TreeMap<>();
        byItem(facts)
                .values()
                .forEach(item ->
                        byAttempt(item)
                                .forEach((attemptNo, attempt) -> {
                                    var top = top(attempt);
                                    if (top.status() == AttemptStatus.FAILED
                                            || top.status() == AttemptStatus.REJECTED) {
                                        expected.merge(top.label().code(), 1L, Long::sum);
                                    }
                                }));

        Map<String, Long> counted = new TreeMap<>();
        rows(facts, CounterTable.ERROR_COUNTER)
                .forEach((key, counts) -> {
                    if (!key.channel().equals("NONE")) {
                        counted.merge(key.code(), counts.getFirst(), Long::sum);
                    }
                });
        assertThat(counted).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void countsItemsAndTheirTimesAsTheTallyDoes(long seed) {
        List<Fact> facts = random.facts(seed);
        Tally tally = new Tally();
        Page page = new Page();
        facts.forEach(each -> page.fold(each, tally, new Breakdown(Outcomes.SPONSOR), new Moves()));
        List<Long> sum =
                rows(facts, CounterTable.ITEM_COUNTER).values().stream()
                        .reduce(this::plus)
                        .orElseThrow();
        List<String> columns = CounterTable.ITEM_COUNTER.measures;

        for (Standing each : Standing.values()) {
            assertThat(sum.get(each.ordinal())).isEqualTo(tally.items(each));
        }
        assertThat(sum.get(columns.indexOf("never_tried"))).isEqualTo(tally.neverTried());
        for (Stage stage : Stage.values()) {
            Histogram times = tally.latencies(stage);
            int reached = columns.indexOf("accepted_reached") + stage.ordinal();
            int within = columns.indexOf("accepted_within") + stage.ordinal();
            assertThat(sum.get(reached)).isEqualTo(times.total());
            assertThat(sum.get(within)).isEqualTo(times.within(300_000));
        }
    }

    @Test
    void anItemOfAPageWithoutReleasesIsCountedOnceItMoves() {
        Outcomes operation = Outcomes.ofNewOperation();
        Page page = new Page();
        fold(List.of(Fact.of(operation.attempt(3, AttemptStatus.ACCEPTED, 40))), page);
        page.releases[3] = 0;

        Breakdown moved =
                fold(List.of(Fact.of(operation.attempt(3, AttemptStatus.DELIVERED, 900))), page);

        assertThat(moved.counts().values())
                .allSatisfy(counts -> assertThat(list(counts)).allMatch(count -> count >= 0));
        assertThat(moved.counts().keySet())
                .extracting(Breakdown.Key::table)
                .containsExactlyInAnyOrder(CounterTable.ITEM_COUNTER, CounterTable.ATTEMPT_COUNTER);
    }

    private static Map<Integer, List<Fact>> byItem(List<Fact> facts) {
        return facts.stream().collect(Collectors.groupingBy(Fact::itemIndex));
    }

    private static Map<Integer, List<Fact.Attempted>> byAttempt(List<Fact> item) {
        return item.stream()
                .filter(Fact.Attempted.class::isInstance)
                .map(Fact.Attempted.class::cast)
                .collect(Collectors.groupingBy(Fact::attemptNo));
    }

    private static Fact.Attempted top(List<Fact.Attempted> attempt) {
        return attempt.stream()
                .max(
                        Comparator.comparing(Fact.Attempted::status)
                                .thenComparing(each -> each.label().code()))
                .orElseThrow();
    }

    private static int release(List<Fact> item) {
        return item.stream().mapToInt(each -> Quarter.of(each.releasedAt())).min().orElseThrow();
    }

    private Map<Breakdown.Key, List<Long>> rows(List<Fact> facts, CounterTable table) {
        Map<Breakdown.Key, List<Long>> rows = new HashMap<>(count(facts));
        rows.keySet().removeIf(key -> key.table() != table);
        return rows;
    }

    private static Map<Breakdown.Key, List<Long>> count(List<Fact> facts) {
        Map<Breakdown.Key, List<Long>> counts = new HashMap<>();
        fold(facts, new Page()).counts().forEach((key, row) -> counts.put(key, list(row)));
        return withoutZeros(counts);
    }

    private static Breakdown fold(List<Fact> facts, Page page) {
        Breakdown breakdown = new Breakdown(Outcomes.SPONSOR);
        facts.forEach(each -> page.fold(each, new Tally(), breakdown, new Moves()));
        return breakdown;
    }

    private static Map<Breakdown.Key, List<Long>> withoutZeros(
            Map<Breakdown.Key, List<Long>> counts) {
        counts.values().removeIf(row -> row.stream().allMatch(count -> count == 0));
        return counts;
    }

    private static List<Long> list(long[] counts) {
        return java.util.Arrays.stream(counts).boxed().toList();
    }

    private List<Long> plus(List<Long> one, List<Long> other) {
        List<Long> sum = new ArrayList<>();
        for (int i = 0; i < one.size(); i++) {
            sum.add(one.get(i) + other.get(i));
        }
        return sum;
    }
}
