package com.ziraai.campaign.recipient;

import com.ziraai.contract.text.Composed;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * A recipient as it came, in the names of the Bulk Operations API.
 *
 * @param personalizationData values of the sponsor's own placeholders; numbers and truth values are
 *     taken as text
 * @param priority 1 to 10
 * @param customMessage wins over the operation's template
 * @param externalId the sponsor's own reference of the person; a number is taken as text
 */
public record Recipient(
        @Nullable String name,
        @Nullable String phoneNumber,
        @Nullable String email,
        @Nullable String sponsorshipCode,
        @JsonDeserialize(contentUsing = ScalarText.class)
                @Nullable Map<String, @Nullable String> personalizationData,
        @Nullable Integer priority,
        @Nullable String customMessage,
        @JsonDeserialize(using = ScalarText.class) @Nullable String externalId) {

    /** Texts and names of values are composed here, whatever file or request they came with. */
    public Recipient {
        name = name == null ? null : Composed.of(name);
        email = email == null ? null : Composed.of(email.strip());
        customMessage = customMessage == null ? null : Composed.of(customMessage);
        personalizationData = personalizationData == null ? null : composed(personalizationData);
    }

    /** Nothing is known of it. */
    public static final Recipient EMPTY =
            new Recipient(null, null, null, null, null, null, null, null);

    /** Where a recipient's own is not given. */
    public static final int DEFAULT_PRIORITY = 5;

    /** Mostly the same; of names that become equal, the later stay as they are and are refused. */
    private static Map<String, @Nullable String> composed(Map<String, @Nullable String> given) {
        if (given.entrySet().stream().allMatch(Recipient::isComposed)) {
            return given;
        }
        Map<String, @Nullable String> values = new LinkedHashMap<>();
        given.forEach((name, value) -> {
            String composed = Composed.of(name);
            boolean taken = !composed.equals(name) && given.containsKey(composed);
            values.put(
                    taken || values.containsKey(composed) ? name : composed,
                    value == null ? null : Composed.of(value));
        });
        return values;
    }

    private static boolean isComposed(Map.Entry<String, @Nullable String> each) {
        String value = each.getValue();
        return Composed.is(each.getKey()) && (value == null || Composed.is(value));
    }

    Recipient without(boolean itsEmail, boolean itsPriority) {
        return new Recipient(
                name,
                phoneNumber,
                itsEmail ? null : email,
                sponsorshipCode,
                personalizationData,
                itsPriority ? null : priority,
                customMessage,
                externalId);
    }

    /** The values given, possibly none. */
    public Map<String, @Nullable String> values() {
        return Optional.ofNullable(personalizationData).orElse(Map.of());
    }

    /** The phone number, or an empty text. */
    public String phoneOrNone() {
        return Optional.ofNullable(phoneNumber).orElse("");
    }

    /** 1 to 10, if what was given is. */
    public int urgency() {
        return priority == null ? DEFAULT_PRIORITY : priority;
    }
}
