package com.ziraai.campaign.sender;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A sender as its channel tells it.
 *
 * @param standing OPEN, RESTS, FULL or OFF: whether it takes messages now
 * @param dailyCapacity messages a day of UTC; null for any number
 * @param capacityLeft of today; null where there is no capacity or nothing was sent yet
 * @param countries empty for all
 * @param sponsors empty for all
 * @param changedBy SETTINGS or ADMINISTRATOR
 * @param changedAt null while its channel has not told it yet
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record SeenSender(
        String provider,
        String sender,
        String standing,
        boolean enabled,
        double ratePerSecond,
        double weight,
        @Nullable Long dailyCapacity,
        @Nullable Long capacityLeft,
        List<String> countries,
        List<String> sponsors,
        long revision,
        String changedBy,
        @Nullable Instant changedAt) {

    /** What a change can be about. */
    record Terms(
            boolean enabled,
            double ratePerSecond,
            double weight,
            @Nullable Long dailyCapacity,
            List<String> countries,
            List<String> sponsors) {

        /** The terms after a change. */
        Terms with(SenderChange change) {
            return new Terms(
                    change.enabled() == null ? enabled : change.enabled(),
                    change.ratePerSecond() == null
                            ? ratePerSecond
                            : change.ratePerSecond().doubleValue(),
                    change.weight() == null ? weight : change.weight().doubleValue(),
                    capacity(change),
                    sorted(change.countries(), countries),
                    sorted(change.sponsors(), sponsors));
        }

        private @Nullable Long capacity(SenderChange change) {
            if (change.dailyCapacity() == null) {
                return dailyCapacity;
            }
            return change.dailyCapacity().isNull() ? null : (Long) change.dailyCapacity().asLong();
        }

        private static List<String> sorted(
                @Nullable List<@Nullable String> changed, List<String> otherwise) {
            return changed == null
                    ? otherwise
                    : List.copyOf(
                            new TreeSet<>(changed.stream().map(Objects::requireNonNull).toList()));
        }
    }

    Terms terms() {
        return new Terms(enabled, ratePerSecond, weight, dailyCapacity, countries, sponsors);
    }
}
