package com.ziraai.campaign.intake;

import com.ziraai.campaign.recipient.Recipient;
import com.ziraai.campaign.recipient.Verdict;
import com.ziraai.campaign.sponsor.Sponsor;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

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

    /** The codes recipients are given, one for each that is given one. */
    List<String> codes() {
        return recipients.stream()
                .map(Recipient::sponsorshipCode)
                .filter(Objects::nonNull)
                .toList();
    }

    /** How many of those that get a message have their own, other than the common one. */
    int ownMessages() {
        return Math.toIntExact(
                IntStream.range(0, recipients.size())
                        .filter(index -> verdicts.get(index) instanceof Verdict.Send)
                        .mapToObj(recipients::get)
                        .filter(each ->
                                each.customMessage() != null
                                        && !settings.template()
                                                .equals(Optional.of(each.customMessage())))
                        .count());
    }
}
