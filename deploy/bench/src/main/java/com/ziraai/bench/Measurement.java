package com.ziraai.bench;

import com.ziraai.bench.usage.HeapLog;
import com.ziraai.bench.usage.ProcessUsage;
import com.ziraai.bench.usage.Units;
import com.ziraai.local.sponsor.Operation;
import com.ziraai.local.sponsor.Outcome;
import com.ziraai.local.sponsor.Promise;
import com.ziraai.local.sponsor.SponsorApi;
import com.ziraai.local.system.LocalSystem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import tools.jackson.databind.JsonNode;

/** Warms a system up, sends to it and makes a result of what was seen. */
final class Measurement {

    private static final long MEGABYTE = 1 << 20;

    private final LocalSystem system;
    private final SponsorApi api;
    private final boolean receipts;
    private final Load load;

    Measurement(LocalSystem system, SponsorApi api, boolean receipts, Load load) {
        this.system = system;
        this.api = api;
        this.receipts = receipts;
        this.load = load;
    }

    Result of(Volume volume) {
        WarmUp warmUp = volume.warmUp(load);
        Units before = Units.before(system);
        Run run = load.run(warmUp.messages(), volume.items());
        SortedMap<String, Long> resident = resident();
        Units after = Units.after(system);
        Outcome outcome = run.outcome();
        return new Result(
                outcome.total(),
                receipts,
                warmUp,
                run.whole(),
                Part.steady(run.looks()).orElse(null),
                after.since(before, outcome.total()),
                acceptance(outcome.operations().stream().map(Operation::id).map(api::sla).toList()),
                intake(run.intakes()),
                new TreeMap<>(
                        Map.of(
                                "foreseen", run.foreseen().toSeconds(),
                                "seen", run.handedOver().toSeconds())),
                new Result.Memory(resident, HeapLog.largest(system, run.begin(), run.end())),
                promises(outcome));
    }

    private SortedMap<String, Long> resident() {
        SortedMap<String, Long> resident = new TreeMap<>();
        ProcessUsage.of(system)
                .forEach((name, usage) -> resident.put(name, usage.residentBytes() / MEGABYTE));
        return resident;
    }

    private static Result.Promises promises(Outcome outcome) {
        return new Result.Promises(
                outcome.ledger().acceptedTwice() + outcome.ledger().attemptsTwice(),
                outcome.answers(),
                outcome.operations().stream().allMatch(each -> each.broken().isEmpty()),
                Promise.judge(outcome).stream()
                        .filter(each -> !each.held())
                        .map(each -> each.text() + ": " + each.seen())
                        .toList());
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
