package com.ziraai.campaign.gateway;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A run of rows.
 *
 * @param hasMore whether others follow
 */
public record Page<T>(List<T> items, boolean hasMore) {

    /**
     * The first rows of what was found.
     *
     * @param found up to one more than the limit
     */
    public static <T> Page<T> of(List<T> found, int limit) {
        boolean hasMore = found.size() > limit;
        return new Page<>(hasMore ? found.subList(0, limit) : found, hasMore);
    }

    /** Where the following page begins; null on the last. */
    public <K> @Nullable K next(Function<T, K> position) {
        return hasMore ? position.apply(items.getLast()) : null;
    }
}
