package com.ziraai.analytics.counter;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.analytics.Outcomes;
import com.ziraai.analytics.RandomOutcomes;
import com.ziraai.analytics.Recount;
import com.ziraai.analytics.fold.Fact;
import com.ziraai.analytics.fold.Page;
import com.ziraai.analytics.fold.Stage;
import com.ziraai.analytics.fold.Standing;
import com.ziraai.event.AttemptStatus;
import com.ziraai.event.DeliveryOutcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The counters against a recount that looks at all outcomes of an item at once. */
class CounterDeltasPropertyTest {

    private final RandomOutcomes random = new RandomOutcomes();

    static List<Long> seeds() {
        return RandomOutcomes.SEEDS;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anyOrderWithAnyRepetitionGivesTheSameCounters(long seed) {
        List<SpecificRecord> outcomes = random.of(seed);

        assertThat(count(RandomOutcomes.mixed(outcomes, seed))).isEqualTo(count(outcomes));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void batchesAddUpToTheSameCounters(long seed) {
        List<SpecificRecord> outcomes = random.of(seed);
        int stop = outcomes.size() / 2;
        Page page = new Page();
        Map<CounterKey, List<Long>> sum = new HashMap<>();
        for (CounterDeltas each :
                List.of(
                        fold(outcomes.subList(0, stop), page),
                        fold(outcomes.subList(stop, outcomes.size()), page))) {
            each.counts()
                    .forEach((key, counts) ->
                            sum.merge(key, list(counts), CounterDeltasPropertyTest::plus));
        }

        assertThat(withoutZeros(sum)).isEqualTo(count(outcomes));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void countsAttemptsTheirPartsAndPricesByWhoSentWhereToAsARecountFinds(long seed) {
        List<SpecificRecord> outcomes = random.of(seed);
        Map<String, Long> expected = Recount.of(outcomes);
        expected.keySet().removeIf(name -> !name.startsWith("counter "));

        Map<String, Long> counted = new TreeMap<>();
        rows(outcomes, CounterTable.ATTEMPT_COUNTER)
                .forEach((key, counts) -> {
                    for (AttemptStatus each : AttemptStatus.values()) {
                        String column = each.name().toLowerCase(Locale.ROOT);
                        counted.put(name(key) + column, measure(key, counts, column));
                    }
                    counted.put(name(key) + "parts", measure(key, counts, "parts"));
                    counted.put(name(key) + "price_micros", measure(key, counts, "price_micros"));
                });
        counted.values().removeIf(count -> count == 0);
        assertThat(counted).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void countsItemsAndTheirTimesAsARecountFinds(long seed) {
        List<SpecificRecord> outcomes = random.of(seed);
        Map<String, Long> expected = Recount.of(outcomes);
        List<Long> sum =
                rows(outcomes, CounterTable.ITEM_COUNTER).values().stream()
                        .reduce(CounterDeltasPropertyTest::plus)
                        .orElseThrow();

        for (Standing each : Standing.values()) {
            assertThat(of(sum, each.name())).isEqualTo(expected.getOrDefault("item " + each, 0L));
        }
        assertThat(of(sum, "never_tried")).isEqualTo(expected.getOrDefault("neverTried", 0L));
        for (Stage each : Stage.values()) {
            assertThat(of(sum, each + "_reached"))
                    .isEqualTo(expected.getOrDefault("reached " + each, 0L));
            assertThat(of(sum, each + "_within"))
                    .isEqualTo(expected.getOrDefault("within " + each, 0L));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyFailedAttemptIsAnErrorOfItsChannel(long seed) {
        List<SpecificRecord> outcomes = random.of(seed);
        long failed =
                Recount.of(outcomes).entrySet().stream()
                        .filter(each -> each.getKey().matches("attempt \\w+ (REJECTED|FAILED)"))
                        .mapToLong(Map.Entry::getValue)
                        .sum();

        assertThat(
                        rows(outcomes, CounterTable.ERROR_COUNTER).entrySet().stream()
                                .filter(each -> !each.getKey().channel().equals("NONE"))
                                .mapToLong(each -> each.getValue().getFirst())
                                .sum())
                .isEqualTo(failed);
    }

    @Test
    void aPriceIsAddedWhileTheAttemptMayBeChargedAndTakenBackWhenItIsRefused() {
        Outcomes operation = Outcomes.ofNewOperation();
        DeliveryOutcome unknown = operation.attempt(3, AttemptStatus.UNKNOWN, 40);
        assertThat(price(List.of(unknown))).isEqualTo(Outcomes.PRICE_MICROS);
        assertThat(price(List.of(unknown, operation.attempt(3, AttemptStatus.FAILED, 900))))
                .isEqualTo(Outcomes.PRICE_MICROS);

        assertThat(price(List.of(unknown, operation.attempt(3, AttemptStatus.REJECTED, 900))))
                .isZero();
    }

    private long price(List<SpecificRecord> outcomes) {
        return rows(outcomes, CounterTable.ATTEMPT_COUNTER).entrySet().stream()
                .mapToLong(each -> measure(each.getKey(), each.getValue(), "price_micros"))
                .sum();
    }

    private static String name(CounterKey key) {
        return "counter %s %s %s/%s %s "
                .formatted(
                        key.quarter(),
                        key.channel(),
                        key.origin().provider(),
                        key.origin().sender(),
                        key.country());
    }

    private static long measure(CounterKey key, List<Long> counts, String measure) {
        return counts.get(key.table().place(measure));
    }

    private static long of(List<Long> counts, String measure) {
        return counts.get(CounterTable.ITEM_COUNTER.place(measure.toLowerCase(Locale.ROOT)));
    }

    private static Map<CounterKey, List<Long>> rows(
            List<SpecificRecord> outcomes, CounterTable table) {
        Map<CounterKey, List<Long>> rows = new HashMap<>(count(outcomes));
        rows.keySet().removeIf(key -> key.table() != table);
        return rows;
    }

    private static Map<CounterKey, List<Long>> count(List<SpecificRecord> outcomes) {
        Map<CounterKey, List<Long>> counts = new HashMap<>();
        fold(outcomes, new Page()).counts().forEach((key, row) -> counts.put(key, list(row)));
        return withoutZeros(counts);
    }

    private static CounterDeltas fold(List<SpecificRecord> outcomes, Page page) {
        CounterDeltas deltas = new CounterDeltas(Outcomes.SPONSOR);
        outcomes.forEach(each -> page.fold(Fact.of(each), deltas));
        return deltas;
    }

    private static Map<CounterKey, List<Long>> withoutZeros(Map<CounterKey, List<Long>> counts) {
        counts.values().removeIf(row -> row.stream().allMatch(count -> count == 0));
        return counts;
    }

    private static List<Long> list(long[] counts) {
        return Arrays.stream(counts).boxed().toList();
    }

    private static List<Long> plus(List<Long> one, List<Long> other) {
        List<Long> sum = new ArrayList<>();
        for (int i = 0; i < one.size(); i++) {
            sum.add(one.get(i) + other.get(i));
        }
        return sum;
    }
}
