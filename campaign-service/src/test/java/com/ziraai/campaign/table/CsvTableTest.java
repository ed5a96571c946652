package com.ziraai.campaign.table;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTableTest {

    private static final Charset TURKISH = Charset.forName("windows-1254");
    private static final Tables.Hints NONE = new Tables.Hints(Optional.empty(), Optional.empty());
    private static final TableLimits LIMITS =
            new TableLimits(Path.of("target"), 10_000_000, 10_000_000);

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void theDelimiterIsDetected(String delimiter) throws IOException {
        String text =
                "ad,telefon,not\nAli,0555,\"a,b;c|d\te\"\n"
                        .replace(",", delimiter)
                        .replace("a" + delimiter + "b", "a,b");
        assertThat(rows(text)).containsExactly("[ad, telefon, not]", "[Ali, 0555, a,b;c|d\te]");
    }

    @Test
    void quotesHoldDelimitersLinesAndQuotes() throws IOException {
        String text = "a,b\r\n\"x\"\"y\",\"line 1\nline, 2\"\r\n1,2\r\n";
        List<TableRow> rows = read(text.getBytes(UTF_8), NONE);
        assertThat(rows)
                .extracting(row -> row.cells().toString())
                .containsExactly("[a, b]", "[x\"y, line 1\nline, 2]", "[1, 2]");
        assertThat(rows).extracting(TableRow::number).containsExactly(1L, 2L, 4L);
    }

    @Test
    void blankLinesAreLeftOutAndCounted() throws IOException {
        List<TableRow> rows = read("a;b\n\n;;\n 1 ;2\n\n".getBytes(UTF_8), NONE);
        assertThat(rows).extracting(TableRow::number).containsExactly(1L, 4L);
        assertThat(rows.getLast().cells()).containsExactly("1", "2");
    }

    @Test
    void raggedRowsComeAsTheyAre() throws IOException {
        assertThat(rows("a,b,c\n1\n1,2,3,4\n")).containsExactly("[a, b, c]", "[1]", "[1, 2, 3, 4]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", ";;\n"})
    void aFileWithoutRowsHasNone(String text) throws IOException {
        assertThat(rows(text)).isEmpty();
    }

    @Test
    void aLineThatNamesTheDelimiterIsObeyedAndLeftOut() throws IOException {
        List<TableRow> rows = read("sep=|\na,1|b\n".getBytes(UTF_8), NONE);
        assertThat(rows).containsExactly(new TableRow(2, List.of("a,1", "b")));
    }

    @Test
    void whatProgramsWriteAroundTextsIsTakenOff() throws IOException {
        assertThat(rows("a,b,c\n=\"0555\",'+90555,'x'\n")).last().isEqualTo("[0555, +90555, 'x']");
    }

    @ParameterizedTest
    @CsvSource({"0", "10", "70000", "200000"})
    void theEncodingIsToldFromTheFirstCharacterBeyondAscii(int asciiBefore) throws IOException {
        String text = "ad,telefon\n" + "x,1\n".repeat(asciiBefore / 4) + "Çağrı Işık ŞÖÜ,2\n";
        for (Charset each : List.of(UTF_8, TURKISH)) {
            List<TableRow> rows = read(text.getBytes(each), NONE);
            assertThat(rows.getLast().cells())
                    .as("%s", each)
                    .containsExactly("Çağrı Işık ŞÖÜ", "2");
        }
    }

    @Test
    void textThatIsUtf8ByAccidentAtFirstIsReadAsWhatAllOfItIs() throws IOException {
        // In windows-1254 these are the bytes DD 92, which are a letter of UTF-8 too.
        String text = "ad\nSALİ’NİN\nÇağrı\n";
        assertThat(read(text.getBytes(TURKISH), NONE))
                .extracting(row -> row.cells().getFirst())
                .containsExactly("ad", "SALİ’NİN", "Çağrı");
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstHeading() throws IOException {
        assertThat(rows("\uFEFFad,telefon\nÇ,1\n")).containsExactly("[ad, telefon]", "[Ç, 1]");
        assertThat(read("\uFEFFad\tş\n".getBytes(UTF_16LE), NONE).getFirst().cells())
                .containsExactly("ad", "ş");
    }

    @Test
    void aGivenEncodingIsObeyed() throws IOException {
        var hints = new Tables.Hints(Optional.empty(), Optional.of(TURKISH));
        assertThat(read("ad\nĞ\n".getBytes(TURKISH), hints).getLast().cells()).containsExactly("Ğ");
    }

    @Test
    void aByteThatDoesNotFitIsAnErrorAndNoQuestionMark() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(("ad\nÇ\n" + "x\n".repeat(100_000)).getBytes(UTF_8));
        file.writeBytes("é\n".getBytes(ISO_8859_1));
        assertThat(broken(file.toByteArray())).isEqualTo("INVALID_ENCODING");
    }

    @Test
    void aQuoteThatIsNeverClosedDoesNotEatTheMemory() {
        String text = "a,b\n1,\"2\n" + "3,4\n".repeat(500_000);
        assertThat(broken(text.getBytes(UTF_8))).isEqualTo("UNREADABLE_ROW");
        assertThat(broken("a\n\"1\n".getBytes(UTF_8))).isEqualTo("UNREADABLE_ROW");
    }

    @Test
    void aHugeCellDoesNotEitherNorDoThousandsOfCells() {
        assertThat(broken(("a\n" + "x".repeat(2_000_000) + "\n").getBytes(UTF_8)))
                .isEqualTo("UNREADABLE_ROW");
        assertThat(broken(("a\n" + ",".repeat(5_000) + "\n").getBytes(UTF_8)))
                .isEqualTo("UNREADABLE_ROW");
    }

    @Test
    void aFileLongerThanAllowedIsRefusedWhereItPassesTheLimit() {
        assertThat(broken("a,b\n1,2\n".repeat(2_000_000).getBytes(UTF_8)))
                .isEqualTo("FILE_TOO_LARGE");
    }

    @Test
    void anOldExcelFileIsNamed() {
        byte[] file = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1, 2, 3};
        assertThat(broken(file)).isEqualTo("OLD_EXCEL_FILE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+90555", "-1", "@SUM(A1)", "\tx", "\rx", "=\"05\""})
    void noCellRunsAsAFormulaAndTheTextComesBack(String text) {
        String cell = Cells.harmless(text);
        assertThat(cell).startsWith("'");
        assertThat(Cells.clean(cell)).isEqualTo(text);
    }

    private static String broken(byte[] file) {
        return catchThrowableOfType(BrokenTableException.class, () -> read(file, NONE)).code();
    }

    private static List<String> rows(String text) throws IOException {
        return read(text.getBytes(UTF_8), NONE).stream()
                .map(row -> row.cells().toString())
                .toList();
    }

    private static List<TableRow> read(byte[] file, Tables.Hints hints) throws IOException {
        List<TableRow> rows = new ArrayList<>();
        try (Table table = Tables.open(new ByteArrayInputStream(file), hints, LIMITS)) {
            Optional<TableRow> row = table.next();
            while (row.isPresent()) {
                rows.add(row.get());
                row = table.next();
            }
        }
        return rows;
    }
}
