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

    private static int parts(String character, int times) {
        return SmsText.of(character.repeat(times)).parts();
    }
}
