package com.ziraai.dispatch.story;

import com.ziraai.contract.OperationId;
import com.ziraai.dispatch.story.Story.Decision;
import com.ziraai.dispatch.story.Story.Waiting;
import com.ziraai.inquiry.Caller;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Reads what was decided about single items. */
final class Stories {

    /** An item without the tenant of its first decision is shown to administrators only. */
    private static final String DECISIONS =
            """
            SELECT attempt_no, channel, end_status, reason, waits_for, decided_at FROM decision d
            WHERE operation_day = :day AND operation_id = :operation AND item_index = :index
            AND (:admin OR EXISTS (
                SELECT FROM decision first
                WHERE first.operation_day = :day AND first.operation_id = :operation
                AND first.item_index = :index AND first.attempt_no = 1 AND first.sponsor_id = :sponsor))
            ORDER BY attempt_no
            """;

    private static final String WAITING =
            """
            SELECT kind, attempt_no, reason, due_at FROM followup
            WHERE operation_id = :operation AND item_index = :index ORDER BY due_at
            """;

    private final DatabaseClient database;

    Stories(DatabaseClient database) {
        this.database = database;
    }

    /** The item's story; empty when nothing was decided or it is not the caller's. */
    Mono<Story> find(Caller caller, OperationId operation, int itemIndex) {
        return decisions(caller, operation, itemIndex)
                .filter(decisions -> !decisions.isEmpty())
                .flatMap(decisions ->
                        waiting(operation, itemIndex).map(rows -> new Story(decisions, rows)));
    }

    private Mono<List<Decision>> decisions(Caller caller, OperationId operation, int itemIndex) {
        return database.sql(DECISIONS)
                .bind("day", operation.createdOn())
                .bind("operation", operation.value())
                .bind("index", itemIndex)
                .bind("admin", caller.admin())
                .bind("sponsor", caller.sponsorId().orElse(""))
                .map(Decision::of)
                .all()
                .collectList();
    }

    private Mono<List<Waiting>> waiting(OperationId operation, int itemIndex) {
        return database.sql(WAITING)
                .bind("operation", operation.value())
                .bind("index", itemIndex)
                .map(Waiting::of)
                .all()
                .collectList();
    }
}
