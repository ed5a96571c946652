package com.ziraai.analytics.store;

import com.ziraai.analytics.fold.PartitionKey;
import com.ziraai.analytics.fold.Reason;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/** How reasons go into their table: as a part of the fold's one statement. */
final class ReasonTable {

    /**
     * Follows only where the tally was taken, as the pages do. Raises a row, never lowers it, so
     * that it is the same from whatever order of events.
     */
    private static final String INSERT =
            """
            INSERT INTO item_reason%s AS known (operation_day, operation_id, item_index, kind, attempt_no, rank,
                code, detail, failure_class, provider_code, category, retryable, occurred_at)
            SELECT operation_day, operation_id, item_index, kind, attempt_no, rank,
                code, detail, failure_class, provider_code, category, retryable, occurred_at
            FROM unnest(:reasonDays, :reasonOperations, :reasonPartitions, :reasonIndexes, :reasonKinds,
                    :reasonAttempts, :reasonRanks, :reasonCodes, :reasonDetails, :reasonClasses,
                    :reasonProviderCodes, :reasonCategories, :reasonRetryables, :reasonTimes)
                AS new (operation_day, operation_id, partition, item_index, kind, attempt_no, rank,
                    code, detail, failure_class, provider_code, category, retryable, occurred_at)
            JOIN taken USING (operation_day, operation_id, partition)
            ON CONFLICT (operation_day, operation_id, item_index, kind) DO UPDATE
            SET attempt_no = excluded.attempt_no, rank = excluded.rank, code = excluded.code,
                detail = excluded.detail, failure_class = excluded.failure_class,
                provider_code = excluded.provider_code, category = excluded.category,
                retryable = excluded.retryable, occurred_at = excluded.occurred_at
            WHERE (known.attempt_no, known.rank, known.occurred_at, known.code)
                < (excluded.attempt_no, excluded.rank, excluded.occurred_at, excluded.code)
            """;

    private ReasonTable() {}

    /** For the table of that side. */
    static String insert(Side side) {
        return INSERT.formatted(side.suffix());
    }

    static GenericExecuteSpec bind(
            GenericExecuteSpec save, Collection<Changes.OwnedReason> reasons) {
        List<PartitionKey> owners = reasons.stream().map(Changes.OwnedReason::owner).toList();
        List<Reason> rows = reasons.stream().map(Changes.OwnedReason::reason).toList();
        return FoldStore.bindOwners(save, "reason", owners)
                .bind("reasonIndexes", column(rows, Reason::itemIndex, Integer[]::new))
                .bind("reasonKinds", column(rows, each -> each.kind().name(), String[]::new))
                .bind("reasonAttempts", column(rows, Reason::attemptNo, Integer[]::new))
                .bind("reasonRanks", column(rows, each -> (short) each.rank(), Short[]::new))
                .bind("reasonCodes", column(rows, Reason::code, String[]::new))
                .bind("reasonDetails", column(rows, Reason::detail, String[]::new))
                .bind(
                        "reasonClasses",
                        column(rows, each -> name(each.failureClass()), String[]::new))
                .bind("reasonProviderCodes", column(rows, Reason::providerCode, String[]::new))
                .bind(
                        "reasonCategories",
                        column(rows, each -> name(each.category()), String[]::new))
                .bind("reasonRetryables", column(rows, Reason::retryable, Boolean[]::new))
                .bind("reasonTimes", column(rows, Reason::occurredAt, Instant[]::new));
    }

    private static @Nullable String name(@Nullable Enum<?> symbol) {
        return symbol == null ? null : symbol.name();
    }

    private static <C extends @Nullable Object> C[] column(
            List<Reason> rows, Function<Reason, C> value, IntFunction<C[]> array) {
        return rows.stream().map(value).toArray(array);
    }
}
