package com.ziraai.campaign.list;

import com.ziraai.campaign.recipient.LeftOut;
import com.ziraai.campaign.recipient.Person;
import com.ziraai.contract.Address;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
 * @param warnings valid rows there is something to know of, by its code
 * @param samples the first valid rows, as the people they are taken for
 * @param leftOut of the valid rows, by field; null in reports from before
 * @param addresses valid rows by the addresses they have; null in reports from before
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
        Map<String, Integer> warnings,
        List<Sample> samples,
        @Nullable Map<String, LeftOut.Found> leftOut,
        @Nullable Map<Address, Integer> addresses) {

    Report {
        // Reports made before there were warnings and samples have none.
        warnings = Objects.requireNonNullElse(warnings, Map.of());
        samples = Objects.requireNonNullElse(samples, List.of());
    }

    /**
     * Valid rows by the addresses they have. Before that was counted every row had a number, and
     * any may have had an e-mail address as well where there is a column of them.
     */
    Map<Address, Integer> addresses(Columns columns) {
        if (addresses != null) {
            return addresses;
        }
        return columns.headerOf("email").isEmpty()
                ? Map.of(Address.PHONE, valid)
                : Map.of(Address.PHONE, valid, Address.EMAIL, valid);
    }

    /**
     * A valid row.
     *
     * @param row its number in the file
     * @param phoneNumber in E.164; empty where there is none
     * @param email null also in reports from before
     * @param personalizationData values by placeholder
     */
    record Sample(
            long row,
            @Nullable String name,
            String phoneNumber,
            @Nullable String email,
            @Nullable String sponsorshipCode,
            @Nullable String customMessage,
            Map<String, String> personalizationData) {

        static Sample of(long row, Person person) {
            return new Sample(
                    row,
                    person.name(),
                    Objects.requireNonNullElse(person.addresses().phone(), ""),
                    person.addresses().email(),
                    person.code(),
                    person.message(),
                    person.values());
        }
    }

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
