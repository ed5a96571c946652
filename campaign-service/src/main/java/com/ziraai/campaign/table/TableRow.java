package com.ziraai.campaign.table;

import java.util.List;

/**
 * A row that is not blank.
 *
 * @param number of the row in the sheet, or of the line it begins in, from 1
 * @param cells texts, stripped; an empty text where there is nothing
 */
public record TableRow(long number, List<String> cells) {}
