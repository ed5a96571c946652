package com.ziraai.campaign.intake;

import com.ziraai.campaign.recipient.Recipient;
import com.ziraai.campaign.recipient.Verdict;
import com.ziraai.campaign.sponsor.Sponsor;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A request with recipients, read and without mistakes; who is blacklisted is not known yet.
 *
 * @param verdicts what becomes of each recipient
 * @param contactKeys of each recipient
 * @param reader what it counted
 */
record Reading(
        SendLinksRequest request,
        Sponsor sponsor,
        Settings settings,
        List<Recipient> recipients,
        List<Verdict> verdicts,
        List<String> contactKeys,
        RecipientReader reader,
        Instant now) {

    /** How many of its recipients name one of these codes. */
    int count(Set<String> codes) {
        return Math.toIntExact(
                recipients.stream()
                        .filter(each ->
                                each.sponsorshipCode() != null
                                        && codes.contains(each.sponsorshipCode()))
                        .count());
    }
}
