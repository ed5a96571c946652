package com.ziraai.code.allocation;

import com.ziraai.code.allocation.Verdict.Code;
import com.ziraai.code.allocation.Verdict.Reason;
import com.ziraai.code.allocation.Verdict.Refused;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The table {@code code}: what each item got. The first entry of an item stands for ever. */
final class AllocatedCodes {

    private static final String INSERT =
            """
            INSERT INTO code (operation_day, operation_id, item_index, code, refusal, sponsor_id,
                contact_key, expires_at, created_at, free)
            SELECT operation_day, operation_id, item_index, code, refusal, sponsor_id,
                contact_key, expires_at, :now, free
            FROM unnest(:days::date[], :operations::text[], :indexes::int[], :codes::text[],
                    :refusals::text[], :sponsors::text[], :contacts::text[],
                    :expiries::timestamptz[], :free::boolean[])
                AS proposed (operation_day, operation_id, item_index, code, refusal, sponsor_id,
                    contact_key, expires_at, free)
            ON CONFLICT DO NOTHING
            """;

    private static final String FIND =
            """
            SELECT stored.operation_id, stored.item_index, stored.code, stored.refusal,
                stored.expires_at, stored.created_at
            FROM unnest(:days::date[], :operations::text[], :indexes::int[])
                AS wanted (operation_day, operation_id, item_index)
            JOIN code stored USING (operation_day, operation_id, item_index)
            WHERE stored.operation_day = ANY(:days::date[])
            """;

    private final DatabaseClient database;
    private final Clock clock;

    AllocatedCodes(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Stores what is new and answers what stands for each item.
     *
     * @param proposals one per item, sorted by item so that concurrent batches cannot deadlock
     */
    Mono<Map<ItemKey, Allocated>> settle(List<Proposal> proposals) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return insert(proposals, now)
                .flatMapMany(inserted ->
                        inserted == proposals.size()
                                ? Flux.fromIterable(proposals).map(each -> each.allocated(now))
                                : find(proposals))
                .collectMap(Allocated::item);
    }

    private Mono<Long> insert(List<Proposal> proposals, Instant now) {
        return database.sql(INSERT)
                .bind("now", now)
                .bind("days", days(proposals))
                .bind("operations", operations(proposals))
                .bind("indexes", indexes(proposals))
                .bind("codes", texts(proposals, each -> code(each.verdict())))
                .bind("refusals", texts(proposals, each -> refusal(each.verdict())))
                .bind("sponsors", texts(proposals, each -> each.request().getItem().getSponsorId()))
                .bind(
                        "contacts",
                        texts(proposals, each -> each.request().getItem().getContactKey()))
                .bind(
                        "expiries",
                        proposals.stream()
                                .map(each -> each.grant().expiresAt())
                                .toArray(Instant[]::new))
                .bind("free", proposals.stream().map(Proposal::isFree).toArray(Boolean[]::new))
                .fetch()
                .rowsUpdated();
    }

    private Flux<Allocated> find(List<Proposal> proposals) {
        return database.sql(FIND)
                .bind("days", days(proposals))
                .bind("operations", operations(proposals))
                .bind("indexes", indexes(proposals))
                .map(AllocatedCodes::allocated)
                .all();
    }

    private static Allocated allocated(Readable row) {
        return new Allocated(
                new ItemKey(
                        Objects.requireNonNull(row.get("operation_id", String.class)),
                        Objects.requireNonNull(row.get("item_index", Integer.class))),
                verdict(row.get("code", String.class), row.get("refusal", String.class)),
                Objects.requireNonNull(row.get("expires_at", Instant.class)),
                Objects.requireNonNull(row.get("created_at", Instant.class)));
    }

    private static Verdict verdict(@Nullable String code, @Nullable String refusal) {
        return code != null
                ? new Code(code)
                : new Refused(Reason.valueOf(Objects.requireNonNull(refusal)));
    }

    private static @Nullable String code(Verdict verdict) {
        return switch (verdict) {
            case Code(String value) -> value;
            case Refused _ -> null;
        };
    }

    private static @Nullable String refusal(Verdict verdict) {
        return switch (verdict) {
            case Code _ -> null;
            case Refused(Reason reason) -> reason.name();
        };
    }

    private static LocalDate[] days(List<Proposal> proposals) {
        return proposals.stream().map(each -> each.item().operationDay()).toArray(LocalDate[]::new);
    }

    private static String[] operations(List<Proposal> proposals) {
        return proposals.stream().map(each -> each.item().operationId()).toArray(String[]::new);
    }

    private static Integer[] indexes(List<Proposal> proposals) {
        return proposals.stream().map(each -> each.item().itemIndex()).toArray(Integer[]::new);
    }

    private static @Nullable String[] texts(
            List<Proposal> proposals, Function<Proposal, @Nullable String> column) {
        return proposals.stream().map(column).toArray(String[]::new);
    }
}
