package com.ziraai.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.event.DistributionRequested;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpiryTest {

    /** Released 2026-11-21T22:30:00Z. */
    @ParameterizedTest
    @CsvSource({
        "UTC, 2026-11-21",
        "Europe/Istanbul, 2026-11-22",
        "Asia/Kolkata, 2026-11-22",
        "America/New_York, 2026-11-21"
    })
    void theDayIsTheSponsors(String zone, LocalDate day) {
        assertThat(Expiry.releaseDay(request(zone, 30))).isEqualTo(day);
    }

    @ParameterizedTest
    @CsvSource({
        "UTC, 0, 2026-11-21T23:59:59.999Z",
        "UTC, 30, 2026-12-21T23:59:59.999Z",
        "Europe/Istanbul, 30, 2026-12-22T20:59:59.999Z",
        "America/New_York, 180, 2027-05-21T03:59:59.999Z"
    })
    void aCodeIsGoodToTheEndOfItsLastDay(String zone, int days, Instant expiry) {
        assertThat(Expiry.expiresAt(request(zone, days))).isEqualTo(expiry);
    }

    private static DistributionRequested request(String zone, int validityDays) {
        return SampleRequests.one().setTimeZone(zone).setCodeValidityDays(validityDays).build();
    }
}
