package com.ziraai.campaign.sponsor;

import com.ziraai.campaign.gateway.ProblemException;
import com.ziraai.campaign.gateway.Violations;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code PUT /api/v1/sponsors/{sponsorId}}.
 *
 * @param name required, 1 to 200 characters
 * @param timeZone IANA zone; Europe/Istanbul where absent
 * @param plan name of a plan; default where absent
 * @param language BCP 47 language of its messages; tr where absent
 * @param defaultRegion ISO country of numbers without country code; TR where absent
 * @param allowedCountries ISO countries it may reach; TR and IN where absent
 * @param quietHours when nothing is sent for it; none where absent
 */
record SponsorRequest(
        @Nullable String name,
        @Nullable String timeZone,
        @Nullable String plan,
        @Nullable String language,
        @Nullable String defaultRegion,
        @Nullable List<@Nullable String> allowedCountries,
        @Nullable QuietHoursRequest quietHours) {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final int MAX_NAME = 200;

    /**
     * These settings for that sponsor.
     *
     * @throws ProblemException naming every field that is wrong
     */
    SponsorSettings settingsOf(String sponsorId) {
        Violations violations = new Violations();
        String name = checkedName(violations);
        ZoneId zone = zone(violations);
        SponsorSettings settings =
                new SponsorSettings(
                        sponsorId,
                        name,
                        plan == null ? "default" : plan,
                        zone,
                        checkedLanguage(violations),
                        country(
                                "defaultRegion",
                                defaultRegion == null ? "TR" : defaultRegion,
                                violations),
                        countries(violations),
                        Optional.ofNullable(quietHours)
                                .flatMap(each -> each.read("quietHours", zone, violations)));
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        return settings;
    }

    private String checkedName(Violations violations) {
        if (name == null || name.isBlank()) {
            violations.add("name", "REQUIRED");
            return "";
        }
        if (name.length() > MAX_NAME) {
            violations.add("name", "LENGTH", 1, MAX_NAME);
        }
        return name.strip();
    }

    private ZoneId zone(Violations violations) {
        try {
            return ZoneId.of(timeZone == null ? "Europe/Istanbul" : timeZone);
        } catch (DateTimeException e) {
            violations.add("timeZone", "UNKNOWN_TIME_ZONE", String.valueOf(timeZone));
            return ZoneId.of("UTC");
        }
    }

    private String checkedLanguage(Violations violations) {
        String tag = language == null ? "tr" : Locale.forLanguageTag(language).toLanguageTag();
        if (tag.equals("und")) {
            violations.add("language", "UNKNOWN_LANGUAGE", String.valueOf(language));
        }
        return tag;
    }

    private SortedSet<String> countries(Violations violations) {
        SortedSet<String> checked = new TreeSet<>();
        if (allowedCountries == null) {
            checked.addAll(List.of("TR", "IN"));
            return checked;
        }
        for (int i = 0; i < allowedCountries.size(); i++) {
            checked.add(
                    country(
                            "allowedCountries[" + i + "]",
                            String.valueOf(allowedCountries.get(i)),
                            violations));
        }
        if (checked.isEmpty()) {
            violations.add("allowedCountries", "REQUIRED");
        }
        return checked;
    }

    private static String country(String path, String given, Violations violations) {
        String country = given.toUpperCase(Locale.ROOT);
        if (!COUNTRIES.contains(country)) {
            violations.add(path, "UNKNOWN_COUNTRY", given);
        }
        return country;
    }
}
