package com.ziraai.campaign.audience;

import com.ziraai.campaign.gateway.RecipientCounts;
import com.ziraai.campaign.gateway.Violations;
import com.ziraai.campaign.recipient.EmailAddress;
import com.ziraai.campaign.recipient.LeftOut;
import com.ziraai.campaign.recipient.PhoneNumbers;
import com.ziraai.campaign.recipient.PhoneReading;
import com.ziraai.campaign.recipient.PhoneReading.Abroad;
import com.ziraai.campaign.recipient.PhoneReading.Hostile;
import com.ziraai.campaign.recipient.PhoneReading.Invalid;
import com.ziraai.campaign.recipient.PhoneReading.Reachable;
import com.ziraai.campaign.recipient.PhoneReading.Shortened;
import com.ziraai.campaign.recipient.Reach;
import com.ziraai.campaign.recipient.Recipient;
import com.ziraai.campaign.recipient.RecipientRules;
import com.ziraai.campaign.recipient.Verdict;
import com.ziraai.contract.Address;
import com.ziraai.contract.Media;
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
    private final Wording wording;
    private final boolean phones;
    private final boolean emails;
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
        this.wording = wording;
        this.phones =
                wording.channels().stream()
                        .anyMatch(each -> Media.addressOf(each) == Address.PHONE);
        this.emails = wording.goesBy(Channel.EMAIL);
        this.rules = new RecipientRules(wording.common(), wording.subject());
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
        String phone = recipient.phoneOrNone();
        PhoneReading reading = numbers.read(phone);
        if (reading instanceof Hostile) {
            violations.add(path(index) + ".phoneNumber", "INVALID_CHARACTERS");
        }
        Reach reach =
                new Reach(
                        reading instanceof Reachable reachable ? reachable : null,
                        emails ? EmailAddress.of(recipient.email()).orElse(null) : null);
        String address = reach.firstOf(wording.channels());
        if (address == null) {
            return unreached(reading, phone, reach);
        }
        if (phones && reach.phone() == null && !phone.isBlank()) {
            leftOut.add("phoneNumber", path(index));
        }
        if (!seen.add(address)) {
            duplicates++;
            return new Verdict.Duplicate(reach);
        }
        return new Verdict.Send(reach);
    }

    private Verdict unreached(PhoneReading reading, String phone, Reach reach) {
        if (!phones) {
            unreached++;
            return new Verdict.NoAddress(reach, phone);
        }
        return switch (reading) {
            case Abroad elsewhere -> {
                abroad++;
                yield new Verdict.CountryNotAllowed(phone, elsewhere.country());
            }
            case Hostile _ -> new Verdict.InvalidPhone("");
            case Invalid _, Shortened _, Reachable _ -> {
                invalid++;
                yield new Verdict.InvalidPhone(phone);
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
