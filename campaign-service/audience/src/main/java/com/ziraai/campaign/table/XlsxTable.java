package com.ziraai.campaign.table;

import static javax.xml.stream.XMLStreamConstants.CHARACTERS;
import static javax.xml.stream.XMLStreamConstants.END_ELEMENT;
import static javax.xml.stream.XMLStreamConstants.START_ELEMENT;

import com.ziraai.campaign.table.TableRow.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A sheet of an XLSX file (ECMA-376), each row read when asked for. Numbers come with all their
 * digits, so that a phone number typed as one survives. What a person does not see in the file, a
 * hidden sheet or a row a filter hides, is not taken for what the person means.
 */
final class XlsxTable implements Table {

    /** Columns of a sheet, up to XFD. */
    private static final int MOST_COLUMNS = 16_384;

    /** Digits an exponent may stand for; a number of a spreadsheet has 15. */
    private static final int LONGEST_EXPONENT = 20;

    private final Workbook workbook;
    private final SharedStrings strings;
    private final DateStyles styles;
    private final XMLStreamReader sheet;
    private final TableFormat format;
    private final boolean hiddenRows;
    private long row;

    private XlsxTable(
            Workbook workbook,
            SharedStrings strings,
            DateStyles styles,
            XMLStreamReader sheet,
            TableFormat format,
            boolean hiddenRows) {
        this.workbook = workbook;
        this.strings = strings;
        this.styles = styles;
        this.sheet = sheet;
        this.format = format;
        this.hiddenRows = hiddenRows;
    }

    static XlsxTable open(InputStream stream, Tables.Hints hints, TableLimits limits)
            throws IOException {
        Workbook workbook = Workbook.open(stream, limits);
        try {
            return open(workbook, hints, limits);
        } catch (IOException | RuntimeException e) {
            workbook.close();
            throw e;
        }
    }

    private static XlsxTable open(Workbook workbook, Tables.Hints hints, TableLimits limits)
            throws IOException {
        SharedStrings strings = new SharedStrings(limits.spool());
        try {
            Sheets sheets = Sheets.of(workbook);
            Sheets.Sheet chosen = sheets.choose(hints.sheet());
            DateStyles styles = new DateStyles(sheets.from1904());
            if (sheets.styles().isPresent()) {
                styles.read(workbook.part(sheets.styles().get()));
            }
            if (sheets.strings().isPresent()) {
                read(workbook.part(sheets.strings().get()), strings);
            }
            strings.complete();
            return new XlsxTable(
                    workbook,
                    strings,
                    styles,
                    workbook.part(chosen.part()),
                    TableFormat.xlsx(chosen.name(), sheets.visibleBut(chosen)),
                    hints.hiddenRows());
        } catch (XMLStreamException e) {
            strings.close();
            throw Workbook.broken(e);
        } catch (NumberFormatException e) {
            strings.close();
            throw new BrokenTableException("UNREADABLE_FILE");
        } catch (IOException | RuntimeException e) {
            strings.close();
            throw e;
        }
    }

    private static void read(XMLStreamReader texts, SharedStrings strings)
            throws IOException, XMLStreamException {
        while (texts.hasNext()) {
            if (texts.next() == START_ELEMENT && texts.getLocalName().equals("si")) {
                strings.add(Workbook.text(texts, "si"));
            }
        }
    }

    @Override
    public Optional<TableRow> next() throws IOException {
        try {
            while (sheet.hasNext()) {
                if (sheet.next() == START_ELEMENT && sheet.getLocalName().equals("row")) {
                    long stated = Workbook.attribute(sheet, "r").map(Long::parseLong).orElse(0L);
                    row = Math.max(stated, row + 1);
                    Optional<Fault> hidden = hidden();
                    TableRow read = TableRow.of(row, cells(), hidden);
                    if (!read.cells().isEmpty()) {
                        return Optional.of(read);
                    }
                }
            }
            return Optional.empty();
        } catch (XMLStreamException e) {
            throw Workbook.broken(e);
        } catch (NumberFormatException e) {
            throw new BrokenTableException("UNREADABLE_ROW", row);
        }
    }

    private Optional<Fault> hidden() {
        return !hiddenRows && Workbook.isTrue(Workbook.attribute(sheet, "hidden"))
                ? Optional.of(Fault.of("HIDDEN_ROW"))
                : Optional.empty();
    }

    private List<String> cells() throws IOException, XMLStreamException {
        List<String> cells = new ArrayList<>();
        while (true) {
            int event = sheet.next();
            if (event == END_ELEMENT && sheet.getLocalName().equals("row")) {
                return cells;
            }
            if (event == START_ELEMENT && sheet.getLocalName().equals("c")) {
                int column = Workbook.attribute(sheet, "r").map(XlsxTable::column).orElse(-1);
                put(cells, column < 0 ? cells.size() : column, Cells.clean(value()));
            }
        }
    }

    private void put(List<String> cells, int column, String text) throws BrokenTableException {
        if (text.isEmpty()) {
            return;
        }
        if (column >= MOST_COLUMNS) {
            throw new BrokenTableException("UNREADABLE_ROW", row);
        }
        while (cells.size() <= column) {
            cells.add("");
        }
        cells.set(column, text);
    }

    /** The column of a reference such as {@code AB12}, from 0. */
    private static int column(String reference) {
        int column = 0;
        for (int i = 0; i < reference.length() && i < 4; i++) {
            char character = reference.charAt(i);
            if (character < 'A' || character > 'Z') {
                break;
            }
            column = column * 26 + character - 'A' + 1;
        }
        return column - 1;
    }

    private String value() throws IOException, XMLStreamException {
        String type = Workbook.attribute(sheet, "t").orElse("n");
        int style = Workbook.attribute(sheet, "s").map(Integer::valueOf).orElse(0);
        if (type.equals("inlineStr")) {
            return Workbook.text(sheet, "c");
        }
        String value = rawValue();
        if (value.isEmpty()) {
            return value;
        }
        return switch (type) {
            case "s" -> strings.get(Integer.parseInt(value));
            case "b" -> value.equals("1") ? "true" : "false";
            case "e" -> Cells.isError(value) ? value : "#VALUE!";
            case "n" -> styles.text(number(value), style);
            default -> value;
        };
    }

    private static BigDecimal number(String value) {
        BigDecimal number = new BigDecimal(value);
        if (Math.abs(number.precision() - number.scale()) > LONGEST_EXPONENT
                || number.scale() > 400) {
            throw new NumberFormatException("a number of too many digits");
        }
        return number;
    }

    /** What the {@code v} of a cell holds; a formula beside it is of no interest. */
    private String rawValue() throws IOException, XMLStreamException {
        StringBuilder text = new StringBuilder();
        boolean wanted = false;
        while (true) {
            switch (sheet.next()) {
                case START_ELEMENT -> wanted = sheet.getLocalName().equals("v");
                case END_ELEMENT -> {
                    wanted = false;
                    if (sheet.getLocalName().equals("c")) {
                        return text.toString().strip();
                    }
                }
                case CHARACTERS -> {
                    if (wanted) {
                        Workbook.append(text, sheet);
                    }
                }
                default -> {}
            }
        }
    }

    @Override
    public TableFormat format() {
        return format;
    }

    @Override
    public void close() throws IOException {
        strings.close();
        workbook.close();
    }
}
