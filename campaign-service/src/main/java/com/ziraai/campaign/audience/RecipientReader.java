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
import com.ziraai.campaign.recipient.Recipient;
import com.ziraai.campaign.recipient.RecipientRules;
import com.ziraai.campaign.recipient.Template;
import com.ziraai.campaign.recipient.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the recipients of one request and notes what is wrong. A number that is none, or came
 * before, costs its recipient the message and nobody else; an e-mail address or a priority that is
 * none is left out; anything else wrong refuses the request. Used once.
 */
final class RecipientReader {

    private final PhoneNumbers numbers;
    private final RecipientRules rules;
    private final Violations violations;
    private final Set<String> seen = new HashSet<>();
    private int invalid;
    private int abroad;
    private int duplicates;
    private final LeftOut leftOut = new LeftOut();
    private int highestPriority = 1;

    /**
     * @param numbers reads phone numbers as the sponsor means them
     * @param template message of recipients without their own
     * @param violations gets what is wrong
     */
    RecipientReader(PhoneNumbers numbers, Optional<Template> template, Violations violations) {
        this.numbers = numbers;
        this.rules = new RecipientRules(template);
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
            verdicts.add(verdict(index, recipient.phoneOrNone()));
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

    private Verdict verdict(int index, String phone) {
        return switch (numbers.read(phone)) {
            case Reachable reachable when seen.add(reachable.e164()) -> new Verdict.Send(reachable);
            case Reachable again -> {
                duplicates++;
                yield new Verdict.Duplicate(again);
            }
            case Abroad elsewhere -> {
                abroad++;
                yield new Verdict.CountryNotAllowed(phone, elsewhere.country());
            }
            case Invalid _, Shortened _ -> {
                invalid++;
                yield new Verdict.InvalidPhone(phone);
            }
            case Hostile hostile -> {
                violations.add(path(index) + ".phoneNumber", "INVALID_CHARACTERS");
                yield new Verdict.InvalidPhone("");
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
        return new RecipientCounts(invalid + abroad, missingCodes, duplicates);
    }
}
