package com.ziraai.campaign.recipient;

import com.ziraai.campaign.gateway.Limits;
import com.ziraai.contract.Address;
import com.ziraai.message.Placeholders;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a recipient has to fulfil besides having a phone number, the same for requests and uploaded
 * lists. Remembers the messages and keys it saw, because most recipients share theirs. Not
 * thread-safe.
 */
public final class RecipientRules {

    /** Characters of a message, placeholders unfilled. */
    public static final int LONGEST_MESSAGE = 500;

    /** Values of the sponsor's own placeholders. */
    public static final int MOST_VALUES = 50;

    /** Characters of a sponsor's own reference of a person. */
    public static final int LONGEST_EXTERNAL_ID = 64;

    /** Further addresses of a person. */
    public static final int MOST_ADDRESSES = 10;

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_VALUE = 500;
    private static final int MESSAGES_REMEMBERED = 256;
    private static final int KEYS_REMEMBERED = 256;

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{2,49}");
    private static final Pattern BREAKS = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]");

    private final Optional<Template> common;
    private final Optional<Template> subject;
    private final Function<String, Template> reading;
    private final Map<String, Template> custom =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Template> eldest) {
                    return size() > MESSAGES_REMEMBERED;
                }
            };

    private final Set<String> keys = new HashSet<>();

    /**
     * @param common message of recipients without their own
     * @param subject of all their e-mails
     * @param mailed whether a message may go out by e-mail
     */
    public RecipientRules(Optional<Template> common, Optional<Template> subject, boolean mailed) {
        this.common = common;
        this.subject = subject;
        this.reading = mailed ? Template::mailed : Template::of;
    }

    /** Gets what is wrong with one recipient. */
    @FunctionalInterface
    public interface Problems {

        /**
         * @param field of the recipient, for example {@code email}
         * @param code stable upper-case code
         * @param arguments what the code's text names
         */
        void add(String field, String code, Object... arguments);
    }

    /** Whether the text can name a placeholder of the sponsor's own. */
    public static boolean isKey(String text) {
        return Placeholders.isName(text);
    }

    /**
     * The recipient without what is wrong and can be done without: e-mail addresses, which may be
     * some of several, and a priority, whose default is taken. What is left out is told.
     */
    public static Recipient mended(Recipient recipient, Problems slips) {
        boolean badEmail = recipient.email() != null && !EmailSyntax.fits(recipient.email());
        boolean badPriority = recipient.urgency() < 1 || recipient.urgency() > 10;
        if (badEmail || hasFurtherBadEmail(recipient)) {
            slips.add("email", "INVALID_EMAIL");
        }
        if (badPriority) {
            slips.add("priority", "RANGE", 1, 10);
        }
        return badEmail || badPriority ? recipient.without(badEmail, badPriority) : recipient;
    }

    /** Those are left out where they are read. */
    private static boolean hasFurtherBadEmail(Recipient recipient) {
        List<@Nullable GivenAddress> addresses = recipient.addresses();
        if (addresses == null) {
            return false;
        }
        for (GivenAddress each : addresses) {
            if (each != null && each.is(Address.EMAIL) && EmailAddress.of(each.value()).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /**
     * Tells everything wrong with the recipient but its phone numbers, and but what {@link #mended}
     * leaves out.
     */
    public void check(Recipient recipient, Problems problems) {
        if (recipient.name() != null && recipient.name().length() > LONGEST_NAME) {
            problems.add("name", "LENGTH", 0, LONGEST_NAME);
        }
        if (recipient.addresses() != null) {
            checkAddresses(recipient.addresses(), problems);
        }
        if (recipient.sponsorshipCode() != null
                && !CODE.matcher(recipient.sponsorshipCode()).matches()) {
            problems.add("sponsorshipCode", "INVALID_CODE");
        }
        if (!recipient.values().isEmpty()) {
            checkValues(recipient.values(), problems);
        }
        if (recipient.externalId() != null) {
            checkExternalId(recipient.externalId(), problems);
        }
        checkMessage(recipient, problems);
        subject.ifPresent(template ->
                checkPlaceholders("personalizationData", template, recipient, problems));
    }

    private static void checkAddresses(List<@Nullable GivenAddress> addresses, Problems problems) {
        if (addresses.size() > MOST_ADDRESSES) {
            problems.add("addresses", "TOO_MANY_ADDRESSES", MOST_ADDRESSES);
        }
        for (int i = 0; i < addresses.size(); i++) {
            checkAddress("addresses[" + i + "]", addresses.get(i), problems);
        }
    }

    private static void checkAddress(
            String path, @Nullable GivenAddress address, Problems problems) {
        if (address == null) {
            problems.add(path, "REQUIRED");
            return;
        }
        if (address.type() == null) {
            problems.add(path + ".type", "REQUIRED");
        } else if (address.kind().isEmpty()) {
            problems.add(
                    path + ".type",
                    "UNKNOWN_CHOICE",
                    Limits.excerpt(address.type()),
                    "email phone");
        }
        if (address.value() == null || address.value().isEmpty()) {
            problems.add(path + ".value", "REQUIRED");
        }
    }

    /** It is handed back as it came, so nothing in it may break a line of a file or a screen. */
    private static void checkExternalId(String id, Problems problems) {
        if (!Limits.isWithin(id, 1, LONGEST_EXTERNAL_ID)) {
            problems.add("externalId", "LENGTH", 1, LONGEST_EXTERNAL_ID);
        }
        if (BREAKS.matcher(id).find()) {
            problems.add("externalId", "CONTROL_CHARACTERS");
        }
    }

    private void checkValues(Map<String, @Nullable String> values, Problems problems) {
        if (values.size() > MOST_VALUES) {
            problems.add("personalizationData", "TOO_MANY_VALUES", MOST_VALUES);
        }
        values.forEach((key, value) -> {
            if (!keys.contains(key) && !isNewKey(key)) {
                problems.add("personalizationData", "INVALID_KEY", Limits.excerpt(key));
            }
            if (value != null && value.length() > LONGEST_VALUE) {
                problems.add(
                        "personalizationData." + Limits.excerpt(key), "LENGTH", 0, LONGEST_VALUE);
            }
        });
    }

    private boolean isNewKey(String text) {
        return isKey(text) && (keys.size() >= KEYS_REMEMBERED || keys.add(text));
    }

    private void checkMessage(Recipient recipient, Problems problems) {
        String message = recipient.customMessage();
        if (message == null) {
            common.ifPresent(template ->
                    checkPlaceholders("personalizationData", template, recipient, problems));
            return;
        }
        if (!Limits.isWithin(message, 1, LONGEST_MESSAGE)) {
            problems.add("customMessage", "LENGTH", 1, LONGEST_MESSAGE);
        }
        Template template = custom.computeIfAbsent(message, reading);
        template.strayBrace()
                .ifPresent(position -> problems.add("customMessage", "STRAY_BRACE", position + 1));
        checkPlaceholders("customMessage", template, recipient, problems);
    }

    private static void checkPlaceholders(
            String field, Template template, Recipient recipient, Problems problems) {
        for (String each : template.ownPlaceholders()) {
            if (recipient.values().get(each) == null) {
                problems.add(field, "UNKNOWN_PLACEHOLDER", Limits.excerpt(each));
            }
        }
    }
}
