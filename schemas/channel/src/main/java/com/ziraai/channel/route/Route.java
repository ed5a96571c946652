package com.ziraai.channel.route;

import com.ziraai.channel.provider.FailureCode;
import com.ziraai.channel.sender.Sender;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * Which sender a message goes by. A contact has its home among the senders that serve it: the same
 * as long as these are the same, each home to its weight's share of the contacts. While home rests,
 * another one sends. Pure.
 */
public final class Route {

    /** 2^53: the mantissa of a double, so that each share of it is exact. */
    private static final double RANGE = 0x1p53;

    /**
     * What a message asks of a route.
     *
     * @param sponsorId the tenant
     * @param country ISO 3166-1 alpha-2 country of the destination; empty where an address has none
     * @param contactKey whom it is to
     * @param avoid names of senders not to use
     */
    public record Wish(
            String sponsorId, String country, String contactKey, Collection<String> avoid) {}

    /** Why that sender. */
    public enum Reason {
        /** No other one serves the message. */
        ONLY,
        /** It is the contact's home. */
        HOME,
        /** Home rests, and this one does not. */
        HOME_RESTS,
        /** The one that would be home failed it before. */
        HOME_AVOIDED,
        /** All rest, and the message waits for its home. */
        ALL_REST,
        /** None may send it. */
        NONE
    }

    /** What became of a wish. */
    public sealed interface Choice {

        /** That one, for that reason. */
        record Chosen(Sender sender, Reason reason) implements Choice {}

        /** None, and none will. */
        record None(FailureCode why) implements Choice {}
    }

    private Route() {}

    /**
     * @param resting whether a sender is left alone for now
     */
    public static Choice choose(Wish wish, Collection<Sender> senders, Predicate<Sender> resting) {
        List<Sender> serving =
                senders.stream()
                        .filter(each -> each.serves(wish.sponsorId(), wish.country()))
                        .toList();
        List<Sender> usable =
                wish.avoid().isEmpty()
                        ? serving
                        : serving.stream()
                                .filter(each -> !wish.avoid().contains(each.name()))
                                .toList();
        if (usable.isEmpty()) {
            return new Choice.None(
                    serving.isEmpty() ? FailureCode.NO_SENDER : FailureCode.NO_OTHER_SENDER);
        }
        return usable.size() == 1
                ? new Choice.Chosen(
                        usable.getFirst(), serving.size() == 1 ? Reason.ONLY : Reason.HOME_AVOIDED)
                : amongSeveral(wish, serving, usable, resting);
    }

    private static Choice amongSeveral(
            Wish wish, List<Sender> serving, List<Sender> usable, Predicate<Sender> resting) {
        Comparator<Sender> byPull =
                Comparator.comparingDouble(each -> pull(wish.contactKey(), each));
        Sender home = max(usable, byPull);
        if (!resting.test(home)) {
            boolean first = usable.size() == serving.size() || home.equals(max(serving, byPull));
            return new Choice.Chosen(home, first ? Reason.HOME : Reason.HOME_AVOIDED);
        }
        return usable.stream()
                .filter(resting.negate())
                .max(byPull)
                .map(other -> new Choice.Chosen(other, Reason.HOME_RESTS))
                .orElseGet(() -> new Choice.Chosen(home, Reason.ALL_REST));
    }

    private static Sender max(List<Sender> senders, Comparator<Sender> order) {
        return senders.stream().max(order).orElseThrow();
    }

    /** Weighted rendezvous hashing: a sender that comes or goes moves only its own contacts. */
    private static double pull(String contactKey, Sender sender) {
        long hash = mixed(contactKey.hashCode() * 31L * 31L + sender.name().hashCode());
        double share = ((hash >>> 11) + 0.5) / RANGE;
        return sender.weight() / -Math.log(share);
    }

    /** Finalizer of MurmurHash3: one bit more or less changes half of all. */
    private static long mixed(long value) {
        long mixed = (value ^ (value >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }
}
