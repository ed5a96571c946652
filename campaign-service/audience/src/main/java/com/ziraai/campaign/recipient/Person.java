package com.ziraai.campaign.recipient;

import com.ziraai.contract.Address;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Somebody an order writes to, read and checked, whether a request brought them or a list.
 *
 * @param addresses where they are reached
 * @param name as the sponsor gave it
 * @param values of the sponsor's own placeholders, by name
 * @param code one the sponsor wants them to get; null lets one be made
 * @param message their own; null takes the order's
 * @param externalId the sponsor's own reference of the person
 * @param row of the file they came in; null where they came in a request
 */
public record Person(
        Addresses addresses,
        @Nullable String name,
        Map<String, String> values,
        @Nullable String code,
        @Nullable String message,
        @Nullable String externalId,
        @Nullable Long row) {

    /** Who a recipient turned out to be. */
    public static Person of(Recipient recipient, Addresses addresses, @Nullable Long row) {
        return new Person(
                addresses,
                recipient.name(),
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

    /** The same, not written to at any address of that kind. */
    public Person without(Address kind) {
        return new Person(addresses.without(kind), name, values, code, message, externalId, row);
    }
}
