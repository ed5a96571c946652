package com.ziraai.campaign.list;

import com.ziraai.contract.Address;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * A list an operation can be sent to.
 *
 * @param rows valid ones; each becomes an item
 * @param highestPriority the most urgent row's, 1 to 10
 * @param countries ISO countries of its numbers
 * @param rowsWithoutMessage rows without a message of their own
 * @param rowsWithout of those, how many have no value, by placeholder the file has a column for
 * @param warnings rows there is something to know of, by its code
 * @param addresses how many rows may have one, by kind
 * @param checkedAt since when somebody may have been blacklisted unnoticed
 * @param chunks runs its rows are kept in
 */
public record UsableList(
        String id,
        String sponsorId,
        int rows,
        int highestPriority,
        Set<String> countries,
        int rowsWithoutMessage,
        Map<String, Integer> rowsWithout,
        Map<String, Integer> warnings,
        Map<Address, Integer> addresses,
        Instant checkedAt,
        int chunks) {

    /** Whether any row is reached there. */
    public boolean reached(Address kind) {
        return addresses.getOrDefault(kind, 0) > 0;
    }

    /** Rows a common message with that placeholder could not be filled for. */
    public int rowsWithout(String placeholder) {
        return rowsWithout.getOrDefault(placeholder, rowsWithoutMessage);
    }
}
