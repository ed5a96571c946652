package com.ziraai.campaign.sponsor;

import com.ziraai.campaign.gateway.Page;
import com.ziraai.campaign.gateway.Pagination;
import java.util.List;
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
            @Nullable Hours quietHours) {

        static Data of(Sponsor sponsor) {
            return new Data(
                    sponsor.id(),
                    sponsor.name(),
                    sponsor.timeZone().getId(),
                    sponsor.plan().name(),
                    sponsor.language(),
                    sponsor.defaultRegion(),
                    new TreeSet<>(sponsor.allowedCountries()),
                    sponsor.quietHours()
                            .map(each -> new Hours(each.from().toString(), each.to().toString()))
                            .orElse(null));
        }
    }

    /** {@code HH:mm} each. */
    record Hours(String from, String to) {}

    /** Several sponsors, by id. */
    record Listed(boolean success, List<Data> data, Pagination<String> pagination) {

        /**
         * @param found up to one more than the limit
         */
        static Listed of(List<Sponsor> found, int limit) {
            Page<Sponsor> page = Page.of(found, limit);
            return new Listed(
                    true,
                    page.items().stream().map(Data::of).toList(),
                    Pagination.of(page, limit, Sponsor::id));
        }
    }

    static SponsorAnswer of(Sponsor sponsor) {
        return new SponsorAnswer(true, Data.of(sponsor));
    }
}
