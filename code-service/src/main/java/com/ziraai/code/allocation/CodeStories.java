package com.ziraai.code.allocation;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import com.ziraai.code.link.DeepLinks;
import com.ziraai.contract.OperationId;
import com.ziraai.inquiry.Caller;
import com.ziraai.inquiry.Inquiries;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * What items got: {@code GET /api/v1/operations/{operationId}/items/{itemIndex}} for one and {@code
 * GET /api/v1/operations/{operationId}/codes?after=-1&limit=1000} for all of an operation, by
 * index.
 */
final class CodeStories {

    private static final int LONGEST = 1_000;

    private static final String SELECT =
            """
            SELECT item_index, code, refusal, expires_at, created_at FROM code
            WHERE operation_day = :day AND operation_id = :operation AND (:admin OR sponsor_id = :sponsor)
            """;

    private final DatabaseClient database;
    private final DeepLinks links;
    private final Inquiries inquiries;

    CodeStories(DatabaseClient database, DeepLinks links, Inquiries inquiries) {
        this.database = database;
        this.links = links;
        this.inquiries = inquiries;
    }

    RouterFunction<ServerResponse> routes() {
        return route().GET("/api/v1/operations/{operationId}/codes", this::list)
                .build()
                .and(inquiries.item(this::find));
    }

    private Mono<CodeStory> find(Caller caller, OperationId operation, int itemIndex) {
        return select(" AND item_index = :index", caller, operation)
                .bind("index", itemIndex)
                .map(row -> CodeStory.of(row, links))
                .one();
    }

    private Mono<ServerResponse> list(ServerRequest request) {
        return inquiries.answer(
                request,
                caller -> {
                    int after =
                            Inquiries.number(
                                    request.queryParam("after").orElse("-1"),
                                    -1,
                                    Integer.MAX_VALUE - 1);
                    int limit =
                            Inquiries.number(
                                    request.queryParam("limit").orElse("1000"), 1, LONGEST);
                    return list(caller, Inquiries.operation(request), after, limit);
                });
    }

    private Mono<CodeStory.Listing> list(
            Caller caller, OperationId operation, int after, int limit) {
        return select(
                        " AND item_index > :after ORDER BY item_index LIMIT :limit",
                        caller,
                        operation)
                .bind("after", after)
                .bind("limit", limit + 1)
                .map(row -> CodeStory.of(row, links))
                .all()
                .collectList()
                .map(found -> CodeStory.Listing.of(found, limit));
    }

    private GenericExecuteSpec select(String rest, Caller caller, OperationId operation) {
        return database.sql(SELECT + rest)
                .bind("day", operation.createdOn())
                .bind("operation", operation.value())
                .bind("admin", caller.admin())
                .bind("sponsor", caller.sponsorId().orElse(""));
    }
}
