package com.ziraai.campaign.template;

import com.ziraai.campaign.audit.Audit;
import com.ziraai.campaign.audit.Deed;
import com.ziraai.campaign.database.Row;
import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import java.util.Optional;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The table {@code message_template}. */
public final class MessageTemplates {

    private final DatabaseClient database;
    private final Audit audit;

    MessageTemplates(DatabaseClient database, Audit audit) {
        this.database = database;
        this.audit = audit;
    }

    /** The template of that id; empty if there is none the sponsor may use. */
    public Mono<MessageTemplate> usable(String sponsorId, String id) {
        return find(id).filter(template -> template.isUsableBy(sponsorId));
    }

    Mono<MessageTemplate> find(String id) {
        return database.sql("SELECT * FROM message_template WHERE template_id = :id")
                .bind("id", id)
                .map(row -> template(new Row(row)))
                .one();
    }

    /**
     * Templates by name.
     *
     * @param sponsorId only those that sponsor may use
     * @param after the last one of the page before; one that is not there gives an empty page
     */
    Flux<MessageTemplate> page(Optional<String> sponsorId, Optional<String> after, int limit) {
        return database.sql(
                        """
                        SELECT * FROM message_template
                        WHERE (CAST(:sponsor AS text) IS NULL OR sponsor_id = :sponsor OR sponsor_id IS NULL)
                        AND (CAST(:after AS text) IS NULL OR (name, template_id) > (
                            SELECT name, template_id FROM message_template WHERE template_id = :after))
                        ORDER BY name, template_id LIMIT :limit
                        """)
                .bind("sponsor", orNull(sponsorId))
                .bind("after", orNull(after))
                .bind("limit", limit)
                .map(row -> template(new Row(row)))
                .all();
    }

    /** Writes a new template, or a present one anew. */
    Mono<MessageTemplate> save(MessageTemplate template, String actor) {
        Mono<Void> upsert =
                database.sql(
                                """
                                INSERT INTO message_template
                                    (template_id, sponsor_id, name, channel, message, updated_at)
                                VALUES (:id, :sponsor, :name, :channel, :message, :updated)
                                ON CONFLICT (template_id) DO UPDATE SET name = excluded.name,
                                    channel = excluded.channel, message = excluded.message,
                                    updated_at = excluded.updated_at
                                """)
                        .bind("id", template.id())
                        .bind("sponsor", orNull(template.sponsorId()))
                        .bind("name", template.name())
                        .bind("channel", orNull(template.channel()))
                        .bind("message", template.message())
                        .bind("updated", Row.utc(template.updatedAt()))
                        .then();
        return audit.change(deed(template, actor, "template.save"), find(template.id()), upsert);
    }

    /** Operations that used it keep its text. */
    Mono<Void> remove(MessageTemplate template, String actor) {
        Mono<Void> deletion =
                database.sql("DELETE FROM message_template WHERE template_id = :id")
                        .bind("id", template.id())
                        .then();
        return audit.change(deed(template, actor, "template.delete"), find(template.id()), deletion)
                .then();
    }

    private static Deed deed(MessageTemplate template, String actor, String action) {
        return new Deed(actor, template.sponsorId(), action, "template:" + template.id());
    }

    private static Parameter orNull(Optional<String> text) {
        return Parameters.in(R2dbcType.VARCHAR, text.orElse(null));
    }

    private static MessageTemplate template(Row row) {
        return new MessageTemplate(
                row.text("template_id"),
                row.textIfAny("sponsor_id"),
                row.text("name"),
                row.textIfAny("channel"),
                row.text("message"),
                row.instant("updated_at"));
    }
}
