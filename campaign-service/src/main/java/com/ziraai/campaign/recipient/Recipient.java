package com.ziraai.campaign.recipient;

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
 */
public record Recipient(
        @Nullable String name,
        @Nullable String phoneNumber,
        @Nullable String email,
        @Nullable String sponsorshipCode,
        @JsonDeserialize(contentUsing = ScalarText.class)
                @Nullable Map<String, @Nullable String> personalizationData,
        @Nullable Integer priority,
        @Nullable String customMessage) {

    /** Nothing is known of it. */
    public static final Recipient EMPTY = new Recipient(null, null, null, null, null, null, null);

    /** Where a recipient's own is not given. */
    public static final int DEFAULT_PRIORITY = 5;

    Recipient without(boolean itsEmail, boolean itsPriority) {
        return new Recipient(
                name,
                phoneNumber,
                itsEmail ? null : email,
                sponsorshipCode,
                personalizationData,
                itsPriority ? null : priority,
                customMessage);
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
