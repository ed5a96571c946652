package com.ziraai.campaign.list;

import com.ziraai.campaign.export.Csv;
import com.ziraai.campaign.gateway.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The bad rows as a CSV file to correct and upload again: what is wrong stands in front, under
 * headings an upload ignores, then the cells as they came. An upload takes back what keeps cells
 * from running as formulas.
 */
final class CorrectedFile {

    private final RecipientList list;
    private final Csv csv;
    private final Texts texts;
    private final Locale language;

    CorrectedFile(RecipientList list, Csv csv, Texts texts, Locale language) {
        this.list = list;
        this.csv = csv;
        this.texts = texts;
        this.language = language;
    }

    /** Between its cells, where nobody asks for another: what the list had. */
    static char delimiter(RecipientList list) {
        return list.format().delimiter().map(text -> text.charAt(0)).orElse(';');
    }

    /** Begins the file. */
    String headings() {
        List<String> cells = new ArrayList<>();
        for (String each : List.of("ROW", "COLUMN", "PROBLEM")) {
            cells.add(Headings.OURS + texts.get(language, "corrected." + each));
        }
        cells.addAll(list.columns().headers());
        return csv.head(cells);
    }

    /** The lines of some rows. */
    String lines(List<BadRow> rows) {
        return csv.lines(rows.stream().map(this::line).toList());
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
}
