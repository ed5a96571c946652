package com.ziraai.campaign.audit;

import com.ziraai.campaign.database.Row;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what was noted. */
final class AuditLog {

    private final DatabaseClient database;
    private final JsonMapper json;

    AuditLog(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /**
     * Notes, newest first.
     *
     * @param sponsorId only of that tenant
     * @param subject only of what was done to it
     * @param after only those before that id
     */
    Flux<AuditEntry> page(
            Optional<String> sponsorId, Optional<String> subject, long after, int limit) {
        return database.sql(
                        """
                        SELECT audit_id, happened_at, actor, sponsor_id, action, subject,
                            CAST(before AS text) AS before, CAST(after AS text) AS after
                        FROM audit
                        WHERE audit_id < :after
                        AND (CAST(:sponsor AS text) IS NULL OR sponsor_id = :sponsor)
                        AND (CAST(:subject AS text) IS NULL OR subject = :subject)
                        ORDER BY audit_id DESC LIMIT :limit
                        """)
                .bind("after", after)
                .bind("sponsor", Parameters.in(R2dbcType.VARCHAR, sponsorId.orElse(null)))
                .bind("subject", Parameters.in(R2dbcType.VARCHAR, subject.orElse(null)))
                .bind("limit", limit)
                .map(row -> entry(new Row(row)))
                .all();
    }

    private AuditEntry entry(Row row) {
        return new AuditEntry(
                row.bigNumber("audit_id"),
                row.instant("happened_at"),
                row.text("actor"),
                row.textIfAny("sponsor_id").orElse(null),
                row.text("action"),
                row.text("subject"),
                tree(row.textIfAny("before")),
                tree(row.textIfAny("after")));
    }

    private @Nullable JsonNode tree(Optional<String> text) {
        return text.map(json::readTree).orElse(null);
    }
}
