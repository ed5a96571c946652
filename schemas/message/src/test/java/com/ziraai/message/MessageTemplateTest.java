package com.ziraai.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageTemplateTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Merhaba {name}, {region}!      | Merhaba Ayşe, Antalya!",
                "{name}{name}                   | AyşeAyşe",
                "{ürün.tipi} {crop_type}        | domates buğday",
                "{ name } {} {a b} {{name}} {   | { name } {} {a b} {Ayşe} {",
                "{tricky}                       | {name} $1 \\0"
            })
    void placeholdersGetTheirValuesAndOtherBracesStay(String template, String text) {
        Map<String, String> values =
                Map.of(
                        "name", "Ayşe",
                        "region", "Antalya",
                        "ürün.tipi", "domates",
                        "crop_type", "buğday",
                        "tricky", "{name} $1 \\0");
        assertThat(MessageTemplate.of(template).render(values)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "Merhaba {name}!|Merhaba!",
                "Merhaba {name}, kodunuz hazır|Merhaba, kodunuz hazır",
                "Merhaba {name} kodunuz hazır|Merhaba kodunuz hazır",
                "{name}, merhaba|merhaba",
                "{name} {name}!|",
                "Sayın {name}|Sayın",
                "({name})|()",
                "kod: {name}X|kod: X",
                "Merhaba  {name}  !|Merhaba  !"
            })
    void aMissingValueLeavesNoGap(String template, @Nullable String text) {
        assertThat(MessageTemplate.of(template).render(Map.of("name", " ")))
                .isEqualTo(text == null ? "" : text);
    }

    @Test
    void aLineThatBeginsWithAMissingValueBeginsWithTheNextWord() {
        assertThat(MessageTemplate.of("Selam\n{name}, buyurun").render(Map.of("name", "")))
                .isEqualTo("Selam\nbuyurun");
    }

    @Test
    void whereNothingElseStandsNothingIsLeft() {
        assertThat(MessageTemplate.of(" {name} ").render(Map.of("name", ""))).isBlank();
    }

    @Test
    void placeholdersAreListedOnceInOrder() {
        assertThat(MessageTemplate.of("{b} {a} {b} {not one}").placeholders())
                .containsExactly("b", "a");
    }

    @Test
    void whatStandsInBracesIsToldUpToTheFirstLoneOne() {
        MessageTemplate template = MessageTemplate.of("{a b} {c} {d {e}");
        assertThat(template.inBraces()).containsExactly("a b", "c");
        assertThat(template.strayBrace()).hasValue(10);
        assertThat(template.placeholders()).containsExactly("c", "e");
        assertThat(MessageTemplate.of("{a}").strayBrace()).isEmpty();
    }

    @Test
    void marksBelongToNames() {
        MessageTemplate template = MessageTemplate.of("{नाम} {bo\u0308lge}");
        assertThat(template.placeholders()).containsExactly("नाम", "bölge");
        assertThat(template.render(Map.of("नाम", "राम", "bölge", "Ege"))).isEqualTo("राम Ege");
    }

    @Test
    void aPlaceholderWithoutValueIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MessageTemplate.of("a {b}").render(Map.of()))
                .withMessageContaining("{b}");
    }
}
