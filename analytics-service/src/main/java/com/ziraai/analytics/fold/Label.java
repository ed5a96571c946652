package com.ziraai.analytics.fold;

import com.ziraai.event.DeliveryOutcome;
import com.ziraai.event.Failure;
import com.ziraai.event.ItemOutcome;
import java.util.Comparator;
import java.util.function.BinaryOperator;

/**
 * What is known of an attempt and does not fit into its {@link Cell}: who sent it, what it billed
 * and why it went no better. Of an item that ended without an attempt, why. Merges by the greater
 * of provider, of parts and of the reason, the reason of a higher status being the greater one.
 *
 * @param provider adapter that sent it; empty before it is known
 * @param parts message parts the provider bills
 * @param rank one more than the ordinal of the status the reason belongs to; 0 when nothing is
 *     known
 * @param failureClass what the failure means for the item, of an end its category; may be empty
 * @param code our stable code; empty when nothing failed
 */
record Label(String provider, int parts, int rank, String failureClass, String code) {

    static final Label NONE = new Label("", 0, 0, "", "");

    /** Codes are words of ours; anything longer is cut rather than kept a million times. */
    private static final int LONGEST = 64;

    private static final BinaryOperator<Label> GREATER_REASON =
            BinaryOperator.maxBy(
                    Comparator.comparingInt(Label::rank)
                            .thenComparing(Label::code)
                            .thenComparing(Label::failureClass));

    static Label of(DeliveryOutcome outcome) {
        Failure failure = outcome.getFailure();
        return new Label(
                storable(outcome.getProvider()),
                Math.max(0, outcome.getParts()),
                outcome.getStatus().ordinal() + 1,
                failure == null ? "" : failure.getFailureClass().name(),
                failure == null ? "" : storable(failure.getCode()));
    }

    /** The end of an attempt adds nothing: why the attempt failed is told by the attempt. */
    static Label of(ItemOutcome outcome) {
        return outcome.getAttemptNo() > 0
                ? NONE
                : new Label(
                        "",
                        0,
                        outcome.getStatus().ordinal() + 1,
                        outcome.getCategory().name(),
                        storable(outcome.getCode()));
    }

    Label merge(Label other) {
        if (equals(other)) {
            return this;
        }
        Label reason = GREATER_REASON.apply(this, other);
        Label merged =
                new Label(
                        provider.compareTo(other.provider) >= 0 ? provider : other.provider,
                        Math.max(parts, other.parts),
                        reason.rank,
                        reason.failureClass,
                        reason.code);
        return merged.equals(this) ? this : merged;
    }

    /** PostgreSQL's text takes every character but this one. */
    private static String storable(String text) {
        String cut = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        return cut.indexOf('\0') < 0 ? cut : cut.replace('\0', ' ');
    }
}
