package com.ziraai.campaign.list;

import com.ziraai.campaign.table.TableRow;
import java.util.List;

/**
 * A row that gets no message, as it came.
 *
 * @param row its number in the file
 * @param problems what is wrong with it
 * @param cells as they came
 */
record BadRow(long row, List<Problem> problems, List<String> cells) {

    /**
     * @param column heading; empty where it is the whole row
     * @param code stable upper-case code
     * @param arguments what its text names
     */
    record Problem(String column, String code, List<Object> arguments) {}

    static BadRow of(TableRow row, String column, String code) {
        return new BadRow(row.number(), List.of(new Problem(column, code, List.of())), row.cells());
    }
}
