package com.ziraai.campaign.table;

import com.ziraai.campaign.table.CsvLines.Line;
import com.ziraai.campaign.table.CsvRecord.State;
import com.ziraai.campaign.table.TableRow.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * CSV by RFC 4180 and the ways of spreadsheet programs. A quote that is not closed where it should
 * be would swallow the rows behind it, and with them people; so the line it stands in is a faulty
 * row of its own, and the lines behind it are read as if it had not been there.
 */
final class CsvTable implements Table {

    private static final String DELIMITERS = ",;\t|";

    /** Excel writes, and obeys, a first line that names the delimiter. */
    private static final Pattern NAMED = Pattern.compile("(?is)sep=[,;\\t|](\\r?\\n.*)?");

    /** Line breaks within a cell; a spreadsheet program takes as many. */
    private static final int MOST_LINES = 254;

    private final DetectingReader text;
    private final CsvLines lines;
    private final char delimiter;

    private CsvTable(DetectingReader text, CsvLines lines, char delimiter) {
        this.text = text;
        this.lines = lines;
        this.delimiter = delimiter;
    }

    static CsvTable open(InputStream stream, Tables.Hints hints) throws IOException {
        DetectingReader text = new DetectingReader(stream, hints.encoding());
        CsvLines lines = new CsvLines(text);
        try {
            String start = lines.start(hints.headingRow());
            boolean named = NAMED.matcher(start).matches();
            if (named) {
                lines.next();
            }
            char delimiter =
                    hints.delimiter()
                            .orElseGet(() ->
                                    named
                                            ? start.charAt(4)
                                            : detect(behind(start, hints.headingRow() - 1)));
            return new CsvTable(text, lines, delimiter);
        } catch (CharacterCodingException e) {
            throw new BrokenTableException("INVALID_ENCODING", 1, text.charset().name());
        }
    }

    /** The text without so many lines. */
    private static String behind(String text, int lines) {
        int position = 0;
        for (int i = 0; i < lines && position >= 0; i++) {
            position = text.indexOf('\n', position) + 1;
            if (position == 0) {
                return "";
            }
        }
        return text.substring(position);
    }

    /** The one the first record has most of, outside of quotes. */
    private static char detect(String start) {
        int[] counts = new int[DELIMITERS.length()];
        boolean quoted = false;
        for (int i = 0; i < start.length(); i++) {
            char character = start.charAt(i);
            if (character == '"') {
                quoted = !quoted;
            } else if (!quoted && (character == '\n' || character == '\r') && i > 0) {
                break;
            } else if (!quoted && DELIMITERS.indexOf(character) >= 0) {
                counts[DELIMITERS.indexOf(character)]++;
            }
        }
        int most = Arrays.stream(counts).max().orElse(0);
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] == most) {
                return DELIMITERS.charAt(i);
            }
        }
        return DELIMITERS.charAt(0);
    }

    @Override
    public Optional<TableRow> next() throws IOException {
        try {
            Optional<TableRow> row = record();
            while (row.isPresent() && row.get().cells().isEmpty()) {
                row = record();
            }
            return row;
        } catch (CharacterCodingException e) {
            throw new BrokenTableException(
                    "INVALID_ENCODING", lines.number(), text.charset().name());
        }
    }

    private Optional<TableRow> record() throws IOException {
        Optional<Line> first = lines.next();
        if (first.isEmpty()) {
            return Optional.empty();
        }
        CsvRecord record = new CsvRecord(delimiter);
        State state = record.feed(first.get().text());
        if (state == State.OPEN) {
            state = readOn(record);
        }
        return Optional.of(
                state == State.WHOLE ? row(first.get(), record.cells()) : broken(first.get()));
    }

    /**
     * Feeds the lines behind; gives them back if they are no part of the record. What opens a quote
     * closes one as well, so no line is given back by more than one record.
     */
    private State readOn(CsvRecord record) throws IOException {
        List<Line> further = new ArrayList<>();
        State state = State.OPEN;
        int length = 0;
        while (state == State.OPEN
                && further.size() < MOST_LINES
                && length < TableLimits.LONGEST_CELL) {
            Optional<Line> line = lines.next();
            if (line.isEmpty()) {
                break;
            }
            further.add(line.get());
            length += line.get().text().length();
            state = record.feed(line.get().text());
        }
        if (state != State.WHOLE) {
            lines.giveBack(further);
        }
        return state;
    }

    private static TableRow row(Line line, List<String> cells) {
        return TableRow.of(
                line.number(), cells.stream().map(Cells::clean).toList(), Optional.empty());
    }

    /** What can be told of the line without knowing which of its quotes is wrong. */
    private TableRow broken(Line line) {
        List<String> cells =
                Arrays.stream(line.text().split(Pattern.quote(Character.toString(delimiter)), -1))
                        .map(cell -> Cells.clean(cell.replace("\"", "")))
                        .toList();
        return TableRow.of(
                line.number(),
                cells.stream().allMatch(String::isEmpty) ? List.of("\"") : cells,
                Optional.of(Fault.of("BROKEN_QUOTE")));
    }

    @Override
    public TableFormat format() {
        return TableFormat.csv(text.charset().name(), text.isGuessed(), delimiter);
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
