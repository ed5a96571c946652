package com.ziraai.campaign.table;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTableTest {

    private static final Charset TURKISH = Charset.forName("windows-1254");
    private static final Tables.Hints NONE = Tables.Hints.NONE;
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
        var hints = encoding(TURKISH);
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
    void aQuoteThatIsNeverClosedSwallowsNobody() throws IOException {
        String text = "a,b\n1,\"2\n" + "3,4\n".repeat(500_000);
        List<TableRow> rows = read(text.getBytes(UTF_8), NONE);
        assertThat(rows).hasSize(500_002);
        assertThat(rows.get(1).fault().orElseThrow().code()).isEqualTo("BROKEN_QUOTE");
        assertThat(rows.get(1).cells()).containsExactly("1", "2");
        assertThat(rows).filteredOn(row -> row.fault().isPresent()).hasSize(1);
    }

    @Test
    void aQuoteThatIsClosedInAnotherRowSwallowsNobodyEither() throws IOException {
        List<TableRow> rows =
                read(
                        """
                        Ad,Telefon,Not
                        "Ali,0501 000 00 01,a
                        Veli,0501 000 00 02,b
                        Can,0501 000 00 03,c
                        "Deniz,0501 000 00 04,d
                        Ece,0501 000 00 05,e
                        """
                                .getBytes(UTF_8),
                        NONE);
        assertThat(rows)
                .extracting(TableRow::number, row -> row.fault().isPresent())
                .containsExactly(
                        tuple(1L, false),
                        tuple(2L, true),
                        tuple(3L, false),
                        tuple(4L, false),
                        tuple(5L, true),
                        tuple(6L, false));
    }

    /**
     * People and bad rows are all rows there are: whatever the bytes, as many as another reading of
     * them finds, one by patterns over the whole text.
     */
    @Test
    void noRowIsLostWhateverTheBytes() throws IOException {
        Random random = new Random(5);
        String signs = "ab1,,\"\"\n\r;";
        for (int i = 0; i < 50_000; i++) {
            StringBuilder text = new StringBuilder("a,b");
            for (int length = random.nextInt(60); length > 0; length--) {
                text.append(signs.charAt(random.nextInt(signs.length())));
            }
            Tables.Hints commas =
                    new Tables.Hints(
                            Optional.of(','), Optional.of(UTF_8), Optional.empty(), 1, false);
            assertThat(read(text.toString().getBytes(UTF_8), commas))
                    .as(text.toString())
                    .hasSize(rowsIn(text.toString()));
        }
    }

    private static boolean isBlank(String record) {
        return record.replaceAll("(?<=^|,)\"\\s*\"", "").replaceAll("[,\\s]", "").isEmpty();
    }

    private static final Pattern RECORD =
            Pattern.compile(
                    "(?:\"(?:[^\"]|\"\")*\"[ ]*|(?!\")[^,\r\n]*)"
                            + "(?:,(?:\"(?:[^\"]|\"\")*\"[ ]*|(?!\")[^,\r\n]*))*(?:\r\n|\n|\r|$)");

    private static final Pattern LINE = Pattern.compile("[^\r\n]*(?:\r\n|\n|\r|$)");

    private static int rowsIn(String text) {
        int rows = 0;
        int position = 0;
        Matcher record = RECORD.matcher(text);
        Matcher line = LINE.matcher(text);
        while (position < text.length()) {
            boolean broken = !record.region(position, text.length()).lookingAt();
            if (broken) {
                line.region(position, text.length()).lookingAt();
            }
            String row = broken ? line.group() : record.group();
            rows += broken || !isBlank(row) ? 1 : 0;
            position += row.length();
        }
        return rows;
    }

    @Test
    void aHugeCellDoesNotEatTheMemory() {
        assertThat(broken(("a\n" + "x".repeat(2_000_000) + "\n").getBytes(UTF_8)))
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

    @Test
    void wideCharactersAreToldByTheirEmptyHalves() throws IOException {
        String text = "Telefon\tAd\n05010001234\tŞule\n";
        for (Charset each : List.of(UTF_16LE, UTF_16BE)) {
            assertThat(read(text.getBytes(each), NONE).getLast().cells())
                    .as("%s", each)
                    .containsExactly("05010001234", "Şule");
            assertThat(read(text.getBytes(each), encoding(UTF_16)).getLast().cells())
                    .as("%s, said to be UTF-16", each)
                    .containsExactly("05010001234", "Şule");
        }
    }

    @Test
    void anEncodingThatIsGuessedIsCalledSo() throws IOException {
        assertThat(format("ad\nAyşe\n".getBytes(TURKISH), NONE).guessed()).isTrue();
        assertThat(format("ad\nAyşe\n".getBytes(UTF_8), NONE).guessed()).isFalse();
        assertThat(format("ad\nAyşe\n".getBytes(TURKISH), encoding(TURKISH)).guessed()).isFalse();
        Charset mac = Charset.forName("x-MacTurkish");
        assertThat(read("ad\nAyşe\n".getBytes(mac), encoding(mac)).getLast().cells())
                .containsExactly("Ayşe");
    }

    private static Tables.Hints encoding(Charset charset) {
        return new Tables.Hints(Optional.empty(), Optional.of(charset), Optional.empty(), 1, false);
    }

    private static TableFormat format(byte[] file, Tables.Hints hints) throws IOException {
        try (Table table = Tables.open(new ByteArrayInputStream(file), hints, LIMITS)) {
            while (table.next().isPresent()) {
                // To its end.
            }
            return table.format();
        }
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
