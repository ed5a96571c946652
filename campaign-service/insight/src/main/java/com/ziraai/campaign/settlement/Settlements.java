package com.ziraai.campaign.settlement;

import com.ziraai.campaign.audit.Audit;
import com.ziraai.campaign.audit.Deed;
import com.ziraai.campaign.database.Row;
import com.ziraai.event.Resolution;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The table {@code settlement}. */
final class Settlements {

    private final DatabaseClient database;

    private final Audit audit;
    private final TransactionalOperator transaction;

    Settlements(DatabaseClient database, Audit audit, TransactionalOperator transaction) {
        this.database = database;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** Keeps the settlement unless its attempt has one, and answers the one that stands. */
    Mono<Settlement> keep(Settlement settlement) {
        return transaction
                .transactional(
                        insert(settlement)
                                .filter(rows -> rows == 1)
                                .flatMap(_ ->
                                        audit.note(
                                                deed(settlement),
                                                Optional.empty(),
                                                said(settlement))))
                .then(
                        select("AND attempt_no = :attempt", settlement.operationId())
                                .bind("item", settlement.itemIndex())
                                .bind("attempt", settlement.attemptNo())
                                .map(row -> settlement(new Row(row)))
                                .one());
    }

    private static Deed deed(Settlement settlement) {
        return new Deed(
                settlement.settledBy(),
                Optional.of(settlement.sponsorId()),
                "item.settle",
                settlement.operationId());
    }

    private static Optional<Map<String, Object>> said(Settlement settlement) {
        return Optional.of(
                Map.of(
                        "itemIndex",
                        settlement.itemIndex(),
                        "attemptNo",
                        settlement.attemptNo(),
                        "resolution",
                        settlement.resolution(),
                        "note",
                        settlement.note()));
    }

    private Mono<Long> insert(Settlement settlement) {
        return database.sql(
                        """
                        INSERT INTO settlement (operation_id, item_index, attempt_no, sponsor_id, contact_key,
                            resolution, note, settled_by, settled_at)
                        VALUES (:operation, :item, :attempt, :sponsor, :contact, :resolution, :note, :by, :at)
                        ON CONFLICT DO NOTHING
                        """)
                .bind("operation", settlement.operationId())
                .bind("item", settlement.itemIndex())
                .bind("attempt", settlement.attemptNo())
                .bind("sponsor", settlement.sponsorId())
                .bind("contact", settlement.contactKey())
                .bind("resolution", settlement.resolution().name())
                .bind("note", settlement.note())
                .bind("by", settlement.settledBy())
                .bind("at", Row.utc(settlement.settledAt()))
                .fetch()
                .rowsUpdated();
    }

    /** The settlement of the item's highest settled attempt. */
    Mono<Settlement> latest(String operationId, int itemIndex) {
        return select("ORDER BY attempt_no DESC LIMIT 1", operationId)
                .bind("item", itemIndex)
                .map(row -> settlement(new Row(row)))
                .one();
    }

    private GenericExecuteSpec select(String rest, String operationId) {
        return database.sql(
                        "SELECT * FROM settlement WHERE operation_id = :operation AND item_index = :item "
                                + rest)
                .bind("operation", operationId);
    }

    /**
     * Locks settlements that are not in their topic yet, oldest first; those another instance has
     * locked are left to it. Of a transaction, until its end.
     */
    Flux<Settlement> lockUnpublished(int atMost) {
        return database.sql(
                        """
                        SELECT * FROM settlement WHERE published_at IS NULL
                        ORDER BY settled_at LIMIT :atMost FOR UPDATE SKIP LOCKED
                        """)
                .bind("atMost", atMost)
                .map(row -> settlement(new Row(row)))
                .all();
    }

    /** Notes that these are in their topic. */
    Mono<Void> markPublished(List<Settlement> settlements, Instant now) {
        return database.sql(
                        """
                        UPDATE settlement SET published_at = :now
                        FROM unnest(:operations, :items, :attempts) AS done(operation, item, attempt)
                        WHERE operation_id = done.operation AND item_index = done.item
                        AND attempt_no = done.attempt
                        """)
                .bind("now", Row.utc(now))
                .bind("operations", column(settlements, Settlement::operationId, String[]::new))
                .bind("items", column(settlements, Settlement::itemIndex, Integer[]::new))
                .bind("attempts", column(settlements, Settlement::attemptNo, Integer[]::new))
                .then();
    }

    private static <C> C[] column(
            List<Settlement> rows, Function<Settlement, C> value, IntFunction<C[]> array) {
        return rows.stream().map(value).toArray(array);
    }

    private static Settlement settlement(Row row) {
        return new Settlement(
                row.text("operation_id"),
                row.number("item_index"),
                row.number("attempt_no"),
                row.text("sponsor_id"),
                row.text("contact_key"),
                Resolution.valueOf(row.text("resolution")),
                row.text("note"),
                row.text("settled_by"),
                row.instant("settled_at"));
    }
}
