package com.ziraai.campaign.consent;

import com.ziraai.campaign.database.Row;
import com.ziraai.event.ContactConsent;
import java.time.Instant;

/**
 * How a contact stands.
 *
 * @param owner a sponsor's id, or a star for all sponsors
 * @param contactKey stands for the address
 * @param suppressed whether nothing may be sent to it
 * @param since when it became so
 */
record Consent(String owner, String contactKey, boolean suppressed, Instant since) {

    private static final String EVERYBODY = "*";

    static Consent of(Row row) {
        return new Consent(
                row.text("owner"),
                row.text("contact_key"),
                row.truth("suppressed"),
                row.instant("since"));
    }

    /** The record's key. */
    String key() {
        return owner + "/" + contactKey;
    }

    ContactConsent event() {
        boolean isForAll = owner.equals(EVERYBODY);
        return new ContactConsent(
                isForAll ? null : owner, contactKey, suppressed, reason(isForAll), since);
    }

    /** What people write as a reason may name a person, so it stays here. */
    private String reason(boolean isForAll) {
        if (!suppressed) {
            return "REMOVED";
        }
        return isForAll ? "SUPPRESSED" : "BLACKLISTED";
    }
}
