package com.ziraai.channel.roster;

import com.ziraai.channel.lane.Lanes;
import com.ziraai.channel.sender.Sender;
import com.ziraai.event.ChangedBy;
import com.ziraai.event.SenderState;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The senders as the topic has them; whatever it says of one, its lane does. The last record of a
 * sender stands, so that all instances agree whoever wrote it. Thread-safe.
 */
final class Roster {

    private static final Logger log = LoggerFactory.getLogger(Roster.class);

    private final Lanes<?> lanes;
    private final Map<String, Sender> configured;
    private final Map<String, SenderState> heard = new ConcurrentHashMap<>();

    Roster(Lanes<?> lanes) {
        this.lanes = lanes;
        this.configured =
                lanes.senders().stream().collect(Collectors.toMap(Sender::name, each -> each));
    }

    /** Takes in a record; one of a sender this instance has no settings of is kept in mind only. */
    void learn(SenderState state) {
        SenderState before = heard.put(state.getSender(), state);
        Sender own = configured.get(state.getSender());
        if (own == null) {
            return;
        }
        Sender changed = sender(own.provider(), state);
        boolean isNew = !changed.equals(before == null ? own : sender(own.provider(), before));
        if (isNew) {
            lanes.become(changed);
            log.info(
                    "sender {} by {}, revision {}: {}",
                    state.getSender(),
                    state.getChangedBy(),
                    state.getRevision(),
                    changed);
        }
    }

    /** What the topic says of the sender. */
    Optional<SenderState> heard(String sender) {
        return Optional.ofNullable(heard.get(sender));
    }

    /** Those the settings know, in their order. */
    List<Sender> senders() {
        return lanes.senders();
    }

    /** As its settings describe it. */
    Optional<Sender> configured(String sender) {
        return Optional.ofNullable(configured.get(sender));
    }

    /** Those whose settings the topic does not say and no administrator has overridden. */
    List<Sender> untold() {
        return lanes.senders().stream()
                .map(each -> Objects.requireNonNull(configured.get(each.name())))
                .filter(this::isUntold)
                .toList();
    }

    private boolean isUntold(Sender own) {
        return heard(own.name())
                .map(state ->
                        state.getChangedBy() == ChangedBy.SETTINGS
                                && !sender(own.provider(), state).equals(own))
                .orElse(true);
    }

    private static Sender sender(String provider, SenderState state) {
        Long capacity = state.getDailyCapacity();
        return new Sender(
                provider,
                state.getSender(),
                state.getEnabled(),
                state.getRatePerSecond(),
                state.getWeight(),
                capacity == null ? OptionalLong.empty() : OptionalLong.of(capacity),
                new HashSet<>(state.getCountries()),
                new HashSet<>(state.getSponsors()));
    }
}
