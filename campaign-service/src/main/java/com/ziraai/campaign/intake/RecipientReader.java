package com.ziraai.campaign.intake;

import com.ziraai.campaign.gateway.RecipientCounts;
import com.ziraai.campaign.gateway.Violations;
import com.ziraai.campaign.intake.PhoneReading.Abroad;
import com.ziraai.campaign.intake.PhoneReading.Hostile;
import com.ziraai.campaign.intake.PhoneReading.Invalid;
import com.ziraai.campaign.intake.PhoneReading.Reachable;
import com.ziraai.campaign.intake.SendLinksRequest.Recipient;
import com.ziraai.campaign.template.Template;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the recipients of one request and notes what is wrong. A number that is none, or came
 * before, costs its recipient the message and nobody else; anything else wrong refuses the request.
 * Used once.
 */
final class RecipientReader {

    private static final int DEFAULT_PRIORITY = 5;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_VALUE = 500;
    private static final int MOST_VALUES = 50;

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{2,49}");
    private static final Pattern KEY = Pattern.compile("\\p{L}[\\p{L}\\p{N}_]{0,49}");

    private final PhoneNumbers numbers;
    private final Optional<Template> common;
    private final Violations violations;
    private final Set<String> seen = new HashSet<>();
    private final Map<String, Template> custom = new HashMap<>();
    private int invalid;
    private int abroad;
    private int duplicates;
    private int highestPriority;

    /**
     * @param numbers reads phone numbers as the sponsor means them
     * @param messageTemplate message of recipients without their own
     * @param violations gets what is wrong
     */
    RecipientReader(PhoneNumbers numbers, Optional<String> messageTemplate, Violations violations) {
        this.numbers = numbers;
        this.violations = violations;
        this.common = messageTemplate.map(text -> checked("messageTemplate", text));
    }

    /** What becomes of each recipient, in their order. */
    Verdict[] read(List<@Nullable Recipient> recipients) {
        Verdict[] verdicts = new Verdict[recipients.size()];
        for (int index = 0; index < verdicts.length; index++) {
            Recipient recipient = recipients.get(index);
            if (recipient == null) {
                violations.add(path(index), "REQUIRED");
                recipient = Recipient.EMPTY;
            }
            check(index, recipient);
            verdicts[index] = verdict(index, recipient);
        }
        return verdicts;
    }

    private Verdict verdict(int index, Recipient recipient) {
        String phone = Optional.ofNullable(recipient.phoneNumber()).orElse("");
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
            case Invalid none -> {
                invalid++;
                yield new Verdict.InvalidPhone(phone);
            }
            case Hostile hostile -> {
                violations.add(path(index) + ".phoneNumber", "INVALID_CHARACTERS");
                yield new Verdict.InvalidPhone("");
            }
        };
    }

    private void check(int index, Recipient recipient) {
        if (recipient.name() != null && recipient.name().length() > LONGEST_NAME) {
            violations.add(path(index) + ".name", "LENGTH", 0, LONGEST_NAME);
        }
        if (recipient.email() != null && !EmailSyntax.fits(recipient.email())) {
            violations.add(path(index) + ".email", "INVALID_EMAIL");
        }
        if (recipient.sponsorshipCode() != null
                && !CODE.matcher(recipient.sponsorshipCode()).matches()) {
            violations.add(path(index) + ".sponsorshipCode", "INVALID_CODE");
        }
        checkPriority(index, recipient.priority());
        Map<String, @Nullable String> values =
                Optional.ofNullable(recipient.personalizationData()).orElse(Map.of());
        if (!values.isEmpty()) {
            checkValues(index, values);
        }
        checkMessage(index, recipient.customMessage(), values);
    }

    private void checkPriority(int index, @Nullable Integer priority) {
        if (priority == null) {
            highestPriority = Math.max(highestPriority, DEFAULT_PRIORITY);
        } else if (priority < 1 || priority > 10) {
            violations.add(path(index) + ".priority", "RANGE", 1, 10);
        } else {
            highestPriority = Math.max(highestPriority, priority);
        }
    }

    private void checkValues(int index, Map<String, @Nullable String> values) {
        if (values.size() > MOST_VALUES) {
            violations.add(path(index) + ".personalizationData", "TOO_MANY_VALUES", MOST_VALUES);
        }
        values.forEach((key, value) -> {
            if (!KEY.matcher(key).matches()) {
                violations.add(
                        path(index) + ".personalizationData", "INVALID_KEY", Limits.excerpt(key));
            }
            if (value != null && value.length() > LONGEST_VALUE) {
                violations.add(
                        path(index) + ".personalizationData." + Limits.excerpt(key),
                        "LENGTH",
                        0,
                        LONGEST_VALUE);
            }
        });
    }

    private void checkMessage(
            int index, @Nullable String customMessage, Map<String, @Nullable String> values) {
        if (customMessage == null) {
            common.ifPresent(
                    template -> checkPlaceholders(index, ".personalizationData", template, values));
        } else {
            Template template =
                    custom.computeIfAbsent(
                            customMessage, text -> checked(path(index) + ".customMessage", text));
            checkPlaceholders(index, ".customMessage", template, values);
        }
    }

    private Template checked(String path, String text) {
        Limits.length(path, text, 1, SettingsReader.LONGEST_MESSAGE, violations);
        Template template = Template.of(text);
        template.strayBrace()
                .ifPresent(position -> violations.add(path, "STRAY_BRACE", position + 1));
        return template;
    }

    private void checkPlaceholders(
            int index, String field, Template template, Map<String, @Nullable String> values) {
        for (String each : template.placeholders()) {
            if (!Template.BUILT_IN.contains(each) && values.get(each) == null) {
                violations.add(
                        path(index) + field, "UNKNOWN_PLACEHOLDER", Limits.excerpt(each), index);
            }
        }
    }

    private static String path(int index) {
        return "recipients[" + index + "]";
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
        return Math.max(1, highestPriority);
    }

    RecipientCounts counts() {
        // Whether a given code exists is known to whoever owns the codes, after release.
        return new RecipientCounts(invalid + abroad, 0, duplicates);
    }

    boolean leavesNobody(int recipients) {
        return invalid + abroad + duplicates >= recipients;
    }
}
