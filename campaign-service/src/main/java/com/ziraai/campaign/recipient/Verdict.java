package com.ziraai.campaign.recipient;

import com.ziraai.campaign.recipient.PhoneReading.Reachable;
import com.ziraai.event.ErrorCategory;
import com.ziraai.event.ItemStatus;
import com.ziraai.event.Refusal;
import java.util.Optional;

/** What becomes of one recipient. */
public sealed interface Verdict {

    /**
     * Of an item whose contact is blacklisted, found at intake; whoever is later, dispatch skips.
     */
    Refusal BLACKLISTED =
            new Refusal(
                    ItemStatus.SKIPPED,
                    "BLACKLISTED",
                    ErrorCategory.BUSINESS,
                    "the number is on the sponsor\u2019s blacklist or globally suppressed");

    /** It gets the message. */
    record Send(Reachable phone) implements Verdict {}

    /** An earlier recipient has the same number. */
    record Duplicate(Reachable phone) implements Verdict {}

    /** The sponsor has blacklisted the number, or it is suppressed for all sponsors. */
    record Blacklisted(Reachable phone) implements Verdict {}

    /** The text is no phone number. */
    record InvalidPhone(String text) implements Verdict {}

    /** A number of a country the sponsor may not reach. */
    record CountryNotAllowed(String text, String country) implements Verdict {}

    /** The normalised number; empty where there is none. */
    default Optional<Reachable> number() {
        return switch (this) {
            case Send send -> Optional.of(send.phone);
            case Duplicate duplicate -> Optional.of(duplicate.phone);
            case Blacklisted blacklisted -> Optional.of(blacklisted.phone);
            case InvalidPhone invalid -> Optional.empty();
            case CountryNotAllowed abroad -> Optional.empty();
        };
    }

    /** What the contact key is made of: the number, or the text as it came. */
    default String address() {
        return switch (this) {
            case Send send -> send.phone.e164();
            case Duplicate duplicate -> duplicate.phone.e164();
            case Blacklisted blacklisted -> blacklisted.phone.e164();
            case InvalidPhone invalid -> invalid.text;
            case CountryNotAllowed abroad -> abroad.text;
        };
    }

    /** Why it gets no message; empty if it does. */
    default Optional<Refusal> refusal() {
        return switch (this) {
            case Send send -> Optional.empty();
            case Duplicate duplicate ->
                    Optional.of(
                            refusal(
                                    ItemStatus.SKIPPED,
                                    "DUPLICATE_RECIPIENT",
                                    "an earlier recipient has the same number"));
            case Blacklisted blacklisted -> Optional.of(BLACKLISTED);
            case InvalidPhone invalid ->
                    Optional.of(
                            refusal(
                                    ItemStatus.FAILED,
                                    "INVALID_PHONE",
                                    "the text is no valid phone number"));
            case CountryNotAllowed abroad ->
                    Optional.of(
                            refusal(
                                    ItemStatus.FAILED,
                                    "COUNTRY_NOT_ALLOWED",
                                    "the sponsor may not reach numbers of " + abroad.country));
        };
    }

    private static Refusal refusal(ItemStatus status, String code, String detail) {
        return new Refusal(status, code, ErrorCategory.VALIDATION, detail);
    }
}
