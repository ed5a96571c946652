package com.ziraai.campaign.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes XLSX files part by part, as different programs do. */
public final class XlsxFile {

    private static final String SPACE =
            "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";

    private final Map<String, String> parts = new LinkedHashMap<>();

    /** With one sheet of these rows, as XML. */
    public XlsxFile(String rows) {
        part(
                "xl/workbook.xml",
                """
                <workbook %s xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
                <workbookPr/><sheets><sheet name="List" sheetId="7" r:id="rId3"/></sheets></workbook>
                """
                        .formatted(SPACE));
        part(
                "xl/_rels/workbook.xml.rels",
                """
                <Relationships><Relationship Id="rId1" Target="styles.xml"/>
                <Relationship Id="rId3" Target="worksheets/sheet1.xml"/></Relationships>
                """);
        part(
                "xl/worksheets/sheet1.xml",
                "<worksheet %s><sheetData>%s</sheetData></worksheet>".formatted(SPACE, rows));
    }

    public XlsxFile part(String name, String xml) {
        parts.put(name, xml);
        return this;
    }

    XlsxFile sharedStrings(String items) {
        return part("xl/sharedStrings.xml", "<sst %s>%s</sst>".formatted(SPACE, items));
    }

    XlsxFile styles(String styles) {
        return part("xl/styles.xml", "<styleSheet %s>%s</styleSheet>".formatted(SPACE, styles));
    }

    public byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> each : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(each.getKey()));
                zip.write(each.getValue().getBytes(UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
