package com.ziraai.campaign.gateway;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What an answer says of its page.
 *
 * @param next the {@code after} of the following page, null on the last
 */
public record Pagination<K>(int limit, boolean hasMore, @Nullable K next) {

    public static <T, K> Pagination<K> of(Page<T> page, int limit, Function<T, K> position) {
        return new Pagination<>(limit, page.hasMore(), page.next(position));
    }
}
