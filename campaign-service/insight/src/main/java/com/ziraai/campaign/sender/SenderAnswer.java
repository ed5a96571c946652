package com.ziraai.campaign.sender;

import com.ziraai.event.Channel;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers about senders. */
sealed interface SenderAnswer {

    /** One, as it stands after a change. */
    record One(boolean success, Sender data) implements SenderAnswer {}

    /** All of the channels that answered. */
    record All(boolean success, Data data) implements SenderAnswer {}

    /**
     * @param missing channels that did not answer
     */
    record Data(List<Sender> senders, List<Channel> missing) {}

    /** As in {@link SeenSender}. */
    record Sender(
            Channel channel,
            String provider,
            String sender,
            String standing,
            boolean enabled,
            double ratePerSecond,
            double weight,
            @Nullable Long dailyCapacity,
            @Nullable Long capacityLeft,
            List<String> countries,
            List<String> sponsors,
            long revision,
            String changedBy,
            @Nullable Instant changedAt) {

        static Sender of(Channel channel, SeenSender seen) {
            return new Sender(
                    channel,
                    seen.provider(),
                    seen.sender(),
                    seen.standing(),
                    seen.enabled(),
                    seen.ratePerSecond(),
                    seen.weight(),
                    seen.dailyCapacity(),
                    seen.capacityLeft(),
                    seen.countries(),
                    seen.sponsors(),
                    seen.revision(),
                    seen.changedBy(),
                    seen.changedAt());
        }
    }
}
