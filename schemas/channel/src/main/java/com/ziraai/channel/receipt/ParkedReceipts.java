package com.ziraai.channel.receipt;

import com.ziraai.channel.attempt.AttemptKey;
import com.ziraai.channel.attempt.CallbackToken;
import com.ziraai.channel.intent.Reported;
import com.ziraai.channel.provider.FailureCode;
import com.ziraai.channel.provider.Receipt;
import com.ziraai.event.AttemptStatus;
import com.ziraai.event.Failure;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/** The table {@code parked_receipt}; each method is one statement. */
final class ParkedReceipts {

    private static final String ADD =
            """
            INSERT INTO parked_receipt (received_on, provider, message_id, status, received_at, occurred_at,
                failure_code, failure_provider_code)
            SELECT received_on, provider, message, status, received, occurred, failure, provider_code
            FROM unnest(:days::date[], :providers::text[], :messages::text[], :statuses::smallint[],
                :received::timestamptz[], :occurred::timestamptz[], :failures::text[], :codes::text[])
                AS k(received_on, provider, message, status, received, occurred, failure, provider_code)
            ON CONFLICT DO NOTHING
            """;

    private static final String FOUND =
            """
            SELECT p.*, m.operation_id, m.item_index, m.attempt_no, i.contact_key, i.released_at
            FROM parked_receipt p
            JOIN provider_message m ON m.provider = p.provider AND m.message_id = p.message_id
            JOIN intent i ON i.operation_day = m.operation_day AND i.operation_id = m.operation_id
                AND i.item_index = m.item_index AND i.attempt_no = m.attempt_no
            WHERE p.received_at >= :since
            ORDER BY p.received_at, p.status
            LIMIT :most
            """;

    private static final String FORGET =
            """
            DELETE FROM parked_receipt p
            USING unnest(:days::date[], :providers::text[], :messages::text[], :statuses::smallint[])
                AS k(received_on, provider, message, status)
            WHERE p.received_on = k.received_on AND p.provider = k.provider AND p.message_id = k.message
                AND p.status = k.status
            """;

    private static final String EXPIRE =
            """
            WITH gone AS (DELETE FROM parked_receipt WHERE received_at < :oldest RETURNING provider)
            SELECT provider, count(*) AS number FROM gone GROUP BY provider
            """;

    private final DatabaseClient database;

    ParkedReceipts(DatabaseClient database) {
        this.database = database;
    }

    /** One whose attempt is known by now. */
    record Found(LocalDate receivedOn, String messageId, Reported report) {

        static Found of(Readable row) {
            String messageId = text(row, "message_id");
            return new Found(
                    Objects.requireNonNull(row.get("received_on", LocalDate.class)),
                    messageId,
                    new Reported(
                            text(row, "provider"),
                            new CallbackToken(
                                    new AttemptKey(
                                            text(row, "operation_id"),
                                            number(row, "item_index"),
                                            number(row, "attempt_no")),
                                    text(row, "contact_key"),
                                    time(row, "released_at")),
                            receipt(row, messageId),
                            time(row, "received_at")));
        }

        private static Receipt receipt(Readable row, String messageId) {
            return new Receipt(
                    Optional.empty(),
                    AttemptStatus.values()[number(row, "status")],
                    Optional.of(messageId),
                    Optional.ofNullable(row.get("failure_code", String.class))
                            .map(FailureCode::valueOf)
                            .map(code -> failure(row, code)),
                    Optional.ofNullable(row.get("occurred_at", Instant.class)));
        }

        private static Failure failure(Readable row, FailureCode code) {
            return code.failure(row.get("failure_provider_code", String.class), null);
        }
    }

    /** Adds them; one that is there is left alone. */
    Mono<Void> add(List<Unaddressed> reports) {
        return keys(
                        database.sql(ADD),
                        reports,
                        each -> each.receivedAt(),
                        Unaddressed::provider,
                        Unaddressed::messageId,
                        each -> each.receipt().status())
                .bind(
                        "received",
                        column(reports, OffsetDateTime[]::new, each -> utc(each.receivedAt())))
                .bind(
                        "occurred",
                        column(
                                reports,
                                OffsetDateTime[]::new,
                                each ->
                                        each.receipt()
                                                .occurredAt()
                                                .map(ParkedReceipts::utc)
                                                .orElse(null)))
                .bind(
                        "failures",
                        column(
                                reports,
                                String[]::new,
                                each ->
                                        each.receipt()
                                                .failure()
                                                .map(Failure::getCode)
                                                .orElse(null)))
                .bind(
                        "codes",
                        column(
                                reports,
                                String[]::new,
                                each ->
                                        each.receipt()
                                                .failure()
                                                .map(Failure::getProviderCode)
                                                .orElse(null)))
                .then();
    }

    /** Those received since then whose attempt is known by now. */
    Mono<List<Found>> found(Instant since, int most) {
        return database.sql(FOUND)
                .bind("since", utc(since))
                .bind("most", most)
                .map((row, metadata) -> Found.of(row))
                .all()
                .collectList();
    }

    Mono<Void> forget(List<Found> told) {
        return keys(
                        database.sql(FORGET),
                        told,
                        each -> each.receivedOn().atStartOfDay().toInstant(ZoneOffset.UTC),
                        each -> each.report().provider(),
                        Found::messageId,
                        each -> each.report().receipt().status())
                .then();
    }

    /** Forgets those received before then; how many, by provider. */
    Mono<Map<String, Long>> expire(Instant oldest) {
        return database.sql(EXPIRE)
                .bind("oldest", utc(oldest))
                .map((row, metadata) ->
                        Map.entry(
                                text(row, "provider"),
                                Objects.requireNonNull(row.get("number", Long.class))))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    Mono<Long> count() {
        return database.sql("SELECT count(*) FROM parked_receipt").mapValue(Long.class).one();
    }

    private static <T> GenericExecuteSpec keys(
            GenericExecuteSpec statement,
            Collection<T> all,
            Function<T, Instant> receivedAt,
            Function<T, String> provider,
            Function<T, String> message,
            Function<T, AttemptStatus> status) {
        return statement
                .bind(
                        "days",
                        column(
                                all,
                                LocalDate[]::new,
                                each ->
                                        LocalDate.ofInstant(
                                                receivedAt.apply(each), ZoneOffset.UTC)))
                .bind("providers", column(all, String[]::new, provider::apply))
                .bind("messages", column(all, String[]::new, message::apply))
                .bind(
                        "statuses",
                        column(all, Short[]::new, each -> (short) status.apply(each).ordinal()));
    }

    private static <T, V> @Nullable V[] column(
            Collection<T> all, IntFunction<@Nullable V[]> array, Function<T, @Nullable V> value) {
        @Nullable V[] column = array.apply(all.size());
        int i = 0;
        for (T each : all) {
            column[i++] = value.apply(each);
        }
        return column;
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class), column);
    }

    private static int number(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, Integer.class), column);
    }

    private static Instant time(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, Instant.class), column);
    }
}
