package com.ziraai.campaign.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.ziraai.campaign.gateway.ProblemException;
import com.ziraai.campaign.gateway.Violation;
import com.ziraai.campaign.list.Column.Field;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadingsTest {

    @ParameterizedTest
    @CsvSource({
        "phone, phoneNumber",
        "PhoneNumber, phoneNumber",
        "phone_number, phoneNumber",
        "TELEFON, phoneNumber",
        "Cep Telefonu, phoneNumber",
        "GSM No, phoneNumber",
        "GSM Numarası, phoneNumber",
        "Cep No, phoneNumber",
        "Tel No, phoneNumber",
        "Mobil, phoneNumber",
        "Cep Telefonu (GSM), phoneNumber",
        "Mobile Number, phoneNumber",
        "Contact Number, phoneNumber",
        "WhatsApp, phoneNumber",
        "Telefon 2, phoneNumber",
        "phone2, phoneNumber",
        "2. Telefon, phoneNumber",
        "Telefon (2), phoneNumber",
        "Cep Tel. 1, phoneNumber",
        "İkinci Telefon, phoneNumber",
        "İkincil Telefon, phoneNumber",
        "Secondary phone, phoneNumber",
        "Other phone, phoneNumber",
        "E-posta 2, email",
        "Yakınının Telefonu, personalizationData.Yakınının_Telefonu",
        "Telefon Notu, personalizationData.Telefon_Notu",
        "2024 Telefon, personalizationData.column_2024_Telefon",
        "Ad 2, personalizationData.Ad_2",
        "isim, name",
        "İSİM, name",
        "ISIM, name",
        "Ad Soyad, name",
        "Adı, name",
        "name, name",
        "E-Posta, email",
        "eposta, email",
        "email, email",
        "E-mail, email",
        "kod, sponsorshipCode",
        "sponsorshipCode, sponsorshipCode",
        "Öncelik, priority",
        "priority, priority",
        "mesaj, customMessage",
        "customMessage, customMessage",
        "Özel Mesaj, customMessage",
        "externalId, externalId",
        "External ID, externalId",
        "Harici No, externalId",
        "Müşteri No, externalId",
        "MÜŞTERİ NUMARASI, externalId",
        "Üye No, externalId",
        "Çiftçi No., externalId",
        "customer_id, externalId",
        "Member ID, externalId",
        "Referans No, externalId",
        "Referans, personalizationData.Referans",
        "T.C. Kimlik No, personalizationData.T_C_Kimlik_No",
        "No, personalizationData.No",
        "region, personalizationData.region",
        "Ürün Tipi, personalizationData.Ürün_Tipi",
        "Alan (dönüm), personalizationData.Alan_dönüm",
        "2024 Puanı, personalizationData.column_2024_Puanı",
        "Adres/İlçe, personalizationData.Adres_İlçe",
        "Şehir\u00a0, personalizationData.Şehir",
        "नाम, personalizationData.नाम",
        "bo\u0308lge, personalizationData.bölge",
        "!!!, -",
        "link, -",
        "Sponsor, -",
        "EXPIRY, -",
        "#satır, -",
        "'', -"
    })
    void headingsAreKnownInBothLanguages(String header, String target) {
        List<String> headers =
                target.equals("phoneNumber") ? List.of(header) : List.of(header, "tel");
        assertThat(columns(headers, Map.of()).columns().getFirst().target()).isEqualTo(target);
    }

    @Test
    void aMappingWinsOverWhatAHeadingSays() {
        Columns columns =
                columns(
                        List.of("Müşteri", "telefon", "Numara", "Notlar", "Bölge"),
                        Map.of(
                                "müşteri", "name",
                                "NUMARA", "phoneNumber",
                                "telefon", "-",
                                "Notlar", "-",
                                "Bölge", "region"));
        assertThat(columns.columns())
                .extracting(Column::field)
                .containsExactly(
                        Field.NAME, Field.IGNORED, Field.PHONE_NUMBER, Field.IGNORED, Field.VALUE);
        assertThat(columns.keys()).containsExactly("region");
        assertThat(columns.headerOf("phoneNumber")).isEqualTo("Numara");
    }

    @Test
    void severalColumnsMayHoldAddressesAndTheirNumbersTellWhichIsPreferred() {
        Columns columns =
                columns(
                        List.of("Telefon 2", "Telefon", "GSM", "Yedek Telefon", "mail", "Mail 2"),
                        Map.of());
        assertThat(columns.preferred(Field.PHONE_NUMBER)).containsExactly(1, 2, 0, 3);
        assertThat(columns.preferred(Field.EMAIL)).containsExactly(4, 5);
        // Messages may show what was a placeholder before.
        assertThat(columns.keys()).containsExactly("Telefon_2", "Yedek_Telefon", "Mail_2");
        assertThat(columns.notes())
                .extracting(Note::code, note -> note.arguments().getFirst())
                .containsExactly(
                        tuple("SEVERAL_ADDRESSES", "Telefon, GSM, Telefon 2, Yedek Telefon"),
                        tuple("SEVERAL_ADDRESSES", "mail, Mail 2"));
    }

    @Test
    void aColumnOfAddressesThatIsNotMeantIsMappedAway() {
        Columns columns = columns(List.of("Telefon", "Telefon 2"), Map.of("Telefon 2", "-"));
        assertThat(columns.preferred(Field.PHONE_NUMBER)).containsExactly(0);
        assertThat(columns.notes()).isEmpty();
    }

    @Test
    void moreAddressesThanAPersonMayHaveAreRefused() {
        ProblemException problem =
                catchThrowableOfType(
                        ProblemException.class,
                        () -> columns(Collections.nCopies(11, "Telefon"), Map.of()));
        assertThat(problem.violations().orElseThrow().kept())
                .extracting(Violation::code)
                .containsExactly("TOO_MANY_ADDRESSES");
    }

    @Test
    void aReferenceGoesOnBeingAPlaceholderAndThereIsOneOfThem() {
        Columns columns = columns(List.of("tel", "Üye No", "Müşteri No"), Map.of());
        assertThat(columns.headerOf("externalId")).isEqualTo("Üye No");
        assertThat(columns.keys()).containsExactly("Üye_No", "Müşteri_No");
        assertThat(columns(List.of("tel", "Üye No", "externalId"), Map.of()).headerOf("externalId"))
                .isEqualTo("externalId");
    }

    @Test
    void whatTheSenderSaysOfAReferenceHolds() {
        List<String> headers = List.of("tel", "Üye No", "Sicil");
        assertThat(columns(headers, Map.of("Sicil", "externalId")).headerOf("externalId"))
                .isEqualTo("Sicil");
        assertThat(columns(headers, Map.of("Üye No", "uye")).headerOf("externalId")).isEmpty();
    }

    @Test
    void wrongHeadingsAreAllNamed() {
        ProblemException problem =
                catchThrowableOfType(
                        ProblemException.class,
                        () ->
                                columns(
                                        List.of("ad", "isim", "x", "y"),
                                        Map.of("nowhere", "name", "x", "x y!", "y", "Link")));
        assertThat(problem.violations().orElseThrow().kept())
                .extracting(Violation::code)
                .containsExactlyInAnyOrder(
                        "COLUMN_TWICE",
                        "INVALID_KEY",
                        "RESERVED_KEY",
                        "NO_PHONE_COLUMN",
                        "UNKNOWN_COLUMN");
    }

    @Test
    void whatBecomesOfAColumnThatIsNotUsedAsItsHeadingSaysIsTold() {
        Columns columns =
                columns(
                        List.of("tel", "Alan (dönüm)", "link", "!!!", "il", "il", "x".repeat(60)),
                        Map.of());
        assertThat(columns.notes())
                .extracting(Note::code, note -> note.arguments().getFirst())
                .containsExactly(
                        tuple("COLUMN_RENAMED", "Alan (dönüm)"),
                        tuple("RESERVED_COLUMN", "link"),
                        tuple("UNUSABLE_COLUMN", "!!!"),
                        tuple("COLUMN_RENAMED", "il"),
                        tuple("COLUMN_RENAMED", "x".repeat(60)));
        assertThat(columns.keys()).containsExactly("Alan_dönüm", "il", "il_2", "x".repeat(50));
    }

    @Test
    void aColumnCalledCodeIsOneOfCodesOnlyIfItHoldsSome() {
        List<String> headers = List.of("tel", "Kod", "code", "sponsorshipCode");
        Columns columns = new Headings(Map.of()).columns(headers, column -> false);
        assertThat(columns.columns())
                .extracting(Column::target)
                .containsExactly("phoneNumber", "personalizationData.Kod", "-", "sponsorshipCode");
        assertThat(columns.notes())
                .extracting(Note::code)
                .containsExactly("NO_CODES_IN_COLUMN", "RESERVED_COLUMN", "NO_CODES_IN_COLUMN");
    }

    private static Columns columns(List<String> headers, Map<String, String> mapping) {
        return new Headings(mapping).columns(headers, column -> true);
    }
}
