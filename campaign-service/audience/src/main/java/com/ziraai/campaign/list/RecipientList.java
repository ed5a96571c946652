package com.ziraai.campaign.list;

import com.ziraai.campaign.table.TableFormat;
import java.time.Instant;
import java.util.Optional;

/**
 * A list, without its rows.
 *
 * @param report empty while its file is coming
 * @param readyAt when its file had come
 * @param decidedAt when somebody approved or rejected it, and who
 */
record RecipientList(
        String id,
        String sponsorId,
        String name,
        ListState state,
        boolean requiresApproval,
        TableFormat format,
        Columns columns,
        Optional<Report> report,
        Instant createdAt,
        String createdBy,
        Optional<Instant> readyAt,
        Optional<Instant> decidedAt,
        Optional<String> decidedBy) {}
