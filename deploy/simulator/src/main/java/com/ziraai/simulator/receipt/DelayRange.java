package com.ziraai.simulator.receipt;

import com.ziraai.simulator.json.InvalidField;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A range of delays, written {@code 50ms..200ms} or {@code 1s}. */
public record DelayRange(Duration min, Duration max) {

    private static final Pattern DURATION = Pattern.compile("(\\d{1,7})(ms|s)");

    /**
     * @throws InvalidField naming {@code receiptDelay}
     */
    public static DelayRange parse(String text) {
        String[] ends = text.split("\\.\\.", -1);
        if (ends.length > 2) {
            throw new InvalidField("receiptDelay", "must look like 50ms..200ms");
        }
        DelayRange range = new DelayRange(duration(ends[0]), duration(ends[ends.length - 1]));
        if (range.min.compareTo(range.max) > 0) {
            throw new InvalidField("receiptDelay", "must not end before it begins");
        }
        return range;
    }

    /** A single duration such as {@code 200ms}. */
    public static Duration duration(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            throw new InvalidField("receiptDelay", "must look like 50ms..200ms");
        }
        long amount = Long.parseLong(matcher.group(1));
        return matcher.group(2).equals("s")
                ? Duration.ofSeconds(amount)
                : Duration.ofMillis(amount);
    }

    /**
     * @param draw within [0, 1)
     */
    public Duration at(double draw) {
        return min.plusNanos((long) (max.minus(min).toNanos() * draw));
    }

    @Override
    public String toString() {
        return min.toMillis() + "ms.." + max.toMillis() + "ms";
    }
}
