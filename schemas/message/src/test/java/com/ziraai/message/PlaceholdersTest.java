package com.ziraai.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceholdersTest {

    @ParameterizedTest
    @ValueSource(strings = {"region", "ürün_tipi", "x2", "नाम", "bölge", "गाँव"})
    void lettersWithTheirMarksMakeAName(String name) {
        assertThat(Placeholders.isName(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2x", "_x", "a b", "a-b", "bo\u0308lge", "a\u200Bb", "ा"})
    void nothingElseDoes(String text) {
        assertThat(Placeholders.isName(text)).isFalse();
        assertThat(Placeholders.isName("a".repeat(51))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "Link, link",
        "LİNK, link",
        "lınk, link",
        "NAME, name",
        "link,",
        "region,",
        "Links,"
    })
    void namesThatDifferInCaseOnlyAreNearlyTheHouses(String name, @Nullable String ofHouse) {
        assertThat(Placeholders.nearly(name).orElse(null)).isEqualTo(ofHouse);
    }
}
