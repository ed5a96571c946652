package com.ziraai.campaign.sponsor;

import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A sponsor as its route answers it. */
record SponsorAnswer(boolean success, Data data) {

    record Data(
            String sponsorId,
            String name,
            String timeZone,
            String plan,
            String language,
            String defaultRegion,
            SortedSet<String> allowedCountries,
            @Nullable Hours quietHours) {}

    /** {@code HH:mm} each. */
    record Hours(String from, String to) {}

    static SponsorAnswer of(Sponsor sponsor) {
        return new SponsorAnswer(
                true,
                new Data(
                        sponsor.id(),
                        sponsor.name(),
                        sponsor.timeZone().getId(),
                        sponsor.plan().name(),
                        sponsor.language(),
                        sponsor.defaultRegion(),
                        new TreeSet<>(sponsor.allowedCountries()),
                        sponsor.quietHours()
                                .map(each ->
                                        new Hours(each.from().toString(), each.to().toString()))
                                .orElse(null)));
    }
}
