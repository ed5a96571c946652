package com.ziraai.campaign.order;

import com.ziraai.campaign.gateway.Warning;
import com.ziraai.contract.Media;
import com.ziraai.event.Channel;
import com.ziraai.event.DistributionRequested;
import com.ziraai.message.Fit;
import com.ziraai.message.Rendered.TooLong;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Counts the messages a channel cannot hold, and the items that get none, while they pass by. Only
 * what may be too long by the sum of its lengths is written to know. Not thread-safe.
 */
public final class Lengths {

    /** Code of the warning of items that no channel of theirs can hold. */
    static final String HOPELESS = "MESSAGE_TOO_LONG";

    private static final int INDEXES_NAMED = 5;

    private final SampleMessages messages;
    private final Fit fit;
    private final Map<Channel, Count> counts = new EnumMap<>(Channel.class);
    private final Map<String, Integer> refused = new TreeMap<>();
    private int hopeless;

    Lengths(SampleMessages messages) {
        this.messages = messages;
        this.fit = messages.fit();
    }

    private static final class Count {

        private final List<Integer> first = new ArrayList<>();
        private int messages;
        private int longest;
        private int most;

        void add(int index, TooLong message) {
            messages++;
            longest = Math.max(longest, message.size());
            most = message.most();
            if (first.size() < INDEXES_NAMED) {
                first.add(index);
            }
        }

        Warning warning(Channel channel) {
            String indexes =
                    first.stream().map(String::valueOf).collect(Collectors.joining(", "))
                            + (messages > first.size() ? ", …" : "");
            return new Warning(channel + "_TOO_LONG", messages, List.of(indexes, longest, most));
        }
    }

    /** Lets the item pass. */
    DistributionRequested measured(DistributionRequested item) {
        if (item.getRefusal() != null) {
            refused.merge(item.getRefusal().getCode(), 1, Integer::sum);
        } else if (!fit.isSure(item)) {
            write(item);
        }
        return item;
    }

    private void write(DistributionRequested item) {
        boolean hope = false;
        for (Channel channel : Media.route(item)) {
            Optional<TooLong> tooLong = tooLong(channel, item);
            tooLong.ifPresent(message ->
                    counts.computeIfAbsent(channel, _ -> new Count())
                            .add(item.getItem().getItemIndex(), message));
            hope |= tooLong.isEmpty();
        }
        hopeless += hope ? 0 : 1;
    }

    private Optional<TooLong> tooLong(Channel channel, DistributionRequested item) {
        return messages.of(channel, item) instanceof TooLong message
                ? Optional.of(message)
                : Optional.empty();
    }

    /** Of what has passed so far. */
    List<Warning> warnings() {
        Stream<Warning> channels =
                counts.entrySet().stream().map(each -> each.getValue().warning(each.getKey()));
        Stream<Warning> lost =
                Stream.of(new Warning(HOPELESS, hopeless)).filter(each -> each.count() > 0);
        Stream<Warning> none =
                refused.entrySet().stream()
                        .map(each -> new Warning(each.getKey(), each.getValue()));
        return Stream.of(none, channels, lost).flatMap(each -> each).toList();
    }
}
