package com.ziraai.campaign.table;

import java.nio.file.Path;

/**
 * What reading one file may cost.
 *
 * @param spool folder for what has to be read out of order
 * @param maxPacked bytes of a file as it is sent
 * @param maxUnpacked bytes of a compressed file's parts, unpacked
 */
public record TableLimits(Path spool, long maxPacked, long maxUnpacked) {

    /** Cells of a row. */
    static final int MOST_CELLS = 200;

    /** Characters of a cell; a spreadsheet's own limit is half of it. */
    static final int LONGEST_CELL = 65_536;

    /** Characters of a row. */
    static final int LONGEST_ROW = 262_144;
}
