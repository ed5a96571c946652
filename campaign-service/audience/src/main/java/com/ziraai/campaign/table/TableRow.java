package com.ziraai.campaign.table;

import java.util.List;
import java.util.Optional;

/**
 * A row that is not blank.
 *
 * @param number of the row in the sheet, or of the line it begins in, from 1
 * @param cells texts, stripped; an empty text where there is nothing, and none behind the last text
 * @param fault why it is not to be taken as it stands
 */
public record TableRow(long number, List<String> cells, Optional<Fault> fault) {

    /**
     * What is wrong with a row whose file can be read on behind it.
     *
     * @param code stable upper-case code
     * @param arguments what its text names
     */
    public record Fault(String code, List<Object> arguments) {

        static Fault of(String code, Object... arguments) {
            return new Fault(code, List.of(arguments));
        }
    }

    TableRow(long number, List<String> cells) {
        this(number, cells, Optional.empty());
    }

    /** A row as it was read: without the empty cells at its end, faulty if too many are left. */
    static TableRow of(long number, List<String> cells, Optional<Fault> fault) {
        int size = cells.size();
        while (size > 0 && cells.get(size - 1).isEmpty()) {
            size--;
        }
        int most = TableLimits.MOST_CELLS;
        List<String> kept = List.copyOf(cells.subList(0, Math.min(size, most)));
        Optional<Fault> tooMany =
                size > most
                        ? Optional.of(Fault.of("TOO_MANY_COLUMNS", number, size, most))
                        : Optional.empty();
        return new TableRow(number, kept, fault.or(() -> tooMany));
    }
}
