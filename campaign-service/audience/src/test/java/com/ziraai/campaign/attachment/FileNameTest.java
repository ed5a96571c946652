package com.ziraai.campaign.attachment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Ağustos faturası.pdf            | Ağustos faturası.pdf",
                "C:\\\\Users\\\\Ayşe\\\\İğdır.PDF | İğdır.PDF",
                "../../etc/a.txt                 | a.txt",
                "a\\r\\nBcc: x@example.org.pdf   | a Bcc_ x@example.org.pdf",
                "a\\0b\\007.pdf                  | ab.pdf",
                "fatura\u202Efdp.pdf            | faturafdp.pdf",
                "a\u2028b.pdf                   | a b.pdf",
                "\\\"a;<b>*?.pdf                 | _a;_b___.pdf",
                "u\u0308lke.pdf                 | ülke.pdf",
                "...a.pdf. .                     | a.pdf",
                "  a   b .pdf                    | a b.pdf"
            })
    void oneLineWithoutPathIsLeft(String given, String name) {
        assertThat(FileName.of(given.translateEscapes())).contains(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".pdf", "a", "a.", "..", "/", "a.pdf/", "\u0000.\u0000", " .pdf"})
    void whatIsNoNameIsNone(String given) {
        assertThat(FileName.of(given)).isEmpty();
    }

    @Test
    void aLongNameKeepsItsEnd() {
        assertThat(FileName.of("a".repeat(500) + ".pdf"))
                .hasValueSatisfying(name -> assertThat(name).hasSize(120).endsWith("a.pdf"));
        assertThat(FileName.of("€".repeat(100) + ".pdf"))
                .hasValueSatisfying(
                        name -> assertThat(name.getBytes(UTF_8)).hasSizeLessThanOrEqualTo(200));
        assertThat(FileName.of("👋".repeat(100) + ".pdf"))
                .hasValueSatisfying(name ->
                        assertThat(new String(name.getBytes(UTF_8), UTF_8)).isEqualTo(name));
    }
}
