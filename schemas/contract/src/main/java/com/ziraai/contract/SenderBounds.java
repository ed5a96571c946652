package com.ziraai.contract;

import java.util.Collection;
import java.util.regex.Pattern;

/** What may be said of a sender, by its settings as by an administrator. */
public final class SenderBounds {

    /** Messages a second, and a weight: one in a hundred seconds at least. */
    public static final String LEAST_RATE = "0.01";

    public static final String MOST_RATE = "100000";

    /** Messages a day: 100,000 a second come to nine times as many. */
    public static final long MOST_A_DAY = 1_000_000_000L;

    /** Countries or tenants a sender can name. */
    public static final int MOST_NAMES = 300;

    /** ISO 3166-1 alpha-2. */
    public static final String COUNTRY = "[A-Z]{2}";

    private static final double LEAST = Double.parseDouble(LEAST_RATE);
    private static final double MOST = Double.parseDouble(MOST_RATE);
    private static final Pattern COUNTRIES = Pattern.compile(COUNTRY);
    private static final Pattern TENANTS = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

    private SenderBounds() {}

    /** Whether it can be a rate or a weight. */
    public static boolean isRate(double perSecond) {
        return perSecond >= LEAST && perSecond <= MOST;
    }

    /** Whether it can be a daily capacity. */
    public static boolean isCapacity(long aDay) {
        return aDay >= 1 && aDay <= MOST_A_DAY;
    }

    /** Whether these can be the countries a sender serves. */
    public static boolean areCountries(Collection<String> countries) {
        return countries.size() <= MOST_NAMES
                && countries.stream().allMatch(COUNTRIES.asMatchPredicate());
    }

    /** Whether these can be the tenants a sender serves. */
    public static boolean areSponsors(Collection<String> sponsors) {
        return sponsors.size() <= MOST_NAMES
                && sponsors.stream().allMatch(TENANTS.asMatchPredicate());
    }
}
