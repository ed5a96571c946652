package com.ziraai.channel.route;

import com.ziraai.channel.provider.FailureCode;
import com.ziraai.channel.sender.Sender;
import com.ziraai.channel.sender.Standing;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * Which sender a message goes by. A contact has its home among the senders that serve it: the same
 * as long as these are the same, each home to its weight's share of the contacts. While home takes
 * no messages, another one sends. Pure.
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
        /** Home has used up its day's capacity, and this one takes messages. */
        HOME_FULL,
        /** Home was taken out of use, and this one takes messages. */
        HOME_OFF,
        /** The one that would be home failed it before. */
        HOME_AVOIDED,
        /** None takes messages now, and the message waits for the one that may first. */
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
     * @param standing whether a sender takes messages now
     */
    public static Choice choose(
            Wish wish, Collection<Sender> senders, Function<Sender, Standing> standing) {
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
                : amongSeveral(wish, serving, usable, standing);
    }

    private static Choice amongSeveral(
            Wish wish,
            List<Sender> serving,
            List<Sender> usable,
            Function<Sender, Standing> standing) {
        Comparator<Sender> byPull =
                Comparator.comparingDouble(each -> pull(wish.contactKey(), each));
        Sender home = max(usable, byPull);
        Reason reason =
                switch (standing.apply(home)) {
                    case OPEN -> Reason.HOME;
                    case RESTS -> Reason.HOME_RESTS;
                    case FULL -> Reason.HOME_FULL;
                    case OFF -> Reason.HOME_OFF;
                };
        if (reason == Reason.HOME) {
            boolean first = usable.size() == serving.size() || home.equals(max(serving, byPull));
            return new Choice.Chosen(home, first ? reason : Reason.HOME_AVOIDED);
        }
        return usable.stream()
                .filter(each -> standing.apply(each) == Standing.OPEN)
                .max(byPull)
                .map(other -> new Choice.Chosen(other, reason))
                .orElseGet(() ->
                        new Choice.Chosen(soonest(usable, standing, byPull), Reason.ALL_REST));
    }

    /** One that rests is back before one whose day is used up, and that before one that is off. */
    private static Sender soonest(
            List<Sender> usable, Function<Sender, Standing> standing, Comparator<Sender> byPull) {
        return usable.stream()
                .min(Comparator.comparing(standing).thenComparing(byPull.reversed()))
                .orElseThrow();
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
