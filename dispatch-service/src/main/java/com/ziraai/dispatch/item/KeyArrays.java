package com.ziraai.dispatch.item;

import java.time.LocalDate;
import java.util.Collection;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/**
 * Binds many keys to one statement as parallel arrays for {@code unnest}: {@code :days}, {@code
 * :operations}, {@code :indexes} and, of attempts, {@code :attempts}.
 */
public final class KeyArrays {

    private KeyArrays() {}

    /** Binds {@code :days}, {@code :operations} and {@code :indexes}. */
    public static GenericExecuteSpec bindItems(
            GenericExecuteSpec statement, Collection<ItemKey> keys) {
        return bindNames(statement, keys).bind("days", days(keys));
    }

    /** Items of an operation mostly come one after the other, and share its day. */
    static LocalDate[] days(Collection<ItemKey> keys) {
        LocalDate[] days = new LocalDate[keys.size()];
        String operation = "";
        int at = 0;
        for (ItemKey key : keys) {
            boolean isSame = at > 0 && key.operationId().equals(operation);
            days[at] = isSame ? days[at - 1] : key.operationDay();
            operation = key.operationId();
            at++;
        }
        return days;
    }

    /** Binds {@code :days}, {@code :operations}, {@code :indexes} and {@code :attempts}. */
    public static GenericExecuteSpec bindAttempts(
            GenericExecuteSpec statement, Collection<AttemptKey> keys) {
        return bindNumbers(bindItems(statement, items(keys)), keys);
    }

    /** As {@link #bindAttempts} for tables without a day: no {@code :days}. */
    public static GenericExecuteSpec bindAttemptNames(
            GenericExecuteSpec statement, Collection<AttemptKey> keys) {
        return bindNumbers(bindNames(statement, items(keys)), keys);
    }

    private static Collection<ItemKey> items(Collection<AttemptKey> keys) {
        return keys.stream().map(AttemptKey::item).toList();
    }

    private static GenericExecuteSpec bindNames(
            GenericExecuteSpec statement, Collection<ItemKey> keys) {
        return statement
                .bind("operations", keys.stream().map(ItemKey::operationId).toArray(String[]::new))
                .bind("indexes", keys.stream().map(ItemKey::itemIndex).toArray(Integer[]::new));
    }

    private static GenericExecuteSpec bindNumbers(
            GenericExecuteSpec statement, Collection<AttemptKey> keys) {
        return statement.bind(
                "attempts", keys.stream().map(AttemptKey::attemptNo).toArray(Integer[]::new));
    }
}
