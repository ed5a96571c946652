package com.ziraai.channel.intent;

import com.ziraai.contract.OperationId;
import com.ziraai.inquiry.Caller;
import com.ziraai.inquiry.Inquiries;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** {@code GET /api/v1/operations/{operationId}/items/{itemIndex}}: this channel's attempts. */
final class AttemptStories {

    private static final String SELECT =
            """
            SELECT * FROM intent
            WHERE operation_day = :day AND operation_id = :operation AND item_index = :index
            AND (:admin OR sponsor_id = :sponsor)
            ORDER BY attempt_no
            """;

    private final DatabaseClient database;

    AttemptStories(DatabaseClient database) {
        this.database = database;
    }

    /**
     * @param attempts by number, one at least
     */
    record Story(List<AttemptStory> attempts) {}

    RouterFunction<ServerResponse> routes(Inquiries inquiries) {
        return inquiries.item(this::find);
    }

    private Mono<Story> find(Caller caller, OperationId operation, int itemIndex) {
        return database.sql(SELECT)
                .bind("day", operation.createdOn())
                .bind("operation", operation.value())
                .bind("index", itemIndex)
                .bind("admin", caller.admin())
                .bind("sponsor", caller.sponsorId().orElse(""))
                .map(AttemptStory::of)
                .all()
                .collectList()
                .filter(attempts -> !attempts.isEmpty())
                .map(Story::new);
    }
}
