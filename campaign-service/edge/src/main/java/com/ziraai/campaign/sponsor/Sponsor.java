package com.ziraai.campaign.sponsor;

import com.ziraai.campaign.admission.Plan;
import com.ziraai.campaign.schedule.QuietHours;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/**
 * A tenant.
 *
 * @param id the {@code sponsor_id} of its tokens
 * @param name as it stands in messages
 * @param plan what it may ask for
 * @param timeZone the zone of its days and times
 * @param language BCP 47 language of its messages
 * @param defaultRegion ISO country of phone numbers written without a country code
 * @param allowedCountries ISO countries it may reach
 * @param quietHours when nothing is sent for it, in its zone; empty for never
 */
public record Sponsor(
        String id,
        String name,
        Plan plan,
        ZoneId timeZone,
        String language,
        String defaultRegion,
        Set<String> allowedCountries,
        Optional<QuietHours> quietHours) {}
