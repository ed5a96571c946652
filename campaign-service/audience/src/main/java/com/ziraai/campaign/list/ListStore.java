package com.ziraai.campaign.list;

import com.ziraai.campaign.database.Row;
import com.ziraai.campaign.operation.ItemSchemas;
import com.ziraai.campaign.operation.PackedItems;
import com.ziraai.campaign.recipient.ContactKeys;
import com.ziraai.campaign.recipient.Person;
import com.ziraai.campaign.table.TableFormat;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of the tables of lists. */
final class ListStore {

    private static final TypeReference<List<BadRow>> BAD_ROWS = new TypeReference<>() {};

    private final DatabaseClient database;
    private final ItemSchemas schemas;
    private final JsonMapper json;

    ListStore(DatabaseClient database, ItemSchemas schemas, JsonMapper json) {
        this.database = database;
        this.schemas = schemas;
        this.json = json;
    }

    /** A run of rows, ready to be stored; at least one of them is not empty. */
    record NewChunk(int no, int firstIndex, PackedItems good, List<BadRow> bad) {}

    /** A run of valid rows as stored. */
    record StoredChunk(int firstIndex, PackedItems rows) {

        List<Person> people(ContactKeys keys) {
            return StoredPeople.unpack(rows, keys);
        }
    }

    /** Writes a list whose file is coming. */
    Mono<Void> create(RecipientList list) {
        return schemas.register(StoredPeople.SCHEMA)
                .then(
                        database.sql(
                                        """
                                        INSERT INTO recipient_list (list_id, sponsor_id, name, state, requires_approval,
                                            kind, columns, created_at, created_by, touched_at)
                                        VALUES (:id, :sponsor, :name, 'RECEIVING', :approval, :kind, :columns, :now, :by, :now)
                                        """)
                                .bind("id", list.id())
                                .bind("sponsor", list.sponsorId())
                                .bind("name", list.name())
                                .bind("approval", list.requiresApproval())
                                .bind("kind", list.format().kind())
                                .bind("columns", json.writeValueAsString(list.columns()))
                                .bind("now", Row.utc(list.createdAt()))
                                .bind("by", list.createdBy())
                                .then());
    }

    /** Adds a run to a list whose file is coming; false if there is no such list any more. */
    Mono<Boolean> append(String listId, NewChunk chunk, Instant now) {
        return database.sql(
                        """
                        WITH list AS (
                            UPDATE recipient_list SET touched_at = :now, chunks = :no + 1
                            WHERE list_id = :id AND state = 'RECEIVING' RETURNING list_id),
                        good AS (
                            INSERT INTO recipient_list_rows
                            SELECT list_id, :no, :first, :count, :fingerprint, :items FROM list WHERE :count > 0),
                        bad AS (
                            INSERT INTO recipient_list_problems
                            SELECT list_id, :lastRow, :problems FROM list WHERE :lastRow > 0)
                        SELECT count(*) > 0 FROM list
                        """)
                .bind("now", Row.utc(now))
                .bind("id", listId)
                .bind("no", chunk.no)
                .bind("first", chunk.firstIndex)
                .bind("count", chunk.good.itemCount())
                .bind("fingerprint", StoredPeople.FINGERPRINT)
                .bind("items", chunk.good.bytes())
                .bind("lastRow", chunk.bad.isEmpty() ? 0L : chunk.bad.getLast().row())
                .bind("problems", json.writeValueAsString(chunk.bad))
                .mapValue(Boolean.class)
                .one();
    }

