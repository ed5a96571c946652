package com.ziraai.campaign.blacklist;

import java.time.Instant;

/** A contact about to be blacklisted; see {@link Entry}. */
record NewEntry(
        String contactKey, String maskedAddress, String reason, Instant addedAt, String addedBy) {

    private static final int SHOWN_AT_FRONT = 6;
    private static final int SHOWN_AT_END = 2;

    /** The number with the middle of it hidden, for example {@code +90555*****67}. */
    static String masked(String e164) {
        int hidden = Math.max(0, e164.length() - SHOWN_AT_FRONT - SHOWN_AT_END);
        int front = Math.min(SHOWN_AT_FRONT, e164.length());
        return e164.substring(0, front) + "*".repeat(hidden) + e164.substring(front + hidden);
    }
}
