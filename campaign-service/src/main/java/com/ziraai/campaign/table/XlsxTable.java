package com.ziraai.campaign.table;

import static javax.xml.stream.XMLStreamConstants.CHARACTERS;
import static javax.xml.stream.XMLStreamConstants.END_ELEMENT;
import static javax.xml.stream.XMLStreamConstants.START_ELEMENT;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The first sheet of an XLSX file (ECMA-376), each row read when asked for. Numbers come with all
 * their digits, so that a phone number typed as one survives.
 */
final class XlsxTable implements Table {

    private static final String FOLDER = "xl/";

    /** Digits an exponent may stand for; a number of a spreadsheet has 15. */
    private static final int LONGEST_EXPONENT = 20;

    private final Workbook workbook;
    private final SharedStrings strings;
    private final DateStyles styles;
    private final XMLStreamReader sheet;
    private long row;

    private XlsxTable(
            Workbook workbook, SharedStrings strings, DateStyles styles, XMLStreamReader sheet) {
        this.workbook = workbook;
        this.strings = strings;
        this.styles = styles;
        this.sheet = sheet;
    }

    static XlsxTable open(InputStream stream, TableLimits limits) throws IOException {
        Workbook workbook = Workbook.open(stream, limits);
        try {
            return open(workbook, limits);
        } catch (IOException | RuntimeException e) {
            workbook.close();
            throw e;
        }
    }

    private static XlsxTable open(Workbook workbook, TableLimits limits) throws IOException {
        SharedStrings strings = new SharedStrings(limits.spool());
        try {
            FirstSheet first = FirstSheet.of(workbook);
            DateStyles styles = new DateStyles(first.from1904());
            if (workbook.has(FOLDER + "styles.xml")) {
                styles.read(workbook.part(FOLDER + "styles.xml"));
            }
            if (workbook.has(FOLDER + "sharedStrings.xml")) {
                read(workbook.part(FOLDER + "sharedStrings.xml"), strings);
            }
            strings.complete();
            return new XlsxTable(workbook, strings, styles, workbook.part(first.part()));
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

    /** Where the first sheet stands. */
    private record FirstSheet(String part, boolean from1904) {

        static FirstSheet of(Workbook workbook) throws IOException, XMLStreamException {
            Map<String, String> targets = targets(workbook);
            XMLStreamReader reader = workbook.part(FOLDER + "workbook.xml");
            boolean from1904 = false;
            while (reader.hasNext()) {
                if (reader.next() != START_ELEMENT) {
                    continue;
                }
                if (reader.getLocalName().equals("workbookPr")) {
                    String value = Workbook.attribute(reader, "date1904").orElse("0");
                    from1904 = value.equals("1") || value.equals("true");
                } else if (reader.getLocalName().equals("sheet")) {
                    String target = targets.get(Workbook.attribute(reader, "id").orElse(""));
                    if (target != null) {
                        return new FirstSheet(target, from1904);
                    }
                }
            }
            throw new BrokenTableException("UNREADABLE_FILE");
        }

        private static Map<String, String> targets(Workbook workbook)
                throws IOException, XMLStreamException {
            Map<String, String> targets = new HashMap<>();
            XMLStreamReader reader = workbook.part(FOLDER + "_rels/workbook.xml.rels");
            while (reader.hasNext()) {
                if (reader.next() == START_ELEMENT
                        && reader.getLocalName().equals("Relationship")) {
                    String target = Workbook.attribute(reader, "Target").orElse("");
                    targets.put(
                            Workbook.attribute(reader, "Id").orElse(""),
                            target.startsWith("/") ? target.substring(1) : FOLDER + target);
                }
            }
            return targets;
        }
    }

    @Override
    public Optional<TableRow> next() throws IOException {
        try {
            while (sheet.hasNext()) {
                if (sheet.next() == START_ELEMENT && sheet.getLocalName().equals("row")) {
                    long stated = Workbook.attribute(sheet, "r").map(Long::parseLong).orElse(0L);
                    row = Math.max(stated, row + 1);
                    List<String> cells = cells();
                    if (!Cells.areBlank(cells)) {
                        return Optional.of(new TableRow(row, cells));
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
        if (column >= TableLimits.MOST_CELLS) {
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
        return TableFormat.XLSX;
    }

    @Override
    public void close() throws IOException {
        strings.close();
        workbook.close();
    }
}
