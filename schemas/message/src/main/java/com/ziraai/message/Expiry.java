package com.ziraai.message;

import com.ziraai.event.DistributionRequested;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The days a code belongs to, by the sponsor's calendar. */
public final class Expiry {

    private Expiry() {}

    /** Day of release where the sponsor is. */
    public static LocalDate releaseDay(DistributionRequested request) {
        return LocalDate.ofInstant(request.getItem().getReleasedAt(), zone(request));
    }

    /** Last millisecond of the last day on which the code is good. */
    public static Instant expiresAt(DistributionRequested request) {
        return releaseDay(request)
                .plusDays(request.getCodeValidityDays() + 1L)
                .atStartOfDay(zone(request))
                .toInstant()
                .minusMillis(1);
    }

    private static ZoneId zone(DistributionRequested request) {
        return ZoneId.of(request.getTimeZone());
    }
}
