package com.ziraai.channel.intent;

import com.ziraai.channel.attempt.CallbackToken;
import io.r2dbc.spi.Readable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * The table {@code provider_message}: attempts by the provider's id, of those providers alone whose
 * receipts do not carry our token. It is written with the answers that bring the ids.
 */
public final class MessageIds {

    /** Of a provider that gives an id a second time, the last message it gave it to is meant. */
    private static final String FIND =
            """
            SELECT DISTINCT ON (m.provider, m.message_id) m.provider, m.message_id, m.operation_id,
                m.item_index, m.attempt_no, i.contact_key, i.released_at
            FROM unnest(:providers::text[], :messages::text[]) AS k(provider, message)
            JOIN provider_message m ON m.provider = k.provider AND m.message_id = k.message
            JOIN intent i ON i.operation_day = m.operation_day AND i.operation_id = m.operation_id
                AND i.item_index = m.item_index AND i.attempt_no = m.attempt_no
            ORDER BY m.provider, m.message_id, i.intended_at DESC
            """;

    private final DatabaseClient database;

    MessageIds(DatabaseClient database) {
        this.database = database;
    }

    /** A provider's id of a message. */
    public record MessageId(String provider, String id) {}

    /** The attempts these messages are, as far as their answers are recorded. */
    public Mono<Map<MessageId, CallbackToken>> find(Collection<MessageId> ids) {
        List<MessageId> all = List.copyOf(ids);
        return database.sql(FIND)
                .bind("providers", column(all, MessageId::provider))
                .bind("messages", column(all, MessageId::id))
                .map((row, metadata) -> Map.entry(id(row), token(row)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private static String[] column(List<MessageId> ids, Function<MessageId, String> part) {
        return ids.stream().map(part).toArray(String[]::new);
    }

    private static MessageId id(Readable row) {
        return new MessageId(Rows.text(row, "provider"), Rows.text(row, "message_id"));
    }

    private static CallbackToken token(Readable row) {
        return new CallbackToken(
                Rows.key(row), Rows.text(row, "contact_key"), Rows.time(row, "released_at"));
    }
}
