package com.ziraai.campaign.operation;

import com.ziraai.campaign.database.Row;
import com.ziraai.contract.OperationId;
import com.ziraai.event.Item;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Reads stored operations and their items back, one at a time. */
public final class StoredItems {

    private final DatabaseClient database;
    private final ItemSchemas schemas;

    StoredItems(DatabaseClient database, ItemSchemas schemas) {
        this.database = database;
        this.schemas = schemas;
    }

    /** The tenant of that operation; empty when there is none. */
    public Mono<String> ownerOf(String operationId) {
        return database.sql("SELECT sponsor_id FROM operation WHERE operation_id = :id")
                .bind("id", operationId)
                .mapValue(String.class)
                .one();
    }

    /**
     * The item as it was stored, its release not set; empty when there is none, or its batch is
     * past the retention.
     */
    public Mono<Item> find(OperationId operation, int itemIndex) {
        return database.sql(
                        """
                        SELECT first_index, item_count, schema_fingerprint, items FROM batch
                        WHERE operation_day = :day AND operation_id = :id
                        AND first_index <= :index AND first_index + item_count > :index
                        """)
                .bind("day", operation.createdOn())
                .bind("id", operation.value())
                .bind("index", itemIndex)
                .map(row -> Batch.of(new Row(row)))
                .one()
                .flatMap(batch ->
                        schemas.get(batch.fingerprint)
                                .map(schema ->
                                        new PackedItems(schema, batch.itemCount, batch.bytes)
                                                .unpack()
                                                .get(itemIndex - batch.firstIndex)
                                                .getItem()));
    }

    @SuppressWarnings("ArrayRecordComponent") // a row, never compared
    private record Batch(int firstIndex, int itemCount, long fingerprint, byte[] bytes) {

        static Batch of(Row row) {
            return new Batch(
                    row.number("first_index"),
                    row.number("item_count"),
                    row.bigNumber("schema_fingerprint"),
                    row.bytes("items"));
        }
    }
}
