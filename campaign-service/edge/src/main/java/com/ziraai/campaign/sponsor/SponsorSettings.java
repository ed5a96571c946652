package com.ziraai.campaign.sponsor;

import com.ziraai.campaign.schedule.QuietHours;
import java.time.ZoneId;
import java.util.Optional;
import java.util.SortedSet;

/** A sponsor as an administrator wants it, checked. */
record SponsorSettings(
        String sponsorId,
        String name,
        String plan,
        ZoneId timeZone,
        String language,
        String defaultRegion,
        SortedSet<String> allowedCountries,
        Optional<QuietHours> quietHours) {}
