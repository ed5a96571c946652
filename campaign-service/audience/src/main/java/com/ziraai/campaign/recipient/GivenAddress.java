package com.ziraai.campaign.recipient;

import com.ziraai.contract.Address;
import com.ziraai.contract.text.Composed;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An address as it came, in the names of the Bulk Operations API.
 *
 * @param type {@code phone} or {@code email}
 */
public record GivenAddress(@Nullable String type, @Nullable String value) {

    static final Map<String, Address> TYPES =
            Map.of("phone", Address.PHONE, "email", Address.EMAIL);

    public GivenAddress {
        value = value == null ? null : Composed.of(value.strip());
    }

    /** One of that kind. */
    public static GivenAddress of(Address kind, String value) {
        return new GivenAddress(
                switch (kind) {
                    case PHONE -> "phone";
                    case EMAIL -> "email";
                },
                value);
    }

    /** What it is; empty if nothing known. */
    Optional<Address> kind() {
        return type == null ? Optional.empty() : Optional.ofNullable(TYPES.get(type));
    }

    boolean is(Address kind) {
        return value != null && type != null && TYPES.get(type) == kind;
    }
}
