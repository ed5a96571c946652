package com.ziraai.contract.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComposedTest {

    @ParameterizedTest
    @CsvSource({
        "Gu\u0308l O\u0308ztu\u0308rk, Gül Öztürk",
        "I\u0307stanbul, İstanbul",
        "Ays\u0327e, Ayşe",
        "\uFEFFAli, Ali",
        "A\u200Bli, Ali",
        "o\u200B\u0308, ö",
        "\u200EAli\u200F, Ali",
        "\u202AAli\u202C, Ali",
        // Hindi letters with a dot below are composition exclusions: apart is their composed form.
        "\u0958, \u0915\u093C"
    })
    void lettersAreOneCharacterAndSignsWithoutMeaningAreGone(String text, String composed) {
        assertThat(Composed.of(text)).isEqualTo(composed);
        assertThat(Composed.is(text)).isFalse();
        assertThat(Composed.is(composed)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ayşe Öztürk",
                "क्\u200Dष राम",
                "می\u200Cخواهم",
                "👩\u200D🌾",
                "❤\uFE0F",
                "abc \u200Fשלום\u200E 12",
                "’ – …\u00A0\u00AD"
            })
    void whatMeansSomethingStays(String text) {
        assertThat(Composed.of(text)).isEqualTo(text);
    }

    @Test
    void composedTextIsNotCopied() {
        String text = "Merhaba Ayşe";
        assertThat(Composed.of(text)).isSameAs(text);
    }
}
