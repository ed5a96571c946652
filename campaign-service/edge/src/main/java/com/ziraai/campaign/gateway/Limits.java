package com.ziraai.campaign.gateway;

import org.jspecify.annotations.Nullable;

/** Checks that values keep to their bounds; an absent value does. */
public final class Limits {

    private static final int EXCERPT = 60;

    private Limits() {}

    /** A number within bounds. */
    public static void range(
            String path, @Nullable Integer value, int least, int most, Violations violations) {
        if (value != null && (value < least || value > most)) {
            violations.add(path, "RANGE", least, most);
        }
    }

    /** A text of so many characters; of one that has to have any, not all may be blank. */
    public static void length(
            String path, @Nullable String value, int least, int most, Violations violations) {
        if (value != null && !isWithin(value, least, most)) {
            violations.add(path, "LENGTH", least, most);
        }
    }

    /** Whether a text has so many characters, not all of them blank where it has to have any. */
    public static boolean isWithin(String value, int least, int most) {
        int length = value.codePointCount(0, value.length());
        return length >= least && length <= most && (least == 0 || !value.isBlank());
    }

    /** Enough of what the caller wrote to recognise it, and no more. */
    public static String excerpt(String given) {
        if (given.length() <= EXCERPT) {
            return given;
        }
        int end = Character.isHighSurrogate(given.charAt(EXCERPT - 1)) ? EXCERPT - 1 : EXCERPT;
        return given.substring(0, end) + "…";
    }
}
