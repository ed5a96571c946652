package com.ziraai.campaign.attachment;

import com.ziraai.campaign.database.Row;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The rows of the table of files. */
final class AttachmentStore {

    private static final String COLUMNS =
            "attachment_id, sponsor_id, name, type, size, sha256, created_at, created_by";

    private final DatabaseClient database;

    AttachmentStore(DatabaseClient database) {
        this.database = database;
    }

    /**
     * Keeps a file; false if its sponsor's would then be larger together than they may be. Several
     * that come at once are not counted against each other.
     */
    Mono<Boolean> keep(Attachment file, byte[] content, long mostOfSponsor) {
        return database.sql(
                        """
                        INSERT INTO attachment (attachment_id, sponsor_id, name, type, size, sha256, content, created_at, created_by)
                        SELECT :id, :sponsor, :name, :type, :size, :sha256, :content, :now, :by
                        WHERE (SELECT coalesce(sum(size), 0) FROM attachment WHERE sponsor_id = :sponsor) + :size <= :most
                        """)
                .bind("id", file.id())
                .bind("sponsor", file.sponsorId())
                .bind("name", file.name())
                .bind("type", file.type())
                .bind("size", file.size())
                .bind("sha256", file.sha256())
                .bind("content", content)
                .bind("now", Row.utc(file.createdAt()))
                .bind("by", file.createdBy())
                .bind("most", mostOfSponsor)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    Mono<Attachment> find(String id) {
        return database.sql("SELECT " + COLUMNS + " FROM attachment WHERE attachment_id = :id")
                .bind("id", id)
                .map(row -> file(new Row(row)))
                .one();
    }

    Mono<byte[]> content(String id) {
        return database.sql("SELECT content FROM attachment WHERE attachment_id = :id")
                .bind("id", id)
                .map(row -> new Row(row).bytes("content"))
                .one();
    }

    /** A sponsor's, newest first. */
    Flux<Attachment> page(String sponsorId, Optional<String> after, int limit) {
        return database.sql(
                        "SELECT "
                                + COLUMNS
                                + """
                                 FROM attachment
                                WHERE sponsor_id = :sponsor AND (:after = '' OR attachment_id < :after)
                                ORDER BY attachment_id DESC LIMIT :limit
                                """)
                .bind("sponsor", sponsorId)
                .bind("after", after.orElse(""))
                .bind("limit", limit)
                .map(row -> file(new Row(row)))
                .all();
    }

    /** Those of a sponsor's among these. */
    Flux<Attachment> among(String sponsorId, List<String> ids) {
        return database.sql(
                        "SELECT "
                                + COLUMNS
                                + " FROM attachment WHERE sponsor_id = :sponsor AND attachment_id = ANY(:ids)")
                .bind("sponsor", sponsorId)
                .bind("ids", ids.toArray(String[]::new))
                .map(row -> file(new Row(row)))
                .all();
    }

    /** Keeps them from being deleted until the transaction ends; how many are there. */
    Mono<Long> hold(List<String> ids) {
        return database.sql(
                        "SELECT attachment_id FROM attachment WHERE attachment_id = ANY(:ids) FOR SHARE")
                .bind("ids", ids.toArray(String[]::new))
                .mapValue(String.class)
                .all()
                .count();
    }

    /** Keeps it from being named by further operations until the transaction ends. */
    Mono<Attachment> lock(String id) {
        return database.sql(
                        "SELECT "
                                + COLUMNS
                                + " FROM attachment WHERE attachment_id = :id FOR UPDATE")
                .bind("id", id)
                .map(row -> file(new Row(row)))
                .one();
    }

    /** Whether an operation that has not come to rest names it. */
    Mono<Boolean> isInUse(Attachment file) {
        return database.sql(
                        """
                        SELECT EXISTS (SELECT FROM operation WHERE sponsor_id = :sponsor
                            AND finished_at IS NULL AND jsonb_exists(request -> 'attachments', :id))
                        """)
                .bind("sponsor", file.sponsorId())
                .bind("id", file.id())
                .mapValue(Boolean.class)
                .one();
    }

    Mono<Void> remove(String id) {
        return database.sql("DELETE FROM attachment WHERE attachment_id = :id")
                .bind("id", id)
                .then();
    }

    /** Those that came before that time. */
    Flux<String> before(Instant time) {
        return database.sql("SELECT attachment_id FROM attachment WHERE created_at < :time")
                .bind("time", Row.utc(time))
                .mapValue(String.class)
                .all();
    }

    private static Attachment file(Row row) {
        return new Attachment(
                row.text("attachment_id"),
                row.text("sponsor_id"),
                row.text("name"),
                row.text("type"),
                row.number("size"),
                row.text("sha256"),
                row.instant("created_at"),
                row.text("created_by"));
    }
}
