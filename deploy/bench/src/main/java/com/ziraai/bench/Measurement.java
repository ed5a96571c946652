package com.ziraai.bench;

import com.ziraai.local.sponsor.Operation;
import com.ziraai.local.sponsor.Outcome;
import com.ziraai.local.sponsor.SponsorApi;
import com.ziraai.local.system.LocalSystem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import tools.jackson.databind.JsonNode;

/** What the processes used between {@link #begin} and {@link #end}. */
final class Measurement {

    private static final String SIMULATOR = "simulator";
    private static final long MEGABYTE = 1 << 20;

    private final LocalSystem system;
    private final Map<String, ProcessUsage> before;
    private final HeapWatch heaps;

    private Measurement(LocalSystem system) {
        this.system = system;
        this.heaps = HeapWatch.start(system);
        this.before = ProcessUsage.of(system);
    }

    static Measurement begin(LocalSystem system) {
        return new Measurement(system);
    }

    Result end(Run run, SponsorApi api, boolean receipts) {
        Outcome outcome = run.outcome();
        SortedMap<String, Long> cpu = ProcessUsage.cpuMicrosSince(before, system);
        cpu.replaceAll((_, micros) -> micros / outcome.total());
        SortedMap<String, Long> resident = new TreeMap<>();
        ProcessUsage.of(system)
                .forEach((name, usage) -> resident.put(name, usage.residentBytes() / MEGABYTE));
        return new Result(
                outcome.total(),
                receipts,
                Math.round(outcome.total() * 10_000.0 / outcome.took().toMillis()) / 10.0,
                acceptance(outcome.operations().stream().map(Operation::id).map(api::sla).toList()),
                intake(run.intakes()),
                new TreeMap<>(
                        Map.of(
                                "foreseen", run.foreseen().toSeconds(),
                                "seen", run.handedOver().toSeconds())),
                cpu,
                cpu.entrySet().stream()
                        .filter(each -> !each.getKey().equals(SIMULATOR))
                        .mapToLong(Map.Entry::getValue)
                        .sum(),
                resident,
                heaps.stop(),
                outcome.ledger().acceptedTwice() + outcome.ledger().attemptsTwice(),
                outcome.answers(),
                outcome.operations().stream().allMatch(each -> each.broken().isEmpty()));
    }

    private static Map<String, Long> acceptance(List<JsonNode> slas) {
        return Map.of(
                "p50", middle(slas, sla -> millis(sla, "p50Millis")),
                "p95", largest(slas, sla -> millis(sla, "p95Millis")),
                "p99", largest(slas, sla -> millis(sla, "p99Millis")));
    }

    private static long millis(JsonNode sla, String percentile) {
        return sla.path("data").path("accepted").path(percentile).asLong(-1);
    }

    private static Map<String, Long> intake(List<Duration> intakes) {
        return Map.of(
                "p50", middle(intakes, Duration::toMillis),
                "max", largest(intakes, Duration::toMillis));
    }

    private static <T> long middle(List<T> values, ToLongFunction<T> number) {
        long[] sorted = values.stream().mapToLong(number).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static <T> long largest(List<T> values, ToLongFunction<T> number) {
        return values.stream().mapToLong(number).max().orElse(-1);
    }
}
