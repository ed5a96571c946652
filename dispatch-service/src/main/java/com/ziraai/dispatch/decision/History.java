package com.ziraai.dispatch.decision;

import com.ziraai.dispatch.decision.Verdict.End;
import com.ziraai.dispatch.decision.Verdict.Send;
import com.ziraai.event.Channel;
import com.ziraai.event.DistributionReady;
import com.ziraai.event.ItemStatus;
import java.util.List;
import java.util.Optional;

/**
 * An item that was sent and everything decided about it.
 *
 * @param ready the item as it became ready
 * @param decisions by attempt number, from 1 without gaps
 */
record History(DistributionReady ready, List<Decided> decisions) {

    History {
        decisions = List.copyOf(decisions);
    }

    /** Where an attempt stands among what was decided. */
    enum Standing {
        /** We never made this attempt. */
        FOREIGN,
        /** Nothing was decided after it. */
        OPEN,
        /** The last decision followed from it: another attempt. */
        FOLLOWED,
        /** The item was parked after it, and perhaps ended since. */
        PARKED,
        /** The last decision followed from it: the item's end. */
        ENDED,
        /** Later attempts have had results of their own. */
        OVERTAKEN
    }

    Standing standing(int attemptNo) {
        if (channel(attemptNo).isEmpty()) {
            return Standing.FOREIGN;
        }
        return next(attemptNo).map(next -> standing(next, attemptNo)).orElse(Standing.OPEN);
    }

    private Standing standing(Decided next, int attemptNo) {
        if (next.verdict().equals(new End(ItemStatus.PARKED))) {
            return Standing.PARKED;
        }
        if (decisions.size() > attemptNo + 1) {
            return Standing.OVERTAKEN;
        }
        return switch (next.verdict()) {
            case Send _ -> Standing.FOLLOWED;
            case End _ -> Standing.ENDED;
        };
    }

    /** Code of why the item ended under that number; empty when it did not. */
    Optional<String> end(int attemptNo) {
        return at(attemptNo)
                .filter(decided -> decided.verdict() instanceof End)
                .map(Decided::reason);
    }

    /** Code of why the attempt was made; empty when it was not decided. */
    Optional<String> reason(int attemptNo) {
        return at(attemptNo).map(Decided::reason);
    }

    /** Senders the attempt was not to be made by. */
    List<String> avoided(int attemptNo) {
        return at(attemptNo).map(Decided::avoid).orElse(List.of());
    }

    /**
     * Attempts after the first on the channel of that one, itself included, but for those that only
     * changed the sender.
     */
    int retriesUntil(int attemptNo) {
        Optional<Channel> channel = channel(attemptNo);
        long attempts =
                decisions.stream()
                        .limit(attemptNo)
                        .filter(each -> channel.isPresent())
                        .filter(each -> channel(each.attemptNo()).equals(channel))
                        .filter(each -> !isOtherSender(each.attemptNo()))
                        .count();
        return (int) Math.max(0, attempts - 1);
    }

    /** Whether the attempt was only made so that another sender makes it. */
    boolean isOtherSender(int attemptNo) {
        return avoided(attemptNo).size() > avoided(attemptNo - 1).size();
    }

    /** The channel the attempt was made on; empty when it was not made. */
    Optional<Channel> channel(int attemptNo) {
        return at(attemptNo)
                .flatMap(decided ->
                        switch (decided.verdict()) {
                            case Send(Channel channel) -> Optional.of(channel);
                            case End _ -> Optional.empty();
                        });
    }

    /** Channels of the attempts up to that one, in order. */
    List<Channel> channelsUntil(int attemptNo) {
        return decisions.stream()
                .limit(attemptNo)
                .flatMap(decided -> channel(decided.attemptNo()).stream())
                .toList();
    }

    private Optional<Decided> next(int attemptNo) {
        return at(attemptNo + 1);
    }

    private Optional<Decided> at(int attemptNo) {
        return attemptNo >= 1 && attemptNo <= decisions.size()
                ? Optional.of(decisions.get(attemptNo - 1))
                : Optional.empty();
    }
}
