package com.ziraai.campaign.item;

import com.ziraai.campaign.recipient.EmailAddress;
import org.jspecify.annotations.Nullable;

/** Addresses that show which one it was to who knows it, and to nobody else. */
final class Masked {

    private static final int SHOWN_FIRST = 3;
    private static final int SHOWN_LAST = 2;

    private Masked() {}

    /** The beginning and the last two digits: {@code +90********67}. */
    static @Nullable String phone(@Nullable String e164) {
        if (e164 == null) {
            return null;
        }
        int hidden = Math.max(0, e164.length() - SHOWN_FIRST - SHOWN_LAST);
        return hidden == 0
                ? "*".repeat(e164.length())
                : e164.substring(0, SHOWN_FIRST)
                        + "*".repeat(hidden)
                        + e164.substring(e164.length() - SHOWN_LAST);
    }

    /** The first letter and the domain: {@code a***@example.org}. */
    static @Nullable String email(@Nullable String address) {
        return address == null
                ? null
                : EmailAddress.of(address).map(EmailAddress::masked).orElse("***");
    }
}
