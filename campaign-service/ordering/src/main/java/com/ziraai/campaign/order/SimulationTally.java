package com.ziraai.campaign.order;

import com.ziraai.campaign.gateway.Warning;
import com.ziraai.campaign.order.SimulationAnswer.ChannelPlan;
import com.ziraai.campaign.order.SimulationAnswer.Parts;
import com.ziraai.campaign.order.SimulationAnswer.Sample;
import com.ziraai.campaign.order.SimulationAnswer.Skipped;
import com.ziraai.campaign.order.SimulationAnswer.Unicode;
import com.ziraai.campaign.price.Money;
import com.ziraai.contract.Media;
import com.ziraai.event.Channel;
import com.ziraai.event.DistributionRequested;
import com.ziraai.message.Cost;
import com.ziraai.message.Rendered;
import com.ziraai.message.Rendered.Email;
import com.ziraai.message.Rendered.Sms;
import com.ziraai.message.Rendered.TooLong;
import com.ziraai.message.Rendered.Unrenderable;
import com.ziraai.message.Rendered.Whatsapp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Counts what would become of items, one after the other. Not thread-safe. */
final class SimulationTally {

    private static final int FIRST_SAMPLES = 3;

    private final SampleMessages messages;
    private final Optional<Long> budgetMicros;
    private final SortedMap<String, Integer> skipped = new TreeMap<>();
    private final Map<Channel, ChannelTally> channels = new LinkedHashMap<>();
    private final List<Sample> samples = new ArrayList<>();
    private final UnicodeTally unicode = new UnicodeTally();
    private @Nullable Sample longest;
    private int sendable;
    private int covered;
    private long leastMicros;
    private long mostMicros;

    SimulationTally(SampleMessages messages, Optional<Long> budgetMicros) {
        this.messages = messages;
        this.budgetMicros = budgetMicros;
    }

    private static final class ChannelTally {

        private final SortedMap<Integer, Integer> messagesByParts = new TreeMap<>();
        private int unwritable;

        void add(int parts) {
            if (parts == 0) {
                unwritable++;
            } else {
                messagesByParts.merge(parts, 1, Integer::sum);
            }
        }

        ChannelPlan plan(Channel channel, boolean fallback) {
            return new ChannelPlan(
                    channel,
                    fallback,
                    messagesByParts.values().stream().mapToInt(Integer::intValue).sum(),
                    unwritable,
                    messagesByParts.entrySet().stream()
                            .mapToLong(each -> (long) each.getKey() * each.getValue())
                            .sum(),
                    messagesByParts.entrySet().stream()
                            .map(each -> new Parts(each.getKey(), each.getValue()))
                            .toList());
        }
    }

    /**
     * @param item its release is set
     */
    void add(DistributionRequested item) {
        if (item.getRefusal() != null) {
            skipped.merge(item.getRefusal().getCode(), 1, Integer::sum);
            return;
        }
        sendable++;
        boolean written = false;
        for (Channel channel : Media.route(item)) {
            Rendered message = messages.of(channel, item);
            int parts = Cost.parts(message);
            channels.computeIfAbsent(channel, _ -> new ChannelTally()).add(parts);
            Cost cost = Cost.of(item, channel, message);
            long micros = cost.micros();
            if (message instanceof Sms(String text)) {
                unicode.add(text, cost.partMicros());
            }
            mostMicros = Math.addExact(mostMicros, micros);
            if (!written && parts > 0) {
                written = true;
                leastMicros = Math.addExact(leastMicros, micros);
                sample(item.getItem().getItemIndex(), channel, message, parts);
            }
        }
        if (budgetMicros.filter(limit -> leastMicros <= limit).isPresent()) {
            covered++;
        }
    }

    private void sample(int index, Channel channel, Rendered message, int parts) {
        if (samples.size() < FIRST_SAMPLES) {
            samples.add(sampleOf(index, channel, message, parts));
        } else if (length(message) > longestLength()) {
            longest = sampleOf(index, channel, message, parts);
        }
    }

    private int longestLength() {
        return Stream.concat(samples.stream(), Stream.ofNullable(longest))
                .mapToInt(SimulationTally::length)
                .max()
                .orElse(0);
    }

    private static Sample sampleOf(int index, Channel channel, Rendered message, int parts) {
        return switch (message) {
            case Sms(String text) -> new Sample(index, channel, parts, null, text, null, null);
            case Whatsapp whatsapp ->
                    new Sample(
                            index,
                            channel,
                            parts,
                            null,
                            null,
                            whatsapp.templateName(),
                            whatsapp.bodyParameters());
            case Email(String subject, String text, _) ->
                    new Sample(index, channel, parts, subject, text, null, null);
            case TooLong _, Unrenderable _ -> throw new IllegalArgumentException("has no parts");
        };
    }

    private static int length(Rendered message) {
        return switch (message) {
            case Sms(String text) -> text.length();
            case Whatsapp whatsapp -> length(whatsapp.bodyParameters());
            case Email(_, String text, _) -> text.length();
            case TooLong _, Unrenderable _ -> 0;
        };
    }

    private static int length(Sample sample) {
        return sample.text() != null
                ? sample.text().length()
                : length(Optional.ofNullable(sample.bodyParameters()).orElse(List.of()));
    }

    private static int length(List<String> texts) {
        return texts.stream().mapToInt(String::length).sum();
    }

    int sendable() {
        return sendable;
    }

    List<Skipped> skipped() {
        return skipped.entrySet().stream()
                .map(each -> new Skipped(each.getKey(), each.getValue()))
                .toList();
    }

    /** In the order they are tried. */
    List<ChannelPlan> channels() {
        List<ChannelPlan> plans = new ArrayList<>();
        channels.forEach((channel, tally) -> plans.add(tally.plan(channel, !plans.isEmpty())));
        return plans;
    }

    /** Empty where nothing has a price. */
    Optional<SimulationAnswer.Cost> cost(String currency) {
        return mostMicros == 0
                ? Optional.empty()
                : Optional.of(
                        new SimulationAnswer.Cost(
                                currency,
                                Money.ofMicros(leastMicros),
                                Money.ofMicros(mostMicros),
                                budgetMicros.map(Money::ofMicros).orElse(null),
                                budgetMicros.map(_ -> covered).orElse(null)));
    }

    /** Empty where no SMS needs more than the 7 bit alphabet. */
    Optional<Unicode> unicode(String currency) {
        return unicode.answer(mostMicros == 0 ? Optional.empty() : Optional.of(currency));
    }

    /** What only who has seen the messages knows. */
    Stream<Warning> warnings() {
        return unicode.warning().stream();
    }

    List<Sample> samples() {
        return Stream.concat(samples.stream(), Stream.ofNullable(longest)).toList();
    }
}
