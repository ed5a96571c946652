package com.ziraai.campaign.table;

import java.util.List;
import java.util.Optional;

/**
 * How a file is written.
 *
 * @param kind CSV or XLSX
 * @param encoding name of the character set; empty of XLSX
 * @param guessed whether the bytes would do in other encodings, too, so that letters may be wrong
 * @param delimiter between cells; empty of XLSX
 * @param sheet name of the one that is read; empty of CSV
 * @param otherSheets names of the others a person sees in the file
 */
public record TableFormat(
        String kind,
        Optional<String> encoding,
        boolean guessed,
        Optional<String> delimiter,
        Optional<String> sheet,
        List<String> otherSheets) {

    static TableFormat csv(String encoding, boolean guessed, char delimiter) {
        return new TableFormat(
                "CSV",
                Optional.of(encoding),
                guessed,
                Optional.of(Character.toString(delimiter)),
                Optional.empty(),
                List.of());
    }

    static TableFormat xlsx(String sheet, List<String> otherSheets) {
        return new TableFormat(
                "XLSX", Optional.empty(), false, Optional.empty(), Optional.of(sheet), otherSheets);
    }
}
