package com.ziraai.campaign.blacklist;

import java.util.Optional;

/**
 * Whom an entry binds.
 *
 * @param key of the table: a sponsor's id, or a star, which no sponsor's id holds
 */
record Owner(String key) {

    /** All sponsors: the owner of global suppressions. */
    static final Owner EVERYBODY = new Owner("*");

    /** The sponsor; empty if it is all of them. */
    Optional<String> sponsorId() {
        return equals(EVERYBODY) ? Optional.empty() : Optional.of(key);
    }
}
