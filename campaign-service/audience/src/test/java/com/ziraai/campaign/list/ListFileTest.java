package com.ziraai.campaign.list;

import static com.ziraai.contract.Address.EMAIL;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.ziraai.campaign.export.Csv;
import com.ziraai.campaign.gateway.ProblemException;
import com.ziraai.campaign.gateway.Texts;
import com.ziraai.campaign.gateway.Violation;
import com.ziraai.campaign.list.BadRow.Problem;
import com.ziraai.campaign.list.Chunk.GoodRow;
import com.ziraai.campaign.recipient.ContactKeys;
import com.ziraai.campaign.recipient.LeftOut;
import com.ziraai.campaign.recipient.Person;
import com.ziraai.campaign.recipient.PhoneKind;
import com.ziraai.campaign.recipient.PhoneNumbers;
import com.ziraai.campaign.table.TableLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.LinkedMultiValueMap;

class ListFileTest {

    private static final TableLimits LIMITS = new TableLimits(Path.of("target"), 1 << 20, 1 << 20);

    @Test
    void aRowBecomesThePersonItNames() throws IOException {
        Chunk chunk =
                read(
                        """
                        Ad Soyad;Telefon;E-posta;Sponsorluk Kodu;Öncelik;Mesaj;Bölge
                        Ayşe;0555 123 45 67;a@b.com;AGRI-1;9;Merhaba {Bölge};Ege
                        Ali;905551234568;;;;;
                        """);
        assertThat(chunk.bad()).isEmpty();
        Person first = chunk.good().getFirst().person();
        assertThat(first.name()).isEqualTo("Ayşe");
        assertThat(first.addresses().phone()).isEqualTo("+905551234567");
        assertThat(first.addresses().country()).isEqualTo("TR");
        assertThat(first.addresses().email()).isEqualTo("a@b.com");
        assertThat(first.code()).isEqualTo("AGRI-1");
        assertThat(first.message()).isEqualTo("Merhaba {Bölge}");
        assertThat(first.values()).isEqualTo(Map.of("Bölge", "Ege"));
        assertThat(chunk.good().getFirst().priority()).isEqualTo(9);
        Person second = chunk.good().getLast().person();
        assertThat(second.addresses().phone()).isEqualTo("+905551234568");
        assertThat(second.addresses().email()).isNull();
        assertThat(second.values()).isEmpty();
    }

    @Test
    void aRowWithoutNumberIsReachedByItsEmailAddress() throws IOException {
        Chunk chunk =
                read(
                        """
                        Ad;Telefon;E-posta
                        Ayşe;;Ayse@Example.org
                        Ali;;ayse@example.org
                        Can;12;c@example.org
                        Ece;;
                        Oya;05551234567;ayse@example.org
                        """);
        assertThat(chunk.good())
                .extracting(row -> row.person().name(), GoodRow::kind)
                .containsExactly(
                        tuple("Ayşe", Optional.empty()),
                        tuple("Oya", Optional.of(PhoneKind.MOBILE)));
        Person first = chunk.good().getFirst().person();
        Person last = chunk.good().getLast().person();
        assertThat(first.addresses().email()).isEqualTo("Ayse@example.org");
        assertThat(first.addresses().contactKey())
                .isEqualTo(first.addresses().keyOf(EMAIL))
                .isEqualTo(last.addresses().keyOf(EMAIL))
                .isNotEqualTo(last.addresses().contactKey());
        assertThat(chunk.bad())
                .extracting(
                        row -> row.problems().getFirst().column(),
                        row -> row.problems().getFirst().code())
                .containsExactly(
                        tuple("E-posta", "DUPLICATE_RECIPIENT"),
                        tuple("Telefon", "INVALID_PHONE"),
                        tuple("Telefon", "INVALID_PHONE"));
    }

    @Test
    void aRowKeepsItsNumberInTheFileAndTheSponsorsReference() throws IOException {
        Chunk chunk = read("telefon;Müşteri No\n12;X\n\n05551234567;M-7\n05551234568;\n");
        assertThat(chunk.good())
                .extracting(row -> row.person().row(), row -> row.person().externalId())
                .containsExactly(tuple(4L, "M-7"), tuple(5L, null));
        assertThat(chunk.good().getFirst().person().values())
                .isEqualTo(Map.of("Müşteri_No", "M-7"));
    }

