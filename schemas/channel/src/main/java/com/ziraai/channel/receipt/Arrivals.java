package com.ziraai.channel.receipt;

import com.ziraai.channel.receipt.NotTakenException.Why;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Counts requests at the door by what became of them. */
final class Arrivals {

    private final Counter kept;
    private final Counter refused;
    private final Counter notKept;
    private final Map<Why, Counter> notTaken;

    Arrivals(MeterRegistry meters) {
        this.kept = counter("kept", meters);
        this.refused = counter("refused", meters);
        this.notKept = counter("not_kept", meters);
        this.notTaken =
                Arrays.stream(Why.values())
                        .collect(
                                Collectors.toMap(
                                        Function.identity(), why -> counter(why.label(), meters)));
    }

    void kept() {
        kept.increment();
    }

    void refused() {
        refused.increment();
    }

    void notKept() {
        notKept.increment();
    }

    void notTaken(Why why) {
        Objects.requireNonNull(notTaken.get(why)).increment();
    }

    private static Counter counter(String result, MeterRegistry meters) {
        return meters.counter("channel.receipts.arrived", "result", result);
    }
}
