package com.ziraai.campaign.blacklist;

import com.ziraai.campaign.gateway.Page;
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

    record Listed(boolean success, List<Data> data, Pagination pagination) {}

    /** {@code next} is the {@code after} of the following page, null on the last. */
    record Pagination(int pageSize, boolean hasMore, @Nullable String next) {}

    record Removed(boolean success) {}

    static One of(Entry entry) {
        return new One(true, data(entry));
    }

    static Listed page(List<Entry> found, int pageSize) {
        Page<Entry> page = Page.of(found, pageSize);
        return new Listed(
                true,
                page.items().stream().map(BlacklistAnswer::data).toList(),
                new Pagination(
                        pageSize,
                        page.hasMore(),
                        page.next(last -> Long.toString(last.position()))));
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
