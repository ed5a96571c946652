package com.ziraai.campaign.table;

import static javax.xml.stream.XMLStreamConstants.START_ELEMENT;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What a workbook consists of, by what its relationships name: programs name the parts as they
 * like.
 *
 * @param sheets in the order of their tabs
 * @param strings part of the shared texts
 * @param styles part of the formats
 * @param from1904 whether days count from 1904
 */
record Sheets(
        List<Sheet> sheets, Optional<String> strings, Optional<String> styles, boolean from1904) {

    private static final String WORKBOOK = "xl/workbook.xml";

    /**
     * A sheet with cells.
     *
     * @param part where it stands
     */
    record Sheet(String name, String part, boolean visible) {}

    /**
     * @param type last word of its type’s name
     */
    private record Relationship(String id, String type, String target) {}

    static Sheets of(Workbook workbook) throws IOException, XMLStreamException {
        String main =
                relationships(workbook, "").stream()
                        .filter(each -> each.type.equals("officeDocument"))
                        .map(Relationship::target)
                        .findFirst()
                        .orElse(WORKBOOK);
        List<Relationship> parts = relationships(workbook, main);
        Map<String, Relationship> byId = new HashMap<>();
        parts.forEach(each -> byId.put(each.id, each));
        List<Sheet> sheets = new ArrayList<>();
        boolean from1904 = false;
        XMLStreamReader reader = workbook.part(main);
        while (reader.hasNext()) {
            if (reader.next() != START_ELEMENT) {
                continue;
            }
            if (reader.getLocalName().equals("workbookPr")) {
                from1904 = Workbook.isTrue(Workbook.attribute(reader, "date1904"));
            } else if (reader.getLocalName().equals("sheet")) {
                Optional.ofNullable(byId.get(Workbook.attribute(reader, "id").orElse("")))
                        // Charts are sheets, too.
                        .filter(each ->
                                !each.type.endsWith("sheet") || each.type.equals("worksheet"))
                        .map(each -> sheet(reader, each))
                        .ifPresent(sheets::add);
            }
        }
        return new Sheets(
                List.copyOf(sheets),
                part(workbook, parts, "sharedStrings", "xl/sharedStrings.xml"),
                part(workbook, parts, "styles", "xl/styles.xml"),
                from1904);
    }

    private static Sheet sheet(XMLStreamReader reader, Relationship relationship) {
        return new Sheet(
                Workbook.attribute(reader, "name").orElse(""),
                relationship.target,
                Workbook.attribute(reader, "state").orElse("visible").equals("visible"));
    }

    private static Optional<String> part(
            Workbook workbook, List<Relationship> parts, String type, String usual) {
        return parts.stream()
                .filter(each -> each.type.equals(type))
                .map(Relationship::target)
                .findFirst()
                .or(() -> Optional.of(usual))
                .filter(workbook::has);
    }

    /**
     * @param of a part; empty for the file itself
     */
    private static List<Relationship> relationships(Workbook workbook, String of)
            throws IOException, XMLStreamException {
        int slash = of.lastIndexOf('/') + 1;
        String folder = of.substring(0, slash);
        String part = folder + "_rels/" + of.substring(slash) + ".rels";
        List<Relationship> found = new ArrayList<>();
        if (!workbook.has(part)) {
            return found;
        }
        XMLStreamReader reader = workbook.part(part);
        while (reader.hasNext()) {
            if (reader.next() == START_ELEMENT && reader.getLocalName().equals("Relationship")) {
                String type = Workbook.attribute(reader, "Type").orElse("");
                String target = Workbook.attribute(reader, "Target").orElse("");
                found.add(
                        new Relationship(
                                Workbook.attribute(reader, "Id").orElse(""),
                                type.substring(type.lastIndexOf('/') + 1),
                                target.startsWith("/") ? target.substring(1) : folder + target));
            }
        }
        return found;
    }

    /**
     * The sheet of that name or number; where none is said, the first a person sees.
     *
     * @throws BrokenTableException if there is none
     */
    Sheet choose(Optional<String> wanted) throws BrokenTableException {
        List<Sheet> visible = sheets.stream().filter(Sheet::visible).toList();
        if (wanted.isEmpty()) {
            return visible.stream()
                    .findFirst()
                    .orElseThrow(() -> new BrokenTableException("UNREADABLE_FILE"));
        }
        String name = wanted.get().strip();
        return named(name)
                .or(() ->
                        IntStream.range(0, visible.size())
                                .filter(i -> Integer.toString(i + 1).equals(name))
                                .mapToObj(visible::get)
                                .findFirst())
                .orElseThrow(() ->
                        new BrokenTableException(
                                "UNKNOWN_SHEET",
                                String.join(", ", visible.stream().map(Sheet::name).toList())));
    }

    private Optional<Sheet> named(String name) {
        return sheets.stream()
                .filter(each ->
                        each.name
                                .strip()
                                .toLowerCase(Locale.ROOT)
                                .equals(name.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** Names of the others a person sees. */
    List<String> visibleBut(Sheet sheet) {
        return sheets.stream()
                .filter(each -> each.visible && !each.equals(sheet))
                .map(Sheet::name)
                .toList();
    }
}
