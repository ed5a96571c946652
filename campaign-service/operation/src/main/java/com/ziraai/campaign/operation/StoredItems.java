package com.ziraai.campaign.operation;

import com.ziraai.campaign.database.Row;
import com.ziraai.contract.OperationId;
import com.ziraai.event.DistributionRequested;
import com.ziraai.event.Item;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads stored operations and their items back, one at a time. */
public final class StoredItems {

    /** Batches asked for together; a thousand items of the rarest state may be in as many. */
    private static final int FETCHED = 32;

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
        return whole(operation, itemIndex).map(stored -> stored.request().getItem());
    }

    /**
     * An item as it was accepted.
     *
     * @param request its release not set
     * @param releasedAt when it went out; empty while it waits
     */
    public record StoredItem(DistributionRequested request, Optional<Instant> releasedAt) {}

    /** As {@link #find}, with all that was stored. */
    public Mono<StoredItem> whole(OperationId operation, int itemIndex) {
        return database.sql(
                        """
                        SELECT first_index, item_count, schema_fingerprint, items, released_at FROM batch
                        WHERE operation_day = :day AND operation_id = :id
                        AND first_index <= :index AND first_index + item_count > :index
                        """)
                .bind("day", operation.createdOn())
                .bind("id", operation.value())
                .bind("index", itemIndex)
                .map(row -> Batch.of(new Row(row)))
                .one()
                .flatMap(batch ->
                        packed(batch)
                                .map(items ->
                                        new StoredItem(
                                                items.unpack().get(itemIndex - batch.firstIndex),
                                                batch.releasedAt)));
    }

    /**
     * Those of the items that are still there, by index, batch by batch.
     *
     * @param itemIndexes positions in the operation
     */
    public Flux<DistributionRequested> several(
            OperationId operation, Collection<Integer> itemIndexes) {
        Set<Integer> wanted = Set.copyOf(itemIndexes);
        return batches(operation, wanted)
                .concatMap(batch -> packed(batch).map(PackedItems::unpack))
                .concatMapIterable(items -> items)
                .filter(each -> wanted.contains(each.getItem().getItemIndex()));
    }

    /**
     * Who those of the items that are still there are for, by index. Holds a batch at a time.
     *
     * @param itemIndexes positions in the operation
     */
    public Flux<StoredPerson> people(OperationId operation, Collection<Integer> itemIndexes) {
        Set<Integer> wanted = Set.copyOf(itemIndexes);
        return batches(operation, wanted)
                .concatMap(batch -> packed(batch).map(PackedItems::people), 1)
                .concatMapIterable(people -> people)
                .filter(each -> wanted.contains(each.itemIndex()));
    }

    /** The batches those items are in, in order, some at a time. */
    private Flux<Batch> batches(OperationId operation, Set<Integer> itemIndexes) {
        return database.sql(
                        """
                        SELECT b.first_index, b.item_count, b.schema_fingerprint, b.items, b.released_at
                        FROM batch b JOIN operation o USING (operation_id)
                        WHERE b.operation_day = :day AND b.operation_id = :id
                        AND b.batch_no IN (SELECT DISTINCT i / o.batch_size FROM unnest(:indexes) AS i)
                        ORDER BY b.batch_no
                        """)
                .bind("day", operation.createdOn())
                .bind("id", operation.value())
                .bind("indexes", itemIndexes.toArray(Integer[]::new))
                .filter(statement -> statement.fetchSize(FETCHED))
                .map(row -> Batch.of(new Row(row)))
                .all();
    }

    private Mono<PackedItems> packed(Batch batch) {
        return schemas.get(batch.fingerprint)
                .map(schema -> new PackedItems(schema, batch.itemCount, batch.bytes));
    }

    @SuppressWarnings("ArrayRecordComponent") // a row, never compared
    private record Batch(
            int firstIndex,
            int itemCount,
            long fingerprint,
            byte[] bytes,
            Optional<Instant> releasedAt) {

        static Batch of(Row row) {
            return new Batch(
                    row.number("first_index"),
                    row.number("item_count"),
                    row.bigNumber("schema_fingerprint"),
                    row.bytes("items"),
                    row.instantIfAny("released_at"));
        }
    }
}
