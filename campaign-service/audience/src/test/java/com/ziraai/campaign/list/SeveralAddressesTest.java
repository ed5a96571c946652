package com.ziraai.campaign.list;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.ziraai.campaign.list.Chunk.GoodRow;
import com.ziraai.campaign.recipient.ContactAddress;
import com.ziraai.campaign.recipient.ContactKeys;
import com.ziraai.campaign.recipient.LeftOut;
import com.ziraai.campaign.recipient.PhoneKind;
import com.ziraai.campaign.recipient.PhoneNumbers;
import com.ziraai.campaign.table.TableLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.LinkedMultiValueMap;

/** Files as offices keep them, with more than one column for an address. */
class SeveralAddressesTest {

    private static final String HEADINGS = "Ad;Telefon;Telefon 2;E-posta\n";

    private static final TableLimits LIMITS = new TableLimits(Path.of("target"), 1 << 20, 1 << 20);

    /** First those that are written to. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0555 123 45 67;0555 123 45 68;         | +905551234567 +905551234568",
                ";0555 123 45 68;                       | +905551234568",
                "0555 123 45 67;;                       | +905551234567",
                // The same in both columns, however it is written.
                "0555 123 45 67;+90 (555) 123-4567;     | +905551234567",
                // A fixed line takes no SMS, so the mobile number is preferred to it.
                "0212 555 12 12;0555 123 45 68;         | +905551234568 +902125551212",
                "0212 555 12 12;;                       | +902125551212",
                "0555 12;0555 123 45 68;                | +905551234568",
                "yok;0555 123 45 68;                    | +905551234568",
                "0555 123 45 67;-;                      | +905551234567",
                "0555 123 45 67;aynı;a@b.com            | +905551234567 a@b.com",
                "\"9,05E+11\";0555 123 45 68;           | +905551234568",
                "+49 1512 3456789;0555 123 45 68;       | +905551234568",
                // An e-mail address under a phone's heading, and the other way round.
                "ali@example.org;0555 123 45 68;        | +905551234568",
                "0555 123 45 67;;0555 123 45 68         | +905551234567",
                ";;a@b.com                              | a@b.com"
            })
    void aPersonIsWrittenToAtTheFirstThatCanBeUsed(String cells, String addresses)
            throws IOException {
        Chunk chunk = read(HEADINGS + "Ali;" + cells + "\n");
        assertThat(chunk.bad()).isEmpty();
        assertThat(chunk.good())
                .singleElement()
                .satisfies(row ->
                        assertThat(row.person().addresses().all())
                                .extracting(ContactAddress::value)
                                .containsExactly(addresses.split(" ")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0555 12;yok;               | Telefon   | INVALID_PHONE",
                ";0555 12;                  | Telefon 2 | INVALID_PHONE",
                ";+49 1512 3456789;         | Telefon 2 | COUNTRY_NOT_ALLOWED",
                ";ali@example.org;          | Telefon 2 | INVALID_CHARACTERS",
                // Whoever meant a number is asked again, for all that there is another way.
                "0555 12;;a@b.com           | Telefon   | INVALID_PHONE",
                ";;0555 123 45 67           | Telefon   | INVALID_PHONE",
                ";;                         | Telefon   | INVALID_PHONE"
            })
    void withoutAnyTheRowIsBad(String cells, String column, String code) throws IOException {
        Chunk chunk = read(HEADINGS + "Ali;" + cells + "\n");
        assertThat(chunk.good()).isEmpty();
        assertThat(chunk.bad().getFirst().problems())
                .extracting(BadRow.Problem::column, BadRow.Problem::code)
                .containsExactly(tuple(column, code));
    }

    @Test
    void aPersonIsKnownByTheNumberThatIsWrittenTo() throws IOException {
        Chunk chunk =
                read(
                        HEADINGS
                                + "Ali;0555 123 45 67;0555 123 45 68;\n"
                                + "Can;0555 123 45 68;;\n"
                                + "Ece;yok;0555 123 45 68;\n"
                                + "Oya;05551234567;0555 123 45 69;\n");
        // Ali is not written to at the second number, so it is free for whom it is the first.
        assertThat(chunk.good())
                .extracting(row -> row.person().name())
                .containsExactly("Ali", "Can");
        // Who stands twice is not written to at the number that the first row lacks.
        assertThat(chunk.bad())
                .extracting(BadRow::row, row -> row.problems().getFirst())
                .containsExactly(
                        tuple(
                                4L,
                                new BadRow.Problem("Telefon 2", "DUPLICATE_RECIPIENT", List.of())),
                        tuple(5L, new BadRow.Problem("Telefon", "DUPLICATE_RECIPIENT", List.of())));
        GoodRow ali = chunk.good().getFirst();
        assertThat(ali.person().addresses().contactKey())
                .isEqualTo(ali.person().addresses().all().getFirst().key());
        assertThat(ali.keys())
                .containsExactlyElementsOf(
                        ali.person().addresses().all().stream().map(ContactAddress::key).toList());
    }

    @Test
    void severalEmailAddressesAreKeptInTheirOrder() throws IOException {
        Chunk chunk =
                read(
                        "telefon,mail,mail 2,mail 3\n"
                                + ",nobody,A@Example.org,b@example.org\n"
                                + ",a@example.org,c@example.org,\n"
                                + "05551234567,d@example.org,D@example.org,\n");
        assertThat(chunk.good())
                .extracting(row ->
                        row.person().addresses().all().stream().map(ContactAddress::value).toList())
                .containsExactly(
                        List.of("A@example.org", "b@example.org"),
                        List.of("+905551234567", "d@example.org"));
        assertThat(chunk.good())
                .extracting(GoodRow::leftOut)
                .containsExactly(List.of("email"), List.of());
        assertThat(chunk.bad().getFirst().problems().getFirst().code())
                .isEqualTo("DUPLICATE_RECIPIENT");
    }

    @Test
    void whatIsLeftOutIsToldWithItsRows() throws IOException {
        Incoming incoming =
                open(
                        HEADINGS
                                + "Ali;0555 123 45 67;yok;\n"
                                + "Can;0555 12;0555 123 45 68;\n"
                                + "Ece;0212 555 12 12;;\n"
                                + "Oya;0555 12;;\n");
        Tally tally = new Tally(incoming.columns());
        tally.add(chunk(incoming));
        Report report = tally.report();
        assertThat(report.leftOut("phoneNumber")).isEqualTo(new LeftOut.Found(2, "2, 3"));
        assertThat(report.warnings()).containsEntry(PhoneKind.LANDLINE.name(), 1);
        assertThat(report.examples(Report.Kind.INVALID)).containsExactly("0555 12");
        assertThat(report.samples().getFirst().personalizationData())
                .containsEntry("Telefon_2", "yok");
        assertThat(report.samples().get(1).phoneNumber()).isEqualTo("+905551234568");
    }

    private static Chunk read(String text) throws IOException {
        return chunk(open(text));
    }

    private static Incoming open(String text) throws IOException {
        return Incoming.open(
                new ByteArrayInputStream(text.getBytes(UTF_8)),
                UploadOptions.of(new LinkedMultiValueMap<>()),
                LIMITS);
    }

    private static Chunk chunk(Incoming incoming) throws IOException {
        return new RowReader(
                        incoming.table(),
                        incoming.columns(),
                        new PhoneNumbers("TR", Set.of("TR")),
                        new ContactKeys("a-secret-for-tests").hasher(),
                        100)
                .next()
                .orElseThrow();
    }
}
