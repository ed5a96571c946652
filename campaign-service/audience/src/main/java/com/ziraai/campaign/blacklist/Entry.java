package com.ziraai.campaign.blacklist;

import java.time.Instant;

/**
 * A blacklisted contact.
 *
 * @param position grows with each entry; where a page ends
 * @param contactKey stands for the number and is the entry's id
 * @param maskedNumber enough of the number for a person to recognise it
 * @param reason in the words of who added it, possibly empty
 * @param addedBy subject of the token
 */
record Entry(
        long position,
        String contactKey,
        String maskedNumber,
        String reason,
        Instant addedAt,
        String addedBy) {}
