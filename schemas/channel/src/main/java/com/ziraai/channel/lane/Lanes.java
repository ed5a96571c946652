package com.ziraai.channel.lane;

import com.ziraai.channel.provider.Provider;
import com.ziraai.channel.provider.Provider.Account;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** All lanes of the channel, one a sender, in the order of their providers. */
public final class Lanes<C extends SpecificRecord> implements AutoCloseable {

    private final Map<String, Lane<C>> bySender = new LinkedHashMap<>();

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

    /** How long no lane will call anybody; zero when one is open. */
    public Duration resting() {
        return all().stream()
                .map(Lane::resting)
                .min(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    @Override
    public void close() {
        all().forEach(Lane::close);
    }
}
