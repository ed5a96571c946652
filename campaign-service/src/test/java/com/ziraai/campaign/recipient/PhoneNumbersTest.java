package com.ziraai.campaign.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import com.ziraai.campaign.recipient.PhoneReading.Abroad;
import com.ziraai.campaign.recipient.PhoneReading.Hostile;
import com.ziraai.campaign.recipient.PhoneReading.Invalid;
import com.ziraai.campaign.recipient.PhoneReading.Reachable;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumbersTest {

    private final PhoneNumbers numbers = new PhoneNumbers("TR", Set.of("TR", "IN"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "+905551234567             | +905551234567 | TR",
                "+90 555 123 45 67         | +905551234567 | TR",
                "+90 (555) 123-45-67       | +905551234567 | TR",
                "+90.555.123.45.67         | +905551234567 | TR",
                "+90 0555 123 45 67        | +905551234567 | TR",
                "0555 123 45 67            | +905551234567 | TR",
                "0(555)1234567             | +905551234567 | TR",
                "05551234567               | +905551234567 | TR",
                "5551234567                | +905551234567 | TR",
                "555 123 4567              | +905551234567 | TR",
                "905551234567              | +905551234567 | TR",
                "00905551234567            | +905551234567 | TR",
                "00 90 555 123 45 67       | +905551234567 | TR",
                "tel:+90-555-123-45-67     | +905551234567 | TR",
                "Tel: 0555/123 45 67       | +905551234567 | TR",
                "＋９０ ５５５ １２３ ４５ ６７ | +905551234567 | TR",
                "+٩٠٥٥٥١٢٣٤٥٦٧             | +905551234567 | TR",
                "+90 212 555 12 12         | +902125551212 | TR",
                "+91 98765 43210           | +919876543210 | IN",
                "+919876543210             | +919876543210 | IN",
                "+91-98765-43210           | +919876543210 | IN",
                "0091 98765 43210          | +919876543210 | IN"
            })
    void anyCommonNotationIsUnderstood(String text, String e164, String country) {
        assertThat(numbers.read(text)).isEqualTo(new Reachable(e164, country));
    }

    @Test
    void invisibleDirectionMarksOfAddressBooksDoNotMatter() {
        assertThat(numbers.read("\u202A+90 555 123 45 67\u202C"))
                .isEqualTo(new Reachable("+905551234567", "TR"));
        assertThat(numbers.read("+90\u00A0555\u00A01234567"))
                .isEqualTo(new Reachable("+905551234567", "TR"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "+",
                "call me",
                "12345",
                "+90 555 123 45",
                "+90 555 123 45 678",
                "+90 999 123 45 67",
                "+91 00000 00000",
                "+999 555 123 45 67",
                "0555 123 45 67 ext. 5",
                "+90555123456789012345678901234567890123456789"
            })
    void whatIsNoNumberIsInvalid(String text) {
        assertThat(numbers.read(text)).isEqualTo(new Invalid());
    }

    @ParameterizedTest
    @CsvSource({"+49 1512 3456789, DE", "+1 212 555 0123, US", "+44 7400 123456, GB"})
    void numbersOfOtherCountriesAreAbroad(String text, String country) {
        assertThat(numbers.read(text)).isEqualTo(new Abroad(country));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+905551234567'; DROP TABLE SponsorshipCodes; --",
                "+905551234567<script>alert('xss')</script>",
                "+905551234567\0\r\n\r\nHeader-Injection: malicious",
                "+905551234567\"",
                "+90555;1234567",
                "+905551234567\n",
                "+905551234567\t",
                "{{7*7}}",
                "+90555\\1234567",
                "$(reboot)",
                "+905551234567 OR 1=1",
                "%2B905551234567"
            })
    void whatNoNumberEverHoldsIsHostile(String text) {
        assertThat(numbers.read(text)).isEqualTo(new Hostile());
    }

    @Test
    void theShortWayAgreesWithTheLibraryEverywhere() {
        PhoneNumberUtil library = PhoneNumberUtil.getInstance();
        Set<String> world = library.getSupportedRegions();
        for (String region : world) {
            PhoneNumbers all = new PhoneNumbers(region, world);
            for (PhoneNumberType type : PhoneNumberType.values()) {
                PhoneNumber example = library.getExampleNumberForType(region, type);
                if (example != null) {
                    notations(library, example)
                            .forEach(text ->
                                    assertThat(all.read(text))
                                            .as("%s in %s", text, region)
                                            .isEqualTo(byLibrary(library, text, region)));
                }
            }
        }
    }

    private static Stream<String> notations(PhoneNumberUtil library, PhoneNumber number) {
        String e164 = library.format(number, PhoneNumberFormat.E164);
        String national = library.getNationalSignificantNumber(number);
        return Stream.of(
                e164,
                "00" + e164.substring(1),
                e164.substring(1),
                national,
                "0" + national,
                "00" + national,
                "0" + e164.substring(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"+9", "009", "9", "0", "00", "", "05", "5", "0090", "90", "+90", "+900"})
    void theShortWayAgreesWithTheLibraryOnRandomDigits(String prefix) {
        PhoneNumberUtil library = PhoneNumberUtil.getInstance();
        PhoneNumbers both = new PhoneNumbers("TR", library.getSupportedRegions());
        Random random = new Random(7);
        for (int i = 0; i < 5_000; i++) {
            String text = prefix + random.nextLong(1_000_000L, 100_000_000_000L);
            PhoneReading expected = byLibrary(library, text, "TR");
            assertThat(both.read(text)).as(text).isEqualTo(expected);
        }
    }

    private static PhoneReading byLibrary(PhoneNumberUtil library, String text, String region) {
        try {
            PhoneNumber number = library.parse(text, region);
            String country = library.getRegionCodeForNumber(number);
            return country == null || !library.isValidNumber(number)
                    ? new Invalid()
                    : library.getSupportedRegions().contains(country)
                            ? new Reachable(library.format(number, PhoneNumberFormat.E164), country)
                            : new Abroad(country);
        } catch (NumberParseException e) {
            return new Invalid();
        }
    }
}
