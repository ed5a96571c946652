package com.ziraai.campaign.audit;

import com.ziraai.campaign.gateway.Page;
import com.ziraai.campaign.gateway.Pagination;
import java.util.List;

/** A page of the log, newest first. */
record AuditAnswer(boolean success, List<AuditEntry> data, Pagination<Long> pagination) {

    /**
     * @param found up to one more than the limit
     */
    static AuditAnswer of(List<AuditEntry> found, int limit) {
        Page<AuditEntry> page = Page.of(found, limit);
        return new AuditAnswer(true, page.items(), Pagination.of(page, limit, AuditEntry::id));
    }
}
