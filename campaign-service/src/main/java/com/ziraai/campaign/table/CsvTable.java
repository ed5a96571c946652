package com.ziraai.campaign.table;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** CSV by RFC 4180 and the ways of spreadsheet programs. */
final class CsvTable implements Table {

    private static final String DELIMITERS = ",;\t|";

    /** What is looked at to tell the delimiter: longer than any line of headings. */
    private static final int LOOK_AHEAD = 16_384;

    private final DetectingReader text;
    private final char delimiter;
    private final int linesBefore;
    private final CsvReader<CsvRecord> reader;
    private final CloseableIterator<CsvRecord> records;
    private long lastLine = 1;

    private CsvTable(
            DetectingReader text, BufferedReader buffered, char delimiter, int linesBefore) {
        this.text = text;
        this.delimiter = delimiter;
        this.linesBefore = linesBefore;
        this.reader =
                CsvReader.builder()
                        .fieldSeparator(delimiter)
                        .skipEmptyLines(true)
                        .allowExtraFields(true)
                        .allowMissingFields(true)
                        .allowExtraCharsAfterClosingQuote(true)
                        .allowUnclosedQuote(false)
                        .maxBufferSize(4 * TableLimits.LONGEST_ROW)
                        .build(
                                CsvRecordHandler.builder()
                                        .maxFields(TableLimits.MOST_CELLS)
                                        .maxFieldSize(TableLimits.LONGEST_CELL)
                                        .maxRecordSize(TableLimits.LONGEST_ROW)
                                        .build(),
                                buffered);
        this.records = reader.iterator();
    }

    static CsvTable open(InputStream stream, Tables.Hints hints) throws IOException {
        DetectingReader text = new DetectingReader(stream, hints.encoding());
        BufferedReader buffered = new BufferedReader(text, 2 * LOOK_AHEAD);
        try {
            String start = start(buffered);
            // Excel writes, and obeys, a first line that names the delimiter.
            boolean named = start.matches("(?is)sep=[,;\\t|]\\r?\\n.*");
            if (named) {
                buffered.readLine();
            }
            char delimiter =
                    hints.delimiter().orElseGet(() -> named ? start.charAt(4) : detect(start));
            return new CsvTable(text, buffered, delimiter, named ? 1 : 0);
        } catch (CharacterCodingException e) {
            throw new BrokenTableException("INVALID_ENCODING", 1, text.charset().name());
        }
    }

    private static String start(BufferedReader reader) throws IOException {
        char[] start = new char[LOOK_AHEAD];
        reader.mark(LOOK_AHEAD);
        int length = 0;
        int read;
        while (length < LOOK_AHEAD
                && (read = reader.read(start, length, LOOK_AHEAD - length)) > 0) {
            length += read;
            if (new String(start, 0, length).indexOf('\n') >= 0) {
                break;
            }
        }
        reader.reset();
        return new String(start, 0, length);
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
            while (records.hasNext()) {
                CsvRecord each = records.next();
                lastLine = each.getStartingLineNumber() + linesBefore;
                List<String> cells = each.getFields().stream().map(Cells::clean).toList();
                if (!Cells.areBlank(cells)) {
                    return Optional.of(new TableRow(lastLine, cells));
                }
            }
            return Optional.empty();
        } catch (CsvParseException e) {
            throw broken(e);
        } catch (UncheckedIOException e) {
            throw broken(e);
        }
    }

    private IOException broken(Exception failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof CharacterCodingException) {
                return new BrokenTableException(
                        "INVALID_ENCODING", lastLine, text.charset().name());
            }
            if (each instanceof IOException transfer) {
                return transfer;
            }
        }
        // A row beyond all limits, mostly because a quote before it was never closed.
        return new BrokenTableException("UNREADABLE_ROW", lastLine + 1);
    }

    @Override
    public TableFormat format() {
        return TableFormat.csv(text.charset().name(), delimiter);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
