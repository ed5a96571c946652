package com.ziraai.campaign.gateway;

import java.time.Duration;

/** Durations as the API writes them: {@code 00:12:30}, {@code 1.02:00:00}, {@code 00:00:02.5}. */
public final class Durations {

    private Durations() {}

    /** To the second, rounded up. */
    public static String wholeSeconds(Duration duration) {
        return format(duration.plusNanos(999_999_999));
    }

    /** To the millisecond, without trailing zeros but with one decimal at least. */
    public static String precise(Duration duration) {
        String millis = "%03d".formatted(duration.toMillisPart()).replaceFirst("0{1,2}$", "");
        return format(duration) + "." + millis;
    }

    private static String format(Duration duration) {
        String time =
                "%02d:%02d:%02d"
                        .formatted(
                                duration.toHoursPart(),
                                duration.toMinutesPart(),
                                duration.toSecondsPart());
        return duration.toDays() == 0 ? time : duration.toDays() + "." + time;
    }
}
