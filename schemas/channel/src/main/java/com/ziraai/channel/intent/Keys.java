package com.ziraai.channel.intent;

import com.ziraai.channel.attempt.AttemptKey;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/**
 * Attempts as parameters of one statement, one array a column, in the order of their keys: two
 * statements over the same rows lock them in the same order.
 */
record Keys(List<AttemptKey> attempts) {

    /** What {@link #bind} fills, to be read as {@code AS alias(day, operation, item, attempt)}. */
    static final String UNNEST =
            "unnest(:days::date[], :operations::text[], :items::int[], :attempts::int[])";

    static final String MATCH =
            "i.operation_day = k.day AND i.operation_id = k.operation AND i.item_index = k.item"
                    + " AND i.attempt_no = k.attempt";

    Keys(Collection<AttemptKey> attempts) {
        this(attempts.stream().sorted().toList());
    }

    GenericExecuteSpec bind(GenericExecuteSpec statement) {
        return statement
                .bind("days", days())
                .bind("operations", column(String[]::new, AttemptKey::operationId))
                .bind("items", column(Integer[]::new, AttemptKey::itemIndex))
                .bind("attempts", column(Integer[]::new, AttemptKey::attemptNo));
    }

    /** A batch holds many items of few operations. */
    private LocalDate[] days() {
        Map<String, LocalDate> days = new HashMap<>();
        return column(
                LocalDate[]::new,
                each -> days.computeIfAbsent(each.operationId(), id -> each.operationDay()));
    }

    private <T> T[] column(IntFunction<T[]> array, Function<AttemptKey, T> value) {
        return attempts.stream().map(value).toArray(array);
    }
}
