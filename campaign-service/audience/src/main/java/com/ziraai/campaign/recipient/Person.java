package com.ziraai.campaign.recipient;

import com.ziraai.contract.Media;
import com.ziraai.event.Channel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Somebody an order writes to, read and checked, whether a request brought them or a list.
 *
 * @param address where they are reached
 * @param name as the sponsor gave it
 * @param values of the sponsor's own placeholders, by name
 * @param code one the sponsor wants them to get; null lets one be made
 * @param message their own; null takes the order's
 * @param externalId the sponsor's own reference of the person
 * @param row of the file they came in; null where they came in a request
 */
public record Person(
        Address address,
        @Nullable String name,
        Map<String, String> values,
        @Nullable String code,
        @Nullable String message,
        @Nullable String externalId,
        @Nullable Long row) {

    /**
     * @param key contact key: whoever it is for, it stands for the person everywhere
     * @param phone E.164; null where no number was found
     * @param country ISO 3166-1 alpha-2 of the number; null when that is
     * @param email as given; null when none was
     * @param emailKey stands for the e-mail address; null where none can be written to
     */
    public record Address(
            String key,
            @Nullable String phone,
            @Nullable String country,
            @Nullable String email,
            @Nullable String emailKey) {

        /**
         * @param given e-mail address, kept where it cannot be written to as well
         */
        public static Address of(
                String key, Reach reach, @Nullable String emailKey, @Nullable String given) {
            return new Address(
                    key,
                    reach.phone() == null ? null : reach.phone().e164(),
                    reach.phone() == null ? null : reach.phone().country(),
                    reach.email() == null ? given : reach.email().value(),
                    reach.email() == null ? null : emailKey);
        }

        /** Whether a channel that reaches people there reaches this one. */
        public boolean has(com.ziraai.contract.Address kind) {
            return switch (kind) {
                case PHONE -> phone != null;
                case EMAIL -> emailKey != null;
            };
        }

        /** Key of what the first of the channels that reaches them goes to; null if none does. */
        public @Nullable String firstKeyOf(List<Channel> channels) {
            for (Channel each : channels) {
                String found =
                        switch (Media.addressOf(each)) {
                            case PHONE -> phone == null ? null : key;
                            case EMAIL -> emailKey;
                        };
                if (found != null) {
                    return found;
                }
            }
            return null;
        }
    }

    /** Who a recipient turned out to be. */
    public static Person of(Recipient recipient, Address address, @Nullable Long row) {
        return new Person(
                address,
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
}
