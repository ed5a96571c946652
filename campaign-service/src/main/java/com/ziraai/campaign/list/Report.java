package com.ziraai.campaign.list;

import com.ziraai.campaign.recipient.LeftOut;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the check of a list found: valid, invalid, duplicate and blacklisted rows add up to the
 * total.
 *
 * @param reasons bad rows by the code of what is wrong with them first
 * @param examples the first phone numbers as they came, by {@link Kind}
 * @param highestPriority of the valid rows, 1 to 10
 * @param countries ISO countries of the valid rows
 * @param rowsWithoutMessage valid rows without a message of their own
 * @param rowsWithout of those, how many have no value, by placeholder the file has a column for
 * @param leftOut of the valid rows, by field; null in reports from before
 */
record Report(
        int total,
        int valid,
        int invalid,
        int duplicate,
        int blacklisted,
        Map<String, Integer> reasons,
        Map<Kind, List<String>> examples,
        int highestPriority,
        Set<String> countries,
        int rowsWithoutMessage,
        Map<String, Integer> rowsWithout,
        @Nullable Map<String, LeftOut.Found> leftOut) {

    /** Kinds of bad rows. */
    enum Kind {
        INVALID,
        DUPLICATE,
        BLACKLISTED;

        static Kind of(String code) {
            return switch (code) {
                case "DUPLICATE_RECIPIENT" -> DUPLICATE;
                case "BLACKLISTED" -> BLACKLISTED;
                default -> INVALID;
            };
        }
    }

    LeftOut.Found leftOut(String field) {
        return leftOut == null
                ? LeftOut.Found.NONE
                : leftOut.getOrDefault(field, LeftOut.Found.NONE);
    }

    List<String> examples(Kind kind) {
        return examples.getOrDefault(kind, List.of());
    }
}
