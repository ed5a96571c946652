package com.ziraai.code.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.contract.CodeForm;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodeFormatTest {

    @ParameterizedTest
    @CsvSource({
        "0, SP-20250115-AAAAA",
        "25, SP-20250115-AAAAZ",
        "26, SP-20250115-AAAA0",
        "36, SP-20250115-AAABA",
        "60466175, SP-20250115-99999"
    })
    void aSuffixIsFiveLettersAndDigits(int suffix, String code) {
        assertThat(CodeFormat.write(LocalDate.of(2025, 1, 15), suffix)).isEqualTo(code);
    }

    @Test
    void whatWeWriteIsOurs() {
        assertThat(CodeForm.isOurs(CodeFormat.write(LocalDate.of(2026, 11, 21), 4711))).isTrue();
        assertThat(CodeForm.isOurs("sp-20250115-a7b2c")).isTrue();
    }

    @Test
    void soIsACodeUnderAnotherPrefix() {
        String code = CodeFormat.under("L2025ANT", "SP-20250115-A7B2C");
        assertThat(code).isEqualTo("L2025ANT-20250115-A7B2C");
        assertThat(CodeForm.isOurs(code)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "abc", "A-B", "ÇAY", "SEVENTEENLETTERSX"})
    void notEveryTextIsAPrefix(String text) {
        assertThat(CodeForm.isPrefix(text)).isFalse();
        assertThat(CodeForm.isPrefix("L2025ANT")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AGRI-2025-001",
                "SP-2025115-A7B2C",
                "SP-20250115-A7B2",
                "S-20250115-A7B2C",
                "SEVENTEEN-LETTERS-20250115-A7B2C"
            })
    void otherCodesAreNot(String code) {
        assertThat(CodeForm.isOurs(code)).isFalse();
    }
}
