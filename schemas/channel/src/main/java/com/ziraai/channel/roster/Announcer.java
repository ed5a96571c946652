package com.ziraai.channel.roster;

import com.ziraai.channel.sender.Sender;
import com.ziraai.contract.Media;
import com.ziraai.event.ChangedBy;
import com.ziraai.event.SenderState;
import com.ziraai.messaging.publish.Publisher;
import com.ziraai.messaging.replica.Replicas;
import com.ziraai.messaging.replica.StaleReplicaException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.KafkaException;

/** Writes the topic of senders: what the settings say, and what administrators want. Blocks. */
final class Announcer {

    private static final Logger log = LoggerFactory.getLogger(Announcer.class);

    private final Media<?> medium;
    private final Roster roster;
    private final Publisher publisher;
    private final Replicas replicas;
    private final Clock clock;

    Announcer(Media<?> medium, Roster roster, Publisher publisher, Replicas replicas, Clock clock) {
        this.medium = medium;
        this.roster = roster;
        this.publisher = publisher;
        this.replicas = replicas;
        this.clock = clock;
    }

    /**
     * Says what the settings say and the topic does not, and nothing of a sender an administrator
     * changed. Failing, it is said at the next start; this instance does by its settings.
     */
    void announceSettings() {
        List<SenderState> untold =
                roster.untold().stream().map(each -> state(each, ChangedBy.SETTINGS)).toList();
        if (untold.isEmpty()) {
            return;
        }
        try {
            publish(untold);
        } catch (RuntimeException e) {
            log.warn("the senders of the settings could not be told: {}", e.toString());
            untold.forEach(roster::learn);
        }
    }

    /**
     * Makes an administrator's change, and returns when the broker has it and this instance does by
     * it. Changes of one sender are to come one after the other; through several instances at once,
     * the last one stands.
     *
     * @return how the sender stands; empty where there is none of that name
     */
    synchronized Optional<SenderState> change(String sender, SenderChange change) {
        replicas.awaitCurrent(medium.senders());
        return roster.senders().stream()
                .filter(each -> each.name().equals(sender))
                .findFirst()
                .map(standing -> change(standing, change.of(standing)));
    }

    /** Whether broker or registry were away: the change may have been made, and may be repeated. */
    static boolean isAway(Throwable failure) {
        return failure instanceof KafkaException
                || failure instanceof org.apache.kafka.common.KafkaException
                || failure instanceof UncheckedIOException
                || failure instanceof StaleReplicaException;
    }

    private SenderState change(Sender standing, Sender wanted) {
        Optional<SenderState> heard = roster.heard(standing.name());
        if (heard.isPresent() && standing.equals(wanted)) {
            return heard.get();
        }
        SenderState state = state(wanted, ChangedBy.ADMINISTRATOR);
        publish(List.of(state));
        return state;
    }

    private void publish(List<SenderState> states) {
        publisher.publishAll(medium.senders(), states, SenderState::getSender);
        replicas.awaitCurrent(medium.senders());
    }

    private SenderState state(Sender sender, ChangedBy changedBy) {
        long revision = roster.heard(sender.name()).map(SenderState::getRevision).orElse(0L);
        return SenderState.newBuilder()
                .setChannel(medium.channel())
                .setProvider(sender.provider())
                .setSender(sender.name())
                .setEnabled(sender.enabled())
                .setRatePerSecond(sender.ratePerSecond())
                .setWeight(sender.weight())
                .setDailyCapacity(
                        sender.dailyCapacity().isPresent()
                                ? (Long) sender.dailyCapacity().getAsLong()
                                : null)
                .setCountries(sender.countries().stream().sorted().toList())
                .setSponsors(sender.sponsors().stream().sorted().toList())
                .setRevision(revision + 1)
                .setChangedBy(changedBy)
                .setOccurredAt(clock.instant())
                .build();
    }
}
