package com.ziraai.analytics.store;

import com.ziraai.analytics.fold.Reason;
import com.ziraai.contract.OperationId;
import com.ziraai.event.ErrorCategory;
import com.ziraai.event.FailureClass;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;

/** The committed reasons, for whoever shows items. */
public final class Reasons {

    private final DatabaseClient database;

    Reasons(DatabaseClient database) {
        this.database = database;
    }

    /** What is known of why those items of an operation stand so; none, one or two of each. */
    public Flux<Reason> of(String operationId, Collection<Integer> itemIndexes) {
        if (itemIndexes.isEmpty()) {
            return Flux.empty();
        }
        return database.sql(
                        """
                        SELECT * FROM item_reason
                        WHERE operation_day = :day AND operation_id = :operation AND item_index = ANY(:indexes)
                        """)
                .bind("day", new OperationId(operationId).createdOn())
                .bind("operation", operationId)
                .bind("indexes", itemIndexes.toArray(Integer[]::new))
                .map(Reasons::reason)
                .all();
    }

    private static Reason reason(Readable row) {
        return new Reason(
                Reason.Kind.valueOf(required(row, "kind", String.class)),
                required(row, "item_index", Integer.class),
                required(row, "attempt_no", Integer.class),
                required(row, "rank", Short.class),
                required(row, "code", String.class),
                required(row, "detail", String.class),
                optional(row, "failure_class").map(FailureClass::valueOf).orElse(null),
                row.get("provider_code", String.class),
                optional(row, "category").map(ErrorCategory::valueOf).orElse(null),
                required(row, "retryable", Boolean.class),
                required(row, "occurred_at", Instant.class));
    }

    private static Optional<String> optional(Readable row, String column) {
        @Nullable String value = row.get(column, String.class);
        return Optional.ofNullable(value);
    }

    private static <T> T required(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
