package com.ziraai.campaign.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XlsxTableTest {

    private static final Tables.Hints NONE = Tables.Hints.NONE;

    @TempDir private Path spool;

    @Test
    void textsAreSharedInlineOrOfAFormula() throws IOException {
        XlsxFile file =
                new XlsxFile(
                                """
                                <row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1" t="s"><v>0</v></c></row>
                                <row r="2"><c r="A2" t="inlineStr"><is><t>Ayşe &amp; Ali</t></is></c>
                                  <c r="B2" t="str"><f>A1&amp;"x"</f><v>0555 123</v></c><c r="C2" t="b"><v>1</v></c></row>
                                """)
                        .sharedStrings(
                                """
                                <si><t>telefon</t></si>
                                <si><r><rPr><b/></rPr><t>a</t></r><r><t xml:space="preserve">d </t></r><rPh><t>no</t></rPh></si>
                                """);
        assertThat(read(file.bytes()))
                .containsExactly(
                        new TableRow(1, List.of("ad", "telefon")),
                        new TableRow(2, List.of("Ayşe & Ali", "0555 123", "true")));
    }

    @Test
    void numbersKeepAllTheirDigits() throws IOException {
        XlsxFile file =
                new XlsxFile(
                        """
                        <row r="1"><c r="A1"><v>905551234567</v></c><c r="B1"><v>9.05551234567E11</v></c>
                        <c r="C1"><v>8</v></c><c r="D1"><v>2.50</v></c><c r="E1"><v>0</v></c></row>
                        """);
        assertThat(read(file.bytes()).getFirst().cells())
                .containsExactly("905551234567", "905551234567", "8", "2.5", "0");
    }

    @Test
    void fractionsComeAsASpreadsheetShowsThem() throws IOException {
        XlsxFile file =
                new XlsxFile(
                        """
                        <row><c><v>1.1000000000000001</v></c><c><v>57.699999999999996</v></c><c><v>1234567.8899999999</v></c>
                        <c><v>5.0000000000000001E-3</v></c><c><v>0.30000000000000004</v></c><c><v>12345678901234567</v></c></row>
                        """);
        assertThat(read(file.bytes()).getFirst().cells())
                .containsExactly("1.1", "57.7", "1234567.89", "0.005", "0.3", "12345678901234567");
    }

    @Test
    void errorsOfFormulasStayWhatTheyAre() throws IOException {
        XlsxFile file =
                new XlsxFile(
                        """
                        <row><c t="e"><f>VLOOKUP(1,A1:B1,2,0)</f><v>#N/A</v></c><c t="e"><v>#NEW!</v></c></row>
                        """);
        assertThat(read(file.bytes()).getFirst().cells()).allMatch(Cells::isError);
    }

    @Test
    void whatAPersonDoesNotSeeIsNotTheList() throws IOException {
        byte[] file = severalSheets().bytes();
        try (Table table = open(file, NONE)) {
            assertThat(table.next().orElseThrow().cells()).containsExactly("seen");
            assertThat(table.format().sheet()).contains("liste");
            assertThat(table.format().otherSheets()).containsExactly("Ek 2");
        }
        assertThat(first(file, "Ek 2")).containsExactly("further");
        assertThat(first(file, "2")).containsExactly("further");
        assertThat(first(file, "ESKI")).containsExactly("hidden");
        assertThat(
                        catchThrowableOfType(
                                        BrokenTableException.class, () -> first(file, "nowhere"))
                                .arguments())
                .containsExactly("liste, Ek 2");
    }

    private static XlsxFile severalSheets() {
        return new XlsxFile("<row><c t=\"str\"><v>hidden</v></c></row>")
                .part(
                        "xl/workbook.xml",
                        """
                        <workbook><sheets><sheet name="eski" state="hidden" id="r1"/><sheet name="Grafik" id="r4"/>
                        <sheet name="liste" id="r2"/><sheet name="Ek 2" id="r3"/></sheets></workbook>
                        """)
                .part(
                        "xl/_rels/workbook.xml.rels",
                        """
                        <Relationships><Relationship Id="r1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/>
                        <Relationship Id="r4" Type="http://x/chartsheet" Target="chartsheets/sheet1.xml"/>
                        <Relationship Id="r2" Type="http://x/worksheet" Target="/xl/worksheets/second.xml"/>
                        <Relationship Id="r3" Type="http://x/worksheet" Target="worksheets/third.xml"/></Relationships>
                        """)
                .part(
                        "xl/worksheets/second.xml",
                        "<worksheet><row><c t=\"str\"><v>seen</v></c></row></worksheet>")
                .part(
                        "xl/worksheets/third.xml",
                        "<worksheet><row><c t=\"str\"><v>further</v></c></row></worksheet>");
    }

    @Test
    void rowsThatAreHiddenAreNotTakenUnlessAskedFor() throws IOException {
        byte[] file =
                new XlsxFile("<row hidden=\"1\"><c><v>1</v></c></row><row><c><v>2</v></c></row>")
                        .bytes();
        assertThat(read(file))
                .extracting(row -> row.fault().map(TableRow.Fault::code).orElse(""))
                .containsExactly("HIDDEN_ROW", "");
        Tables.Hints all =
                new Tables.Hints(Optional.empty(), Optional.empty(), Optional.empty(), 1, true);
        try (Table table = open(file, all)) {
            assertThat(table.next().orElseThrow().fault()).isEmpty();
        }
    }

    @Test
    void partsAreFoundByTheirRelationshipsWhateverTheirNames() throws IOException {
        XlsxFile file =
                new XlsxFile("<row><c t=\"s\"><v>0</v></c></row>")
                        .part(
                                "xl/_rels/workbook.xml.rels",
                                """
                                <Relationships><Relationship Id="rId9" Type="http://x/sharedStrings" Target="SharedStrings.xml"/>
                                <Relationship Id="rId3" Type="http://x/worksheet" Target="Worksheets/Sheet1.xml"/></Relationships>
                                """)
                        .part("xl/SharedStrings.xml", "<sst><si><t>text</t></si></sst>");
        assertThat(read(file.bytes()).getFirst().cells()).containsExactly("text");
    }

    @Test
    void datesComeAsTheSheetShowsThem() throws IOException {
        XlsxFile file =
                new XlsxFile(
                                """
                                <row r="1"><c r="A1" s="1"><v>45889</v></c><c r="B1" s="2"><v>45889.375</v></c>
                                <c r="C1" s="3"><v>0.75</v></c><c r="D1" s="0"><v>45889</v></c><c r="E1" s="4"><v>45889</v></c></row>
                                """)
                        .styles(
                                """
                                <numFmts><numFmt numFmtId="170" formatCode="dd\\.mm\\.yyyy hh:mm"/>
                                <numFmt numFmtId="171" formatCode="&quot;day&quot; 0 [Red]"/></numFmts>
                                <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
                                <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="20"/><xf numFmtId="171"/></cellXfs>
                                """);
        assertThat(read(file.bytes()).getFirst().cells())
                .containsExactly("2025-08-20", "2025-08-20T09:00", "18:00", "45889", "45889");
    }

    @Test
    void cellsStandWhereTheirReferenceSaysAndBlankRowsAreLeftOut() throws IOException {
        XlsxFile file =
                new XlsxFile(
                        """
                        <row r="2"><c r="C2"><v>3</v></c><c r="AA2"><v>27</v></c></row><row r="3"><c r="A3" s="1"/></row>
                        <row><c><v>1</v></c><c><v>2</v></c></row>
                        """);
        List<TableRow> rows = read(file.bytes());
        assertThat(rows).extracting(TableRow::number).containsExactly(2L, 4L);
        assertThat(rows.getFirst().cells()).hasSize(27).element(2).isEqualTo("3");
        assertThat(rows.getLast().cells()).containsExactly("1", "2");
    }

    @Test
    void manyTextsAndRowsWithEntitiesAreNoAttack() throws IOException {
        StringBuilder texts = new StringBuilder();
        StringBuilder cells = new StringBuilder();
        for (int i = 0; i < 60_000; i++) {
            texts.append("<si><t>&lt;&amp;&#351;").append(i).append("</t></si>");
            cells.append("<row><c t=\"s\"><v>").append(59_999 - i).append("</v></c></row>");
        }
        XlsxFile file = new XlsxFile(cells.toString()).sharedStrings(texts.toString());
        List<TableRow> rows = read(file.bytes());
        assertThat(rows).hasSize(60_000);
        assertThat(rows.getFirst().cells()).containsExactly("<&ş59999");
    }

    @Test
    void aBombIsRefusedBeforeItGoesOff() {
        byte[] file = new XlsxFile("<row/>".repeat(20_000_000)).bytes();
        assertThat(file.length).isLessThan(1_000_000);
        assertThat(broken(file)).isEqualTo("UNPACKED_TOO_LARGE");
    }

    @Test
    void aTextOfManyMegabytesIsRefused() {
        String text =
                "<row><c t=\"inlineStr\"><is><t>" + "x".repeat(3_000_000) + "</t></is></c></row>";
        assertThat(broken(new XlsxFile(text).bytes())).isEqualTo("UNREADABLE_FILE");
        String attribute = "<row r=\"" + "1".repeat(3_000_000) + "\"/>";
        assertThat(broken(new XlsxFile(attribute).bytes())).isEqualTo("UNREADABLE_FILE");
    }

    @Test
    void noReferenceLeadsOutOfTheFile() throws IOException {
        Path secret = Files.writeString(spool.resolve("secret"), "secret");
        XlsxFile file =
                new XlsxFile("")
                        .part(
                                "xl/worksheets/sheet1.xml",
                                """
                                <!DOCTYPE x [<!ENTITY e SYSTEM "%s">]>
                                <worksheet><sheetData><row><c t="str"><v>&e;</v></c></row></sheetData></worksheet>
                                """
                                        .formatted(secret.toUri()));
        assertThat(broken(file.bytes())).isEqualTo("UNREADABLE_FILE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<row><c t=\"s\"><v>7</v></c></row>",
                "<row><c><v>1e999999999</v></c></row>",
                "<row><c><v>abc</v></c></row>",
                "<row r=\"x\"/>",
                "<row><c r=\"ZZZ1\"><v>1</v></c></row>",
                "<row><c>"
            })
    void nonsenseIsAnErrorOfTheFile(String rows) {
        assertThat(broken(new XlsxFile(rows).bytes())).startsWith("UNREADABLE");
    }

    @Test
    void aCutOffFileIsAnErrorAndNothingIsLeftBehind() throws IOException {
        byte[] whole = new XlsxFile("<row><c><v>1</v></c></row>").bytes();
        byte[] cut = java.util.Arrays.copyOf(whole, whole.length / 2);
        assertThat(broken(cut)).isEqualTo("UNREADABLE_FILE");
        assertThat(broken("PK\3\4 and no more".getBytes(UTF_8))).isEqualTo("UNREADABLE_FILE");
        assertThat(read(whole)).hasSize(1);
        try (Stream<Path> left = Files.list(spool)) {
            assertThat(left).isEmpty();
        }
    }

    private String broken(byte[] file) {
        return catchThrowableOfType(BrokenTableException.class, () -> read(file)).code();
    }

    private List<TableRow> read(byte[] file) throws IOException {
        List<TableRow> rows = new ArrayList<>();
        try (Table table = open(file, NONE)) {
            Optional<TableRow> row = table.next();
            while (row.isPresent()) {
                rows.add(row.get());
                row = table.next();
            }
        }
        return rows;
    }

    private List<String> first(byte[] file, String sheet) throws IOException {
        Tables.Hints hints =
                new Tables.Hints(Optional.empty(), Optional.empty(), Optional.of(sheet), 1, false);
        try (Table table = open(file, hints)) {
            return table.next().orElseThrow().cells();
        }
    }

    private Table open(byte[] file, Tables.Hints hints) throws IOException {
        TableLimits limits = new TableLimits(spool, 10_000_000, 50_000_000);
        return Tables.open(new ByteArrayInputStream(file), hints, limits);
    }
}
