package com.ziraai.campaign.item;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Some items of an operation, by index.
 *
 * @param next to be asked for as {@code after}; null when these are the last
 */
public record ItemPage(List<KnownItem> items, @Nullable Integer next) {

    /** Of an operation analytics has not heard of: its items are all pending. */
    static ItemPage ofPending(int after, int limit, int total) {
        int end = (int) Math.min((long) after + 1 + limit, total);
        return new ItemPage(
                IntStream.range(after + 1, end).mapToObj(KnownItem::pending).toList(),
                end < total ? end - 1 : null);
    }
}
