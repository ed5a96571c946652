package com.ziraai.campaign.generation;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What codes are wanted; kept with the operation as JSON.
 *
 * @param tier subscription tier, 1 to 4; null where none was named
 * @param validityDays days they are good for, counted from their making
 * @param lots runs of codes in the order of their indexes
 */
record CodeOrder(@Nullable Integer tier, int validityDays, List<Lot> lots) {

    /**
     * A run of codes with the same prefix.
     *
     * @param name of the sub-batch; null for what is in none
     * @param metadata as the request had it
     */
    record Lot(@Nullable String name, int quantity, String prefix, @Nullable JsonNode metadata) {}

    int quantity() {
        return lots.stream().mapToInt(Lot::quantity).sum();
    }

    /** The run the code of that index is in; empty beyond the last. */
    Optional<Lot> lotOf(int index) {
        int end = 0;
        for (Lot each : lots) {
            end += each.quantity();
            if (index < end) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
