package com.ziraai.campaign.recipient;

import com.ziraai.event.ErrorCategory;
import com.ziraai.event.ItemStatus;
import com.ziraai.event.Refusal;
import java.util.Objects;
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
                    "the address is on the sponsor\u2019s blacklist or suppressed for all, or its person unsubscribed");

    /** Of an item that none of the operation's channels reaches. */
    Refusal NO_ADDRESS =
            refusal(
                    ItemStatus.FAILED,
                    "NO_ADDRESS",
                    "the person has no address that any of the wanted channels reaches");

    /** Of an item that would get the message of an earlier one again. */
    Refusal DUPLICATE =
            refusal(
                    ItemStatus.SKIPPED,
                    "DUPLICATE_RECIPIENT",
                    "an earlier recipient has the same address");

    /** It gets the message. */
    record Send(Reach reach) implements Verdict {}

    /** An earlier recipient has the same address. */
    record Duplicate(Reach reach) implements Verdict {}

    /** The sponsor has blacklisted the person, or they are suppressed for all sponsors. */
    record Blacklisted(Reach reach) implements Verdict {}

    /** They may have addresses, and none that a channel of the operation goes to. */
    record NoAddress(Reach reach, String text) implements Verdict {}

    /** The text is no phone number. */
    record InvalidPhone(String text) implements Verdict {}

    /** A number of a country the sponsor may not reach. */
    record CountryNotAllowed(String text, String country) implements Verdict {}

    /** The normalised addresses. */
    default Reach reach() {
        return switch (this) {
            case Send send -> send.reach;
            case Duplicate duplicate -> duplicate.reach;
            case Blacklisted blacklisted -> blacklisted.reach;
            case NoAddress none -> none.reach;
            case InvalidPhone invalid -> Reach.NONE;
            case CountryNotAllowed abroad -> Reach.NONE;
        };
    }

    /** What the contact key is made of: an address, or the text as it came. */
    default String address() {
        return Objects.requireNonNullElseGet(
                reach().contact(),
                () ->
                        switch (this) {
                            case NoAddress none -> none.text;
                            case InvalidPhone invalid -> invalid.text;
                            case CountryNotAllowed abroad -> abroad.text;
                            case Send _, Duplicate _, Blacklisted _ -> "";
                        });
    }

    /** Why it gets no message; empty if it does. */
    default Optional<Refusal> refusal() {
        return switch (this) {
            case Send send -> Optional.empty();
            case Duplicate duplicate -> Optional.of(DUPLICATE);
            case NoAddress none -> Optional.of(NO_ADDRESS);
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
