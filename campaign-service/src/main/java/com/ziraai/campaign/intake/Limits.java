package com.ziraai.campaign.intake;

import com.ziraai.campaign.gateway.Violations;
import org.jspecify.annotations.Nullable;

/** Checks that values keep to their bounds; an absent value does. */
final class Limits {

    private static final int EXCERPT = 60;

    private Limits() {}

    static void range(
            String path, @Nullable Integer value, int least, int most, Violations violations) {
        if (value != null && (value < least || value > most)) {
            violations.add(path, "RANGE", least, most);
        }
    }

    static void length(
            String path, @Nullable String value, int least, int most, Violations violations) {
        if (value != null) {
            int length = value.codePointCount(0, value.length());
            if (length < least || length > most || (least > 0 && value.isBlank())) {
                violations.add(path, "LENGTH", least, most);
            }
        }
    }

    /** Enough of what the caller wrote to recognise it, and no more. */
    static String excerpt(String given) {
        if (given.length() <= EXCERPT) {
            return given;
        }
        int end = Character.isHighSurrogate(given.charAt(EXCERPT - 1)) ? EXCERPT - 1 : EXCERPT;
        return given.substring(0, end) + "…";
    }
}