    @Test
    void aReferenceThatCouldNotBeHandedBackIsABadRow() throws IOException {
        Chunk chunk =
                read(
                        "telefon;Müşteri No\n05551234567;%s\n05551234568;\"a\nb\"\n05551234569;%s\n"
                                .formatted("x".repeat(65), "x".repeat(64)));
        assertThat(chunk.good()).extracting(row -> row.row().number()).containsExactly(5L);
        assertThat(chunk.bad())
                .extracting(row -> row.problems().getFirst())
                .extracting(Problem::column, Problem::code)
                .containsExactly(
                        tuple("Müşteri No", "LENGTH"), tuple("Müşteri No", "CONTROL_CHARACTERS"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "x,,,,,,                        ! telefon ! INVALID_PHONE",
                ",,,,,,                         ! telefon ! INVALID_PHONE",
                "+4915123456789,,,,,,           ! telefon ! COUNTRY_NOT_ALLOWED",
                "+90'; --,,,,,,                 ! telefon ! INVALID_CHARACTERS",
                "05551234567,,,,,,              ! telefon ! DUPLICATE_RECIPIENT",
                "05551234560,,a b,,,,           ! sponsorlukkodu ! INVALID_CODE",
                "05551234560,,,,{nothing},,     ! mesaj   ! UNKNOWN_PLACEHOLDER",
                "05551234560,,,,{name,,         ! mesaj   ! STRAY_BRACE",
                "05551234560,,,,,,shifted,row   ! ''      ! TOO_MANY_CELLS",
                "\"9,05E+11\",,,,,,             ! telefon ! SHORTENED_PHONE",
                "0501 XXX XX XX,,,,,,           ! telefon ! INVALID_PHONE",
                "05551234560,,,,,#N/A,          ! x       ! CELL_ERROR",
                "05551234560,,,,,#YOK,          ! x       ! CELL_ERROR"
            })
    void aBadRowSaysItsColumnAndReason(String row, String column, String code) throws IOException {
        Chunk chunk =
                read(
                        "telefon,eposta,sponsorlukkodu,oncelik,mesaj,x,bos\n"
                                + "05551234567,,,,,1,\n"
                                + ",,,,,,\n"
                                // A row that is blank but for this is none at all.
                                + row.replaceFirst("^,,,,,,$", ",,,,,y,")
                                + "\n");
        assertThat(chunk.good()).hasSize(1);
        assertThat(chunk.bad())
                .singleElement()
                .satisfies(bad -> {
                    assertThat(bad.row()).isEqualTo(4);
                    assertThat(bad.problems().getFirst().column()).isEqualTo(column);
                    assertThat(bad.problems().getFirst().code()).isEqualTo(code);
                });
    }

    @Test
    void aCellThatHoldsFurtherRowsIsNoValue() throws IOException {
        Chunk chunk =
                read(
                        "ad,telefon,not\n\"Ali,0501 000 00 01,a\nVeli\",0501 000 00 02,b\n"
                                + "\"Can\nKaya\",05010000003,\"Cad. 5, No 3\nAntalya\"\n");
        assertThat(chunk.good())
                .extracting(row -> row.person().name())
                .containsExactly("Can\nKaya");
        assertThat(chunk.bad())
                .singleElement()
                .satisfies(bad -> {
                    assertThat(bad.row()).isEqualTo(2);
                    assertThat(bad.problems().getFirst().code()).isEqualTo("ROWS_IN_CELL");
                });
    }

    @Test
    void customersNumbersUnderACommonHeadingAreNoCodes() throws IOException {
        Incoming customers = open("telefon;Kod\n05010001283;M-77001\n", "");
        assertThat(customers.columns().keys()).containsExactly("Kod");
        assertThat(chunk(customers, 10).good().getFirst().person().code()).isNull();
        Incoming codes = open("telefon;Kod\n05010001283;SP-20261122-A7B2C\n05010001284;\n", "");
        assertThat(chunk(codes, 10).good().getFirst().person().code())
                .isEqualTo("SP-20261122-A7B2C");
    }

    @Test
    void headingsMayStandBelowATitle() throws IOException {
        var query = new LinkedMultiValueMap<String, String>();
        query.add("headingRow", "3");
        Incoming incoming =
                Incoming.open(
                        new ByteArrayInputStream(
                                "Bahar, 2026\n\nTelefon;Ad\n05010001283;Ali\n".getBytes(UTF_8)),
                        UploadOptions.of(query),
                        LIMITS);
        assertThat(chunk(incoming, 10).good().getFirst().person().name()).isEqualTo("Ali");
    }

    @Test
    void emptyColumnsCountForNothingAndTooManyAreNamed() throws IOException {
        assertThat(read("Telefon;Ad" + ";".repeat(253) + "\n05010001234;Ali\n").good()).hasSize(1);
        ProblemException problem =
                catchThrowableOfType(
                        ProblemException.class,
                        () -> open("Telefon" + ";x".repeat(254) + "\n05010001234\n", ""));
        assertThat(problem.violations().orElseThrow().kept())
                .singleElement()
                .satisfies(violation -> {
                    assertThat(violation.code()).isEqualTo("HEADINGS_TOO_MANY_COLUMNS");
                    assertThat(violation.arguments()).containsExactly(1L, 1L, 255, 200);
                });
    }

    @Test
    void theFirstRowsAreShownAsPeopleAndKindsOfNumbersAreCounted() throws IOException {
        Incoming incoming =
                open(
                        "telefon,ad,bolge\n"
                                + "12,x,\n"
                                + "05551234567,Ali,Ege\n"
                                + "02125551212,Veli,\n"
                                + "08502221212,Can,\n"
                                + "05551234568,Ece,\n",
                        "");
        Tally tally = new Tally(incoming.columns());
        tally.add(chunk(incoming, 100));
        Report report = tally.report();
        assertThat(report.warnings()).isEqualTo(Map.of("LANDLINE", 1, "SERVICE", 1));
        assertThat(report.samples()).hasSize(3);
        assertThat(report.samples().getFirst())
                .isEqualTo(
                        new Report.Sample(
                                3,
                                "Ali",
                                "+905551234567",
                                null,
                                null,
                                null,
                                Map.of("bolge", "Ege")));
    }

    @Test
    void aRowWhoseOnlyFaultIsItsEmailOrPriorityIsGood() throws IOException {
        Incoming incoming =
                open(
                        "telefon,eposta,oncelik\n"
                                + "05551234567,nobody,9\n"
                                + "05551234568,a@b.com,11\n"
                                + "05551234569,@,high\n",
                        "");
        Chunk chunk = chunk(incoming, 100);
        assertThat(chunk.bad()).isEmpty();
        assertThat(chunk.good())
                .extracting(row -> row.person().addresses().email(), GoodRow::priority)
                .containsExactly(
                        Tuple.tuple(null, 9), Tuple.tuple("a@b.com", 5), Tuple.tuple(null, 5));
        Tally tally = new Tally(incoming.columns());
        tally.add(chunk);
        assertThat(tally.report().leftOut("email")).isEqualTo(new LeftOut.Found(2, "2, 4"));
        assertThat(tally.report().leftOut("priority")).isEqualTo(new LeftOut.Found(2, "3, 4"));
    }

    @Test
    void theFirstGoodRowOfANumberIsGood() throws IOException {
        Chunk chunk =
                read(
                        "telefon,sponsorlukkodu\n"
                                + "05551234567,a b\n"
                                + "05551234567,AGRI-1\n"
                                + "+905551234567,\n");
        assertThat(chunk.good()).extracting(row -> row.row().number()).containsExactly(3L);
        assertThat(chunk.bad())
                .extracting(row -> row.problems().getFirst().code())
                .containsExactly("INVALID_CODE", "DUPLICATE_RECIPIENT");
    }

    @Test
    void theReportAddsUpAndKnowsWhatAMessageCanBeFilledWith() throws IOException {
        Incoming incoming =
                open(
                        "telefon,bolge,mesaj\n"
                                + "05551234567,Ege,\n"
                                + "05551234568,,\n"
                                + "05551234569,,kendi\n"
                                + "12,,\n"
                                + "05551234567,,\n",
                        "");
        Tally tally = new Tally(incoming.columns());
        assertThat(tally.add(chunk(incoming, 100))).isZero();
        Report report = tally.report();
        assertThat(report.total()).isEqualTo(5);
        assertThat(report.valid()).isEqualTo(3);
        assertThat(report.invalid()).isOne();
        assertThat(report.duplicate()).isOne();
        assertThat(report.examples(Report.Kind.INVALID)).containsExactly("12");
        assertThat(report.examples(Report.Kind.DUPLICATE)).containsExactly("05551234567");
        assertThat(report.rowsWithoutMessage()).isEqualTo(2);
        assertThat(report.rowsWithout()).isEqualTo(Map.of("bolge", 1));
        assertThat(report.countries()).containsExactly("TR");
    }

    @Test
    void aFileWithoutHeadingsCanBeGivenSome() throws IOException {
        Incoming incoming = open("05551234567;Ali\n", "phoneNumber,name");
        assertThat(chunk(incoming, 10).good().getFirst().person().name()).isEqualTo("Ali");
    }

    @ParameterizedTest
    @CsvSource({"'', NO_ROWS", "'ad\nAli\n', NO_PHONE_COLUMN"})
    void whatIsNoListIsRefused(String text, String code) {
        ProblemException problem =
                catchThrowableOfType(ProblemException.class, () -> open(text, ""));
        assertThat(problem.violations().orElseThrow().kept())
                .extracting(Violation::code)
                .containsExactly(code);
    }

    @Test
    void aFileOfTooManyRowsIsRefused() throws IOException {
        Incoming incoming = open("telefon\n1\n2\n3\n", "");
        ProblemException problem =
                catchThrowableOfType(ProblemException.class, () -> chunk(incoming, 2));
        assertThat(problem.violations().orElseThrow().kept())
                .extracting(Violation::code)
                .containsExactly("TOO_MANY_ROWS");
    }

    @Test
    void theCorrectedFileCanBeUploadedAgainAndNeverRuns() throws IOException {
        Incoming incoming =
                open("ad,telefon,not\n=HYPERLINK(1),+90 555,\"a,b\"\n@x,+905551234567,-1\n", "");
        List<BadRow> bad = new ArrayList<>(chunk(incoming, 10).bad());
        bad.add(
                new BadRow(
                        9,
                        List.of(new Problem("ad", "LENGTH", List.of(0, 200))),
                        List.of("@x", "+905551234567", "-1")));
        CorrectedFile file =
                new CorrectedFile(list(incoming), new Csv(','), new Texts(), Locale.ENGLISH);

        String text = file.headings() + file.lines(bad);

        assertThat(text)
                .isEqualTo(
                        "\uFEFF\"#row\",#column,#problem,ad,telefon,not\r\n"
                                + "2,telefon,phone number has an invalid format,'=HYPERLINK(1),'+90"
                                + " 555,\"a,b\"\r\n"
                                + "9,ad,must have 0 to 200 characters,'@x,'+905551234567,'-1\r\n");
        Chunk again = chunk(open(text, ""), 10);
        assertThat(again.good().getFirst().person().name()).isEqualTo("@x");
        assertThat(again.good().getFirst().person().values()).isEqualTo(Map.of("not", "-1"));
        assertThat(again.bad().getFirst().cells())
                .containsSubsequence("=HYPERLINK(1)", "+90 555", "a,b");
    }

    private static RecipientList list(Incoming incoming) {
        return new RecipientList(
                "list_1",
                "s-1",
                "List",
                ListState.READY,
                false,
                incoming.table().format(),
                incoming.columns(),
                Optional.empty(),
                Instant.EPOCH,
                "test",
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Chunk read(String text) throws IOException {
        return chunk(open(text, ""), 100);
    }

    private static Incoming open(String text, String columns) throws IOException {
        var query = new LinkedMultiValueMap<String, String>();
        query.add("columns", columns);
        return Incoming.open(
                new ByteArrayInputStream(text.getBytes(UTF_8)), UploadOptions.of(query), LIMITS);
    }

    private static Chunk chunk(Incoming incoming, int limit) throws IOException {
        return new RowReader(
                        incoming.table(),
                        incoming.columns(),
                        new PhoneNumbers("TR", Set.of("TR", "IN")),
                        new ContactKeys("a-secret-for-tests").hasher(),
                        limit)
                .next()
                .orElseThrow();
    }
}
