package com.ziraai.campaign.recipient;

import com.ziraai.contract.Address;
import org.jspecify.annotations.Nullable;

/**
 * One address of a person.
 *
 * @param kind what it is
 * @param value a number in E.164, an e-mail address as given with its domain in lower case
 * @param key keyed hash of it, normalised; null of one that is known and must not be written to
 * @param country ISO 3166-1 alpha-2 of a number; null of an e-mail address
 */
public record ContactAddress(
        Address kind, String value, @Nullable String key, @Nullable String country) {

    static ContactAddress of(PhoneReading.Reachable phone, @Nullable String key) {
        return new ContactAddress(Address.PHONE, phone.e164(), key, phone.country());
    }

    static ContactAddress of(EmailAddress email, @Nullable String key) {
        return new ContactAddress(Address.EMAIL, email.value(), key, null);
    }

    private boolean isUsable() {
        return key != null;
    }

    boolean isUsable(Address as) {
        return kind == as && isUsable();
    }

    ContactAddress unused() {
        return new ContactAddress(kind, value, null, country);
    }
}
