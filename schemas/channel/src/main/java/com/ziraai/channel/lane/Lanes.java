package com.ziraai.channel.lane;

import com.ziraai.channel.provider.Provider;
import com.ziraai.channel.provider.Provider.Account;
import com.ziraai.channel.sender.Sender;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;

/** All lanes of the channel, one a sender, in the order of their providers. */
public final class Lanes<C extends SpecificRecord> implements AutoCloseable {

    /** While all others rest, a sender that is off or full may be back sooner. */
    private static final Duration SHUT_LOOK = Duration.ofSeconds(5);

    private final Map<String, Lane<C>> bySender = new LinkedHashMap<>();
    private volatile List<Sender> senders;
    private volatile Map<String, Long> capacities;

    Lanes(List<Provider<C>> providers, LaneSettings settings, MeterRegistry meters, Clock clock) {
        for (Provider<C> provider : providers) {
            for (Account<C> account : provider.accounts()) {
                Lane<C> lane = new Lane<>(account, settings, meters, clock);
                if (bySender.putIfAbsent(account.sender().name(), lane) != null) {
                    throw new IllegalArgumentException(
                            "two senders of the channel are called " + account.sender().name());
                }
            }
        }
        if (bySender.isEmpty()) {
            throw new IllegalArgumentException("the channel has no provider");
        }
        this.senders = bySender.values().stream().map(Lane::sender).toList();
        this.capacities = capacities(senders);
    }

    private static Map<String, Long> capacities(List<Sender> senders) {
        return senders.stream()
                .filter(each -> each.dailyCapacity().isPresent())
                .collect(
                        Collectors.toUnmodifiableMap(
                                Sender::name, each -> each.dailyCapacity().getAsLong()));
    }

    /** Messages a day, of the senders that take no more than so many. */
    public Map<String, Long> capacities() {
        return capacities;
    }

    /** What messages are sent from, as it is now. */
    public List<Sender> senders() {
        return senders;
    }

    /**
     * One of the senders is like this from now on; of one there is no lane for, nothing changes.
     */
    public synchronized void become(Sender changed) {
        of(changed.name()).ifPresent(lane -> lane.become(changed));
        senders = bySender.values().stream().map(Lane::sender).toList();
        capacities = capacities(senders);
    }

    /** Whether all are off or have used up their day, so that what is claimed would only wait. */
    public boolean areShut() {
        for (Lane<C> each : bySender.values()) {
            if (!each.isShut()) {
                return false;
            }
        }
        return true;
    }

    public Collection<Lane<C>> all() {
        return bySender.values();
    }

    /** The first provider's first. */
    public Lane<C> first() {
        return all().iterator().next();
    }

    public Optional<Lane<C>> of(String sender) {
        return Optional.ofNullable(bySender.get(sender));
    }

    /** Whether there is more than one, so that a message may go by another. */
    public boolean areSeveral() {
        return bySender.size() > 1;
    }

    /** Takes over that share of every sender's rate; the other instances have the rest. */
    public void share(int partitionsHeld, int partitions) {
        all().forEach(lane -> lane.share(partitionsHeld, partitions));
    }

    /** Whether the vendor of any can be asked what became of a message. */
    public boolean anyLooksUp() {
        return all().stream().anyMatch(lane -> lane.lookUp().isPresent());
    }

    /** How long no lane will call anybody; zero when one is open. */
    public Duration resting() {
        Duration least =
                all().stream()
                        .filter(lane -> !lane.isShut())
                        .map(Lane::resting)
                        .min(Comparator.naturalOrder())
                        .orElse(Lane.LOOK);
        boolean isAnyShut = all().stream().anyMatch(Lane::isShut);
        return isAnyShut && least.compareTo(SHUT_LOOK) > 0 ? SHUT_LOOK : least;
    }

    /** How long none will take a message, as far as that can be said. */
    Duration idle() {
        return all().stream().map(Lane::idle).min(Comparator.naturalOrder()).orElse(Duration.ZERO);
    }

    @Override
    public void close() {
        all().forEach(Lane::close);
    }
}
