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
import com.ziraai.campaign.recipient.PhoneReading.Shortened;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
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
        assertThat(numbers.read(text)).isEqualTo(new Reachable(e164, country, kind(e164)));
    }

    @Test
    void invisibleDirectionMarksOfAddressBooksDoNotMatter() {
        assertThat(numbers.read("\u202A+90 555 123 45 67\u202C"))
                .isEqualTo(new Reachable("+905551234567", "TR", PhoneKind.MOBILE));
        assertThat(numbers.read("+90\u00A0555\u00A01234567"))
                .isEqualTo(new Reachable("+905551234567", "TR", PhoneKind.MOBILE));
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

    private static PhoneKind kind(String e164) {
        return e164.startsWith("+90212") ? PhoneKind.LANDLINE : PhoneKind.MOBILE;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'05551234567                | a mark of spreadsheets for text",
                "’0555 123 45 67             | the same, made typographic",
                "5551234567.0                | written by a program as an amount",
                "905551234567,00             | the same in Turkish",
                "0555 123 45 67 Ali          | a remark",
                "0555 123 45 67 (iş)         | a remark in parentheses",
                "Ali Kaya: 0555 123 45 67    | a name",
                "GSM: +90 (555) 123-45-67    | a label",
                "०५५५ १२३ ४५ ६७              | Devanagari digits",
                "5.551.234.567               | grouped as an amount",
                "0555−123−45−67              | signs of subtraction"
            })
    void whatStandsBesideTheDigitsDoesNotMatter(String text, String why) {
        assertThat(numbers.read(text))
                .as(why)
                .isEqualTo(new Reachable("+905551234567", "TR", PhoneKind.MOBILE));
        assertThat(PhoneNumbers.e164(text, "TR")).as(why).contains("+905551234567");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u200B", "\uFEFF", "\u200E", "\u2060", "\u00AD", "\uFE0F", "\u200D"})
    void whatCannotBeSeenIsNotThere(String invisible) {
        for (String text : List.of("%s05551234567", "0555%s1234567", "05551234567%s")) {
            assertThat(numbers.read(text.formatted(invisible)))
                    .isEqualTo(new Reachable("+905551234567", "TR", PhoneKind.MOBILE));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0501 XXX XX XX",
                "0501 OOO 12 34",
                "0501 000 ABCD",
                "0501 KIRAZ 34",
                "0501 000 1O2 34",
                "O501 000 12 34",
                "+9O 501 000 12 34",
                "0501 000 12 34 X",
                "0501 000 12 34X",
                "0501 *** 12 34",
                "0501 000 12 34*",
                "0501 000 12 34 / 35",
                "501000123.0",
                "50100012.00",
                "501000123.5",
                "501000123,05",
                "0501 000 12 34, 0501 000 12 35"
            })
    void whatIsNoDigitIsNotTakenForOne(String text) {
        assertThat(numbers.read(text)).isEqualTo(new Invalid());
        assertThat(PhoneNumbers.e164(text, "TR")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"9,05E+11", "9.05012E+11", "5.01E+09", "9E11"})
    void digitsASpreadsheetLeftOutAreMissed(String text) {
        assertThat(numbers.read(text)).isEqualTo(new Shortened());
    }

    @ParameterizedTest
    @CsvSource({
        "0212 555 12 12, LANDLINE",
        "0850 222 12 12, SERVICE",
        "444 1 234, SERVICE",
        "0900 555 12 12, SERVICE",
        "0555 123 45 67, MOBILE"
    })
    void theKindOfANumberIsTold(String text, PhoneKind kind) {
        assertThat(numbers.read(text))
                .isInstanceOfSatisfying(
                        Reachable.class, number -> assertThat(number.kind()).isEqualTo(kind));
    }

    /**
     * Of whatever a list holds, the digits of the number that is written to are the text's own, in
     * their order, besides the calling code.
     */
    @Test
    void noNumberHasDigitsThatItsTextHasNot() {
        Set<String> world = PhoneNumberUtil.getInstance().getSupportedRegions();
        Random random = new Random(11);
        for (String region : List.of("TR", "IN", "DE", "US", "GB", "IT", "BR", "MX", "FR", "NG")) {
            PhoneNumbers all = new PhoneNumbers(region, world);
            int read = 0;
            for (int i = 0; i < 20_000; i++) {
                String text = anyText(random, region);
                if (all.read(text) instanceof Reachable(String e164, _, _)) {
                    read++;
                    assertThat(isOwn(e164, text))
                            .as("%s of '%s' in %s", e164, text, region)
                            .isTrue();
                }
                Optional<String> one = PhoneNumbers.e164(text, region);
                assertThat(one.isEmpty() || isOwn(one.get(), text))
                        .as("%s of '%s'", one, text)
                        .isTrue();
            }
            assertThat(read).as("read in %s", region).isGreaterThan(100);
        }
    }

    /** A number with something in it or around it, or anything. */
    private static String anyText(Random random, String region) {
        String signs = "0123456789 -./()+,*#xXoOABKabk:\u200B'٣५";
        StringBuilder text = new StringBuilder();
        if (random.nextBoolean()) {
            PhoneNumberUtil library = PhoneNumberUtil.getInstance();
            PhoneNumber example = library.getExampleNumberForType(region, PhoneNumberType.MOBILE);
            text.append(library.format(example, PhoneNumberFormat.values()[random.nextInt(3)]));
            for (int change = random.nextInt(4); change > 0; change--) {
                int at = random.nextInt(text.length());
                char sign = signs.charAt(random.nextInt(signs.length()));
                if (random.nextBoolean()) {
                    text.insert(at, sign);
                } else {
                    text.setCharAt(at, sign);
                }
            }
        } else {
            for (int length = random.nextInt(18); length >= 0; length--) {
                text.append(signs.charAt(random.nextInt(signs.length())));
            }
        }
        return text.toString();
    }

    /** Whether all digits but those of the calling code stand in the text, in this order. */
    private static boolean isOwn(String e164, String text) {
        StringBuilder digits = new StringBuilder();
        text.chars()
                .filter(Character::isDigit)
                .forEach(each -> digits.append(Character.digit(each, 10)));
        return IntStream.rangeClosed(1, 3)
                .mapToObj(code -> e164.substring(1 + code))
                .anyMatch(rest ->
                        digits.indexOf(rest) >= 0
                                && digits.length() - digits.indexOf(rest) == rest.length());
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
                            ? new Reachable(
                                    library.format(number, PhoneNumberFormat.E164),
                                    country,
                                    PhoneKind.of(library.getNumberType(number)))
                            : new Abroad(country);
        } catch (NumberParseException e) {
            return new Invalid();
        }
    }
}
