package com.ziraai.campaign.table;

import java.util.Optional;

/**
 * How a file is written.
 *
 * @param kind CSV or XLSX
 * @param encoding name of the character set; empty of XLSX
 * @param delimiter between cells; empty of XLSX
 */
public record TableFormat(String kind, Optional<String> encoding, Optional<String> delimiter) {

    static final TableFormat XLSX = new TableFormat("XLSX", Optional.empty(), Optional.empty());

    static TableFormat csv(String encoding, char delimiter) {
        return new TableFormat(
                "CSV", Optional.of(encoding), Optional.of(Character.toString(delimiter)));
    }
}
