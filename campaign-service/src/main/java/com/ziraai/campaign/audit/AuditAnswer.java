package com.ziraai.campaign.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of the log, newest first. */
record AuditAnswer(boolean success, List<AuditEntry> data, Pagination pagination) {

    /** {@code next} is the {@code after} of the following page, null on the last. */
    record Pagination(int limit, boolean hasMore, @Nullable Long next) {}

    /**
     * @param found up to one more than the limit
     */
    static AuditAnswer of(List<AuditEntry> found, int limit) {
        boolean hasMore = found.size() > limit;
        List<AuditEntry> page = hasMore ? found.subList(0, limit) : found;
        return new AuditAnswer(
                true, page, new Pagination(limit, hasMore, hasMore ? page.getLast().id() : null));
    }
}
