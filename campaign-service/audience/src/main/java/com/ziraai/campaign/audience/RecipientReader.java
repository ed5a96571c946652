package com.ziraai.campaign.audience;

import com.ziraai.campaign.gateway.RecipientCounts;
import com.ziraai.campaign.gateway.Violations;
import com.ziraai.campaign.recipient.LeftOut;
import com.ziraai.campaign.recipient.PhoneNumbers;
import com.ziraai.campaign.recipient.PhoneReading.Abroad;
import com.ziraai.campaign.recipient.PhoneReading.Hostile;
import com.ziraai.campaign.recipient.PhoneReading.Invalid;
import com.ziraai.campaign.recipient.PhoneReading.Reachable;
import com.ziraai.campaign.recipient.PhoneReading.Shortened;
import com.ziraai.campaign.recipient.PhonesRead;
import com.ziraai.campaign.recipient.PhonesRead.Misread;
import com.ziraai.campaign.recipient.Reach;
import com.ziraai.campaign.recipient.Recipient;
import com.ziraai.campaign.recipient.RecipientRules;
import com.ziraai.campaign.recipient.Verdict;
import com.ziraai.contract.Address;
import com.ziraai.event.Channel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the recipients of one request and notes what is wrong. Whom no channel reaches, or who
 * would get the message twice, gets none, and nobody else is the worse for it; a number, an e-mail
 * address or a priority that is none and not needed is left out; anything else wrong refuses the
 * request. Used once.
 */
final class RecipientReader {

    private final PhoneNumbers numbers;
    private final List<Address> kinds;
    private final RecipientRules rules;
    private final Violations violations;
    private final Set<String> seen = new HashSet<>();
    private int invalid;
    private int abroad;
    private int unreached;
    private int duplicates;
    private final LeftOut leftOut = new LeftOut();
    private int highestPriority = 1;

    /**
     * @param numbers reads phone numbers as the sponsor means them
     * @param wording of the message
     * @param violations gets what is wrong
     */
    RecipientReader(PhoneNumbers numbers, Wording wording, Violations violations) {
        this.numbers = numbers;
        this.kinds = wording.kinds();
        this.rules =
                new RecipientRules(
                        wording.common(), wording.subject(), wording.goesBy(Channel.EMAIL));
        this.violations = violations;
    }

    /**
     * What was read.
     *
     * @param recipients as they came, but for what is left out of them
     * @param verdicts what becomes of each of them
     */
    record Read(List<Recipient> recipients, List<Verdict> verdicts) {}

    /** Reads them, in their order. */
    Read read(List<@Nullable Recipient> given) {
        List<Recipient> recipients = new ArrayList<>(given.size());
        List<Verdict> verdicts = new ArrayList<>(given.size());
        for (int index = 0; index < given.size(); index++) {
            Recipient recipient = given.get(index);
            if (recipient == null) {
                violations.add(path(index), "REQUIRED");
                recipient = Recipient.EMPTY;
            }
            recipient = mended(index, recipient);
            check(index, recipient);
            recipients.add(recipient);
            verdicts.add(verdict(index, recipient));
        }
        return new Read(recipients, verdicts);
    }

    private Recipient mended(int index, Recipient recipient) {
        return RecipientRules.mended(recipient, (field, _, _) -> leftOut.add(field, path(index)));
    }

    private void check(int index, Recipient recipient) {
        rules.check(
                recipient,
                (field, code, arguments) ->
                        violations.add(
                                path(index) + "." + field,
                                code,
                                // Some texts name the recipient.
                                Stream.concat(Stream.of(arguments), Stream.of(index)).toArray()));
        highestPriority = Math.max(highestPriority, recipient.urgency());
    }

    private Verdict verdict(int index, Recipient recipient) {
        PhonesRead phones = numbers.readAll(recipient.phones());
        requireNoHostile(index, recipient, phones.misread());
        Reach reach =
                new Reach(
                        phones.usable(),
                        kinds.contains(Address.EMAIL) ? recipient.emails() : List.of());
        if (!reach.hasAny(kinds)) {
            return unreached(phones, reach);
        }
        if (kinds.contains(Address.PHONE) && phones.hasLeftOut()) {
            leftOut.add("phoneNumber", path(index));
        }
        return claimed(reach);
    }

    private void requireNoHostile(int index, Recipient recipient, List<Misread> misread) {
        for (Misread each : misread) {
            if (each.reading() instanceof Hostile) {
                violations.add(
                        path(index) + "." + recipient.fieldOfPhone(each.position()),
                        "INVALID_CHARACTERS");
            }
        }
    }

    /**
     * Each address is written to for one recipient only. Who is reached first at an address of an
     * earlier one is that one again; of who is not, it is left to the earlier one.
     */
    private Verdict claimed(Reach reach) {
        boolean reached = false;
        Reach left = reach;
        for (Address kind : kinds) {
            String address = reach.of(kind);
            if (address == null) {
                continue;
            }
            if (!seen.add(address)) {
                if (!reached) {
                    duplicates++;
                    return new Verdict.Duplicate(reach);
                }
                left = left.without(kind);
            }
            reached = true;
        }
        return new Verdict.Send(left);
    }

    private Verdict unreached(PhonesRead phones, Reach reach) {
        if (!kinds.contains(Address.PHONE)) {
            unreached++;
            return new Verdict.NoAddress(reach, phones.firstText());
        }
        Misread first = phones.misread().getFirst();
        return switch (first.reading()) {
            case Abroad elsewhere -> {
                abroad++;
                yield new Verdict.CountryNotAllowed(first.text(), elsewhere.country());
            }
            case Hostile _ -> new Verdict.InvalidPhone("");
            case Invalid _, Shortened _, Reachable _ -> {
                invalid++;
                yield new Verdict.InvalidPhone(first.text());
            }
        };
    }

    private static String path(int index) {
        return "recipients[" + index + "]";
    }

    /** What was left out of that field. */
    LeftOut.Found leftOut(String field) {
        return leftOut.found().getOrDefault(field, LeftOut.Found.NONE);
    }

    int invalidPhones() {
        return invalid;
    }

    int countriesNotAllowed() {
        return abroad;
    }

    /** Whom no channel reaches, phone channels not being asked for. */
    int withoutAddress() {
        return unreached;
    }

    int duplicates() {
        return duplicates;
    }

    /** The most urgent recipient's, 1 to 10. */
    int highestPriority() {
        return highestPriority;
    }

    /**
     * @param missingCodes how many of them name a code that is not there, as far as is known
     */
    RecipientCounts counts(int missingCodes) {
        return new RecipientCounts(invalid + abroad + unreached, missingCodes, duplicates);
    }
}