    /** Notes that the file has come whole; false if there is no such list any more. */
    Mono<Boolean> finish(
            String listId, ListState state, TableFormat format, Report report, Instant now) {
        return database.sql(
                        """
                        UPDATE recipient_list SET state = :state, report = :report, encoding = :encoding,
                            delimiter = :delimiter, encoding_guessed = :guessed, sheet = :sheet,
                            other_sheets = :others, ready_at = :now
                        WHERE list_id = :id AND state = 'RECEIVING'
                        """)
                .bind("id", listId)
                .bind("state", state.name())
                .bind("report", json.writeValueAsString(report))
                .bind("encoding", text(format.encoding()))
                .bind("delimiter", text(format.delimiter()))
                .bind("guessed", format.guessed())
                .bind("sheet", text(format.sheet()))
                .bind("others", format.otherSheets().toArray(String[]::new))
                .bind("now", Row.utc(now))
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    private static io.r2dbc.spi.Parameter text(Optional<String> text) {
        return Parameters.in(R2dbcType.VARCHAR, text.orElse(null));
    }

    /** Moves a list that waits for approval; false if it does not. */
    Mono<Boolean> decide(String listId, ListState state, String actor, Instant now) {
        return database.sql(
                        """
                        UPDATE recipient_list SET state = :state, decided_at = :now, decided_by = :by
                        WHERE list_id = :id AND state = 'AWAITING_APPROVAL'
                        """)
                .bind("id", listId)
                .bind("state", state.name())
                .bind("now", Row.utc(now))
                .bind("by", actor)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    /** Removes a list with all its rows; waits for operations that are reading it. */
    Mono<Void> delete(String listId) {
        return database.sql("DELETE FROM recipient_list WHERE list_id = :id")
                .bind("id", listId)
                .then();
    }

    /** Removes what stopped coming and what is past its retention. */
    Mono<Long> clean(Instant now, Duration idle, Duration retention) {
        return database.sql(
                        """
                        DELETE FROM recipient_list
                        WHERE created_at < :old OR (state = 'RECEIVING' AND touched_at < :idle)
                        """)
                .bind("old", Row.utc(now.minus(retention)))
                .bind("idle", Row.utc(now.minus(idle)))
                .fetch()
                .rowsUpdated();
    }

    Mono<RecipientList> find(String listId) {
        return database.sql("SELECT * FROM recipient_list WHERE list_id = :id")
                .bind("id", listId)
                .map(row -> list(new Row(row)))
                .one();
    }

    /** Keeps the list from being removed until the transaction ends; false if it is not usable. */
    Mono<Boolean> hold(String listId) {
        return database.sql("SELECT state FROM recipient_list WHERE list_id = :id FOR SHARE")
                .bind("id", listId)
                .mapValue(String.class)
                .one()
                .map(state -> ListState.valueOf(state).isUsable())
                .defaultIfEmpty(false);
    }

    /** A sponsor's lists, newest first. */
    Flux<RecipientList> page(String sponsorId, Optional<String> after, int limit) {
        return database.sql(
                        """
                        SELECT * FROM recipient_list
                        WHERE sponsor_id = :sponsor AND (:after = '' OR list_id < :after)
                        ORDER BY list_id DESC LIMIT :limit
                        """)
                .bind("sponsor", sponsorId)
                .bind("after", after.orElse(""))
                .bind("limit", limit)
                .map(row -> list(new Row(row)))
                .all();
    }

    /** How many runs were added. */
    Mono<Integer> chunks(String listId) {
        return database.sql("SELECT chunks FROM recipient_list WHERE list_id = :id")
                .bind("id", listId)
                .mapValue(Integer.class)
                .one();
    }

    /** That run; empty if none of its rows is valid. */
    Mono<StoredChunk> chunk(String listId, int no) {
        return database.sql(
                        """
                        SELECT first_index, row_count, schema_fingerprint, items FROM recipient_list_rows
                        WHERE list_id = :id AND chunk_no = :no
                        """)
                .bind("id", listId)
                .bind("no", no)
                .map(columns -> Fetched.of(new Row(columns)))
                .one()
                .flatMap(found ->
                        schemas.get(found.fingerprint)
                                .map(schema ->
                                        new StoredChunk(
                                                found.firstIndex,
                                                new PackedItems(
                                                        schema, found.count, found.items))));
    }

    @SuppressWarnings("ArrayRecordComponent") // a row, never compared
    private record Fetched(int firstIndex, int count, long fingerprint, byte[] items) {

        static Fetched of(Row row) {
            return new Fetched(
                    row.number("first_index"),
                    row.number("row_count"),
                    row.bigNumber("schema_fingerprint"),
                    row.bytes("items"));
        }
    }

    /** The bad rows behind that one, run by run; each run begins where the last one ended. */
    Flux<List<BadRow>> badRows(String listId, long after) {
        return badRun(listId, after)
                .expand(run -> badRun(listId, run.getLast().row()), 1)
                .map(run -> run.stream().filter(row -> row.row() > after).toList())
                .filter(run -> !run.isEmpty());
    }

    private Mono<List<BadRow>> badRun(String listId, long after) {
        return database.sql(
                        """
                        SELECT problems FROM recipient_list_problems
                        WHERE list_id = :id AND last_row > :after ORDER BY last_row LIMIT 1
                        """)
                .bind("id", listId)
                .bind("after", after)
                .mapValue(String.class)
                .one()
                .map(text -> json.readValue(text, BAD_ROWS));
    }

    private RecipientList list(Row row) {
        return new RecipientList(
                row.text("list_id"),
                row.text("sponsor_id"),
                row.text("name"),
                ListState.valueOf(row.text("state")),
                row.truth("requires_approval"),
                new TableFormat(
                        row.text("kind"),
                        row.textIfAny("encoding"),
                        row.truth("encoding_guessed"),
                        row.textIfAny("delimiter"),
                        row.textIfAny("sheet"),
                        List.of(row.texts("other_sheets"))),
                json.readValue(row.text("columns"), Columns.class),
                row.textIfAny("report").map(text -> json.readValue(text, Report.class)),
                row.instant("created_at"),
                row.text("created_by"),
                row.instantIfAny("ready_at"),
                row.instantIfAny("decided_at"),
                row.textIfAny("decided_by"));
    }
}
