package com.ziraai.campaign.list;

import com.ziraai.campaign.gateway.Texts;
import com.ziraai.campaign.table.Cells;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The bad rows as a CSV file to correct and upload again: what is wrong stands in front, under
 * headings an upload ignores, then the cells as they came. No cell can run as a formula; an upload
 * takes back what keeps it from that.
 */
final class CorrectedFile {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final RecipientList list;
    private final Texts texts;
    private final Locale language;

    CorrectedFile(RecipientList list, Texts texts, Locale language) {
        this.list = list;
        this.texts = texts;
        this.language = language;
    }

    /** Begins the file; with the mark that tells spreadsheet programs the encoding. */
    String headings() {
        List<String> cells = new ArrayList<>();
        for (String each : List.of("ROW", "COLUMN", "PROBLEM")) {
            cells.add(Headings.OURS + texts.get(language, "corrected." + each));
        }
        cells.addAll(list.columns().headers());
        return BYTE_ORDER_MARK + csv(List.of(cells));
    }

    /** The lines of some rows. */
    String lines(List<BadRow> rows) {
        return csv(rows.stream().map(this::line).toList());
    }

    private List<String> line(BadRow row) {
        List<String> cells = new ArrayList<>();
        cells.add(Long.toString(row.row()));
        cells.add(
                row.problems().stream()
                        .map(BadRow.Problem::column)
                        .distinct()
                        .collect(Collectors.joining(" / ")));
        cells.add(
                row.problems().stream()
                        .map(problem -> ListAnswer.message(problem, texts, language))
                        .collect(Collectors.joining(" / ")));
        cells.addAll(row.cells());
        return cells;
    }

    private String csv(List<List<String>> lines) {
        StringWriter text = new StringWriter();
        try (CsvWriter writer = CsvWriter.builder().fieldSeparator(delimiter()).build(text)) {
            lines.forEach(line -> writer.writeRecord(line.stream().map(Cells::harmless).toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private char delimiter() {
        return list.format().delimiter().map(text -> text.charAt(0)).orElse(';');
    }
}
