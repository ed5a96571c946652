package com.ziraai.campaign.operation;

import com.ziraai.campaign.database.Row;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** The table {@code retried_item}: which failed item was taken up again, and as what. */
public final class RetriedItems {

    private final DatabaseClient database;

    RetriedItems(DatabaseClient database) {
        this.database = database;
    }

    /** What a failed item was taken up as. */
    public record Successor(String operationId, int itemIndex) {}

    /** What that item was taken up as; empty if it was not. */
    public Mono<Successor> of(String operationId, int itemIndex) {
        return database.sql(
                        """
                        SELECT retry_operation_id, retry_item_index FROM retried_item
                        WHERE operation_id = :id AND item_index = :index
                        """)
                .bind("id", operationId)
                .bind("index", itemIndex)
                .map(columns -> {
                    Row row = new Row(columns);
                    return new Successor(
                            row.text("retry_operation_id"), row.number("retry_item_index"));
                })
                .one();
    }

    /** The items of an operation that were taken up, each with the operation that did. */
    public Mono<Map<Integer, String>> of(String operationId) {
        return database.sql(
                        "SELECT item_index, retry_operation_id FROM retried_item WHERE operation_id = :id")
                .bind("id", operationId)
                .map(columns -> {
                    Row row = new Row(columns);
                    return Map.entry(row.number("item_index"), row.text("retry_operation_id"));
                })
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /**
     * Notes that those items were taken up, in that order; fails if one was already. Of the
     * transaction that stores the operation they are taken up by.
     */
    public Mono<Void> keep(String operationId, List<Integer> itemIndexes, String retryId) {
        return database.sql(
                        """
                        INSERT INTO retried_item (operation_id, item_index, retry_operation_id, retry_item_index)
                        SELECT :id, taken.item, :retry, taken.position FROM unnest(:items, :positions)
                            AS taken(item, position)
                        """)
                .bind("id", operationId)
                .bind("retry", retryId)
                .bind("items", itemIndexes.toArray(Integer[]::new))
                .bind(
                        "positions",
                        IntStream.range(0, itemIndexes.size()).boxed().toArray(Integer[]::new))
                .then();
    }
}
