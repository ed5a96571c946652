package com.ziraai.analytics.fold;

import com.ziraai.event.AttemptStatus;
import com.ziraai.event.DeliveryOutcome;
import com.ziraai.event.Failure;
import com.ziraai.event.ItemOutcome;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.BinaryOperator;

/**
 * What is known of an attempt and does not fit into its {@link Cell}: who sent it and where to,
 * what it bills and why it went no better. Of an item that ended without an attempt, why. Merges by
 * the greater of origin, of country, of parts, of price and of the reason, the reason of a higher
 * status being the greater one.
 *
 * @param origin who sent it
 * @param country of the destination, ISO 3166-1 alpha-2; empty where it is not known
 * @param parts message parts the provider bills
 * @param priceMicros what it costs where it is charged, in millionths of the currency
 * @param reason why it went no better
 */
public record AttemptDetail(
        Origin origin, String country, int parts, long priceMicros, Reasoned reason) {

    /** Nothing is known. */
    public static final AttemptDetail NONE =
            new AttemptDetail(Origin.NONE, "", 0, 0, Reasoned.NONE);

    /** Names and codes are words of ours; anything longer is cut rather than kept so often. */
    private static final int LONGEST = 64;

    /**
     * Who sends.
     *
     * @param provider adapter; empty before it is known
     * @param sender number or account; empty before it is known
     */
    public record Origin(String provider, String sender) {

        static final Origin NONE = new Origin("", "");

        private static final BinaryOperator<Origin> GREATER =
                BinaryOperator.maxBy(
                        Comparator.comparing(Origin::provider).thenComparing(Origin::sender));
    }

    /**
     * Why, by the highest status that gave a reason.
     *
     * @param rank of that status; 0 when nothing is known
     * @param failureClass what the failure means for the item, of an end its category; may be empty
     * @param code our stable code; empty when nothing failed
     */
    public record Reasoned(int rank, String failureClass, String code) {

        static final Reasoned NONE = new Reasoned(Rank.NONE, "", "");

        /** Most outcomes are good: nothing is made for them. */
        private static final Reasoned[] NONE_AT =
                Arrays.stream(AttemptStatus.values())
                        .map(status -> new Reasoned(Rank.of(status), "", ""))
                        .toArray(Reasoned[]::new);

        private static final BinaryOperator<Reasoned> GREATER =
                BinaryOperator.maxBy(
                        Comparator.comparingInt(Reasoned::rank)
                                .thenComparing(Reasoned::code)
                                .thenComparing(Reasoned::failureClass));

        private static Reasoned noneAt(AttemptStatus status) {
            return NONE_AT[status.ordinal()];
        }
    }

    static AttemptDetail of(DeliveryOutcome outcome) {
        Failure failure = outcome.getFailure();
        String country = outcome.getCountry();
        Long price = outcome.getPriceMicros();
        return new AttemptDetail(
                new Origin(storable(outcome.getProvider()), storable(outcome.getSender())),
                country == null ? "" : storable(country),
                Math.max(0, outcome.getParts()),
                price == null ? 0 : Math.max(0, price),
                failure == null
                        ? Reasoned.noneAt(outcome.getStatus())
                        : new Reasoned(
                                Rank.of(outcome.getStatus()),
                                failure.getFailureClass().name(),
                                storable(failure.getCode())));
    }

    /** The end of an attempt adds nothing: why the attempt failed is told by the attempt. */
    static AttemptDetail of(ItemOutcome outcome) {
        return outcome.getAttemptNo() > 0
                ? NONE
                : new AttemptDetail(
                        Origin.NONE,
                        "",
                        0,
                        0,
                        new Reasoned(
                                Rank.of(outcome.getStatus()),
                                outcome.getCategory().name(),
                                storable(outcome.getCode())));
    }

    AttemptDetail merge(AttemptDetail other) {
        if (equals(other)) {
            return this;
        }
        AttemptDetail merged =
                new AttemptDetail(
                        Origin.GREATER.apply(origin, other.origin),
                        country.compareTo(other.country) >= 0 ? country : other.country,
                        Math.max(parts, other.parts),
                        Math.max(priceMicros, other.priceMicros),
                        Reasoned.GREATER.apply(reason, other.reason));
        return merged.equals(this) ? this : merged;
    }

    /** PostgreSQL's text takes every character but this one. */
    private static String storable(String text) {
        String cut = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        return cut.indexOf('\0') < 0 ? cut : cut.replace('\0', ' ');
    }
}
