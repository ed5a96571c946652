package com.ziraai.campaign.blacklist;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the routes of this feature answer. */
final class BlacklistAnswer {

    private BlacklistAnswer() {}

    /** {@code entryId} is the contact key. */
    record Data(
            String entryId, String phoneNumber, String reason, Instant addedAt, String addedBy) {}

    record One(boolean success, Data data) {}

    record Page(boolean success, List<Data> data, Pagination pagination) {}

    /** {@code next} is the {@code after} of the following page, null on the last. */
    record Pagination(int pageSize, boolean hasMore, @Nullable String next) {}

    record Removed(boolean success) {}

    static One of(Entry entry) {
        return new One(true, data(entry));
    }

    static Page page(List<Entry> found, int pageSize) {
        boolean hasMore = found.size() > pageSize;
        List<Entry> page = hasMore ? found.subList(0, pageSize) : found;
        return new Page(
                true,
                page.stream().map(BlacklistAnswer::data).toList(),
                new Pagination(
                        pageSize,
                        hasMore,
                        hasMore ? Long.toString(page.getLast().position()) : null));
    }

    private static Data data(Entry entry) {
        return new Data(
                entry.contactKey(),
                entry.maskedNumber(),
                entry.reason(),
                entry.addedAt(),
                entry.addedBy());
    }
}
