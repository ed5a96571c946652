package com.ziraai.dispatch.decision;

import com.ziraai.dispatch.decision.Decision.Finish;
import com.ziraai.dispatch.decision.Decision.Lasting;
import com.ziraai.dispatch.decision.Decision.SendNow;
import com.ziraai.event.Channel;
import com.ziraai.event.ItemStatus;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Counts decisions and what they cost. Everything is looked up once. */
final class DecisionMeters {

    private final Map<Occasion, Map<Channel, Counter>> sent = new EnumMap<>(Occasion.class);
    private final Map<ItemStatus, Counter> ended = new EnumMap<>(ItemStatus.class);
    private final Map<Channel, Counter> reserved = new EnumMap<>(Channel.class);
    private final Map<Channel, Counter> settled = new EnumMap<>(Channel.class);
    private final MeterRegistry meters;

    DecisionMeters(MeterRegistry meters) {
        this.meters = meters;
        for (Occasion occasion : Occasion.values()) {
            Map<Channel, Counter> channels = new EnumMap<>(Channel.class);
            for (Channel channel : Channel.values()) {
                channels.put(channel, decisions(occasion.sending(), word(channel), meters));
            }
            sent.put(occasion, channels);
        }
        for (ItemStatus end : ItemStatus.values()) {
            if (end != ItemStatus.GENERATED) {
                ended.put(end, decisions(word(end), "none", meters));
            }
        }
        for (Channel channel : Channel.values()) {
            reserved.put(channel, cost(channel, "reserved", meters));
            settled.put(channel, cost(channel, "settled", meters));
        }
    }

    private static Counter decisions(String decision, String channel, MeterRegistry meters) {
        return Counter.builder("dispatch.decisions")
                .description("Decisions written down, each once")
                .tag("decision", decision)
                .tag("channel", channel)
                .register(meters);
    }

    private static Counter cost(Channel channel, String kind, MeterRegistry meters) {
        return Counter.builder("dispatch.cost.micros")
                .description("Millionths of the price list's currency")
                .tag("channel", word(channel))
                .tag("kind", kind)
                .register(meters);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** A decision was written down, or stood already. */
    void ruled(Occasion occasion, Ruling ruling) {
        if (ruling.isNew()) {
            decided(occasion, ruling.draft().decision());
        }
        if (ruling.isAnswered()) {
            answered(ruling.draft());
        }
    }

    private void decided(Occasion occasion, Lasting decision) {
        switch (decision) {
            case SendNow send ->
                    increment(sent.getOrDefault(occasion, Map.of()), send.channel(), 1);
            case Finish end -> increment(ended, end.status(), 1);
        }
    }

    private void answered(Draft draft) {
        draft.held().ifPresent(wait -> gate("wait", wait.reason()));
        switch (draft.decision()) {
            case SendNow send -> {
                if (draft.held().isEmpty()) {
                    increment(reserved, send.channel(), draft.cost().micros());
                }
            }
            case Finish end -> gate("end", end.reason());
        }
    }

    /** Reasons are the checks' own, and what passes is not counted. */
    private void gate(String answer, String reason) {
        Counter.builder("dispatch.gate.answers")
                .description("What the gate did not let pass, at each question")
                .tag("answer", answer)
                .tag("reason", reason)
                .register(meters)
                .increment();
    }

    /** A provider took an attempt and billed it. */
    void settled(Channel channel, long micros) {
        increment(settled, channel, micros);
    }

    private static <K> void increment(Map<K, Counter> counters, K key, long by) {
        Counter counter = counters.get(key);
        if (counter != null) {
            counter.increment(by);
        }
    }
}
