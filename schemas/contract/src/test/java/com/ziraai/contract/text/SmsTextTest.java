package com.ziraai.contract.text;

import static com.ziraai.contract.text.Alphabet.GSM7;
import static com.ziraai.contract.text.Alphabet.UCS2;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmsTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "Hello, world", "Ürün à Köln", "€ {a} [b] ~ ^ | \\"})
    void textOfTheGsmTablesStaysSevenBit(String text) {
        assertThat(SmsText.of(text).alphabet()).isEqualTo(GSM7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ı", "İ", "ş", "ğ", "ç", "👋", "“", "שלום", "`"})
    void oneOtherCharacterMakesTheWholeTextUcs2(String character) {
        assertThat(SmsText.of("Merhaba " + character).alphabet()).isEqualTo(UCS2);
    }

    @Test
    void anEmptyTextIsOnePart() {
        assertThat(SmsText.of("").parts()).isEqualTo(1);
    }

    @Test
    void sevenBitTextHasRoomFor160CharactersAloneAnd153InEachPart() {
        assertThat(parts("a", 160)).isEqualTo(1);
        assertThat(parts("a", 161)).isEqualTo(2);
        assertThat(parts("a", 306)).isEqualTo(2);
        assertThat(parts("a", 307)).isEqualTo(3);
    }

    @Test
    void extensionCharactersTakeTwoPlacesAndAreNeverTornApart() {
        assertThat(parts("€", 80)).isEqualTo(1);
        assertThat(parts("€", 81)).isEqualTo(2);
        // 76 fill 152 of 153 places; the next needs two.
        assertThat(parts("€", 153)).isEqualTo(3);
    }

    @Test
    void ucs2TextHasRoomFor70CharactersAloneAnd67InEachPart() {
        assertThat(parts("ş", 70)).isEqualTo(1);
        assertThat(parts("ş", 71)).isEqualTo(2);
        assertThat(parts("ş", 134)).isEqualTo(2);
        assertThat(parts("ş", 135)).isEqualTo(3);
    }

    @Test
    void aCharacterOfTwoUnitsIsNeverTornApart() {
        assertThat(parts("👋", 35)).isEqualTo(1);
        assertThat(parts("👋", 36)).isEqualTo(2);
        // 33 fill 66 of 67 units.
        assertThat(parts("👋", 67)).isEqualTo(3);
    }

    @Test
    void smartEncodingWritesTypographicSignsPlainlyWhereThatSavesParts() {
        String typed = "“Ekim” zamanı – Ali’nin\u00A0payı\u00AD hazır\u200B…".replace('ı', 'i');
        String filled = typed + "a".repeat(60);
        assertThat(SmsText.of(filled).parts()).isEqualTo(2);
        assertThat(SmsText.smart(filled))
                .isEqualTo(
                        new SmsText(
                                "\"Ekim\" zamani - Ali'nin payi hazir..." + "a".repeat(60),
                                GSM7,
                                1));
        // In one part either way.
        assertThat(SmsText.smart(typed).text()).isEqualTo(typed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ş", "👋", "ç", "ü\u0323"})
    void whatNeedsUcs2AllTheSameIsLeftAsItIs(String character) {
        String text = "’" + character + "…".repeat(100);
        assertThat(SmsText.smart(text)).isEqualTo(SmsText.of(text));
    }

    @Test
    void theSignsThatCostTheSevenBitAlphabetAreNamed() {
        assertThat(SmsText.of("ş’ş👋 ok").costly()).containsExactly(0x15F, 0x2019, 0x1F44B);
        assertThat(SmsText.of("ok").costly()).isEmpty();
    }

    @Test
    void everyPlainSignIsOfTheSevenBitAlphabetAndNoneStandsForOneOfIt() {
        for (int each = 0; each <= Character.MAX_CODE_POINT; each++) {
            int sign = each;
            PlainSigns.of(sign)
                    .ifPresent(plain -> {
                        assertThat(Gsm7.canWrite(plain)).as("U+%04X", sign).isTrue();
                        assertThat(Gsm7.canWrite(sign)).as("U+%04X", sign).isFalse();
                        assertThat(Character.isLetter(sign) && sign < 0x2B0).isFalse();
                    });
        }
    }

    @Test
    void textsOfFewUnitsSurelyFit() {
        for (String character : new String[] {"a", "€", "ş", "👋"}) {
            String text = character.repeat(SmsText.surelyIn(10) / character.length());
            assertThat(SmsText.of(text).parts()).isLessThanOrEqualTo(10);
        }
    }

    private static int parts(String character, int times) {
        return SmsText.of(character.repeat(times)).parts();
    }
}
