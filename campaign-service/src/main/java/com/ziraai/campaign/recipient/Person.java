package com.ziraai.campaign.recipient;

import com.ziraai.campaign.recipient.PhoneReading.Reachable;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Somebody an order writes to, read and checked, whether a request brought them or a list.
 *
 * @param address where they are reached
 * @param name as the sponsor gave it
 * @param email as given
 * @param values of the sponsor's own placeholders, by name
 * @param code one the sponsor wants them to get; null lets one be made
 * @param message their own; null takes the order's
 * @param externalId the sponsor's own reference of the person
 * @param row of the file they came in; null where they came in a request
 */
public record Person(
        Address address,
        @Nullable String name,
        @Nullable String email,
        Map<String, String> values,
        @Nullable String code,
        @Nullable String message,
        @Nullable String externalId,
        @Nullable Long row) {

    /**
     * @param key contact key: whoever it is for, it stands for the address everywhere
     * @param phone E.164; null where no number was found
     * @param country ISO 3166-1 alpha-2 of the number; null when that is
     */
    public record Address(String key, @Nullable String phone, @Nullable String country) {

        public static Address of(String key, Reachable number) {
            return new Address(key, number.e164(), number.country());
        }
    }

    /** Who a recipient turned out to be. */
    public static Person of(Recipient recipient, Address address, @Nullable Long row) {
        return new Person(
                address,
                recipient.name(),
                recipient.email(),
                given(recipient.values()),
                recipient.sponsorshipCode(),
                recipient.customMessage(),
                recipient.externalId(),
                row);
    }

    private static Map<String, String> given(Map<String, @Nullable String> values) {
        if (values.isEmpty()) {
            return Map.of();
        }
        Map<String, String> given = new HashMap<>();
        values.forEach((name, value) -> {
            if (value != null) {
                given.put(name, value);
            }
        });
        return given;
    }
}
