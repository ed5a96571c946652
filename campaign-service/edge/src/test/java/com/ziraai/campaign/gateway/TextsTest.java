package com.ziraai.campaign.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;

class TextsTest {

    private final Texts texts = new Texts();

    @Test
    void bothLanguagesHaveTheSameTexts() throws IOException {
        assertThat(keys("texts_en.properties")).isEqualTo(keys("texts.properties"));
    }

    @Test
    void theWarningReadsAsTheDocumentHasIt() {
        assertThat(texts.get(Texts.TURKISH, "warning.INVALID_PHONE", 5))
                .isEqualTo("5 telefon numarası geçersiz format");
        assertThat(texts.get(Locale.ENGLISH, "warning.INVALID_PHONE", 1))
                .isEqualTo("1 phone number has an invalid format");
        assertThat(texts.get(Locale.ENGLISH, "warning.INVALID_PHONE", 1500))
                .isEqualTo("1,500 phone numbers have an invalid format");
    }

    @Test
    void progressReadsAsTheDocumentHasIt() {
        assertThat(texts.get(Texts.TURKISH, "status.Processing", 180, 250))
                .isEqualTo("Mesajlar gönderiliyor... (180/250)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tr                     | tr",
                "en                     | en",
                "en-GB,en;q=0.9         | en",
                "de,en;q=0.8,tr;q=0.5   | en",
                "de                     | tr",
                "*                      | tr",
                "!!!                    | tr"
            })
    void theLanguageAskedForIsSpoken(String header, String language) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.ACCEPT_LANGUAGE, header);
        assertThat(Texts.language(headers).getLanguage()).isEqualTo(language);
    }

    @Test
    void turkishIsSpokenToWhoAsksForNothing() {
        assertThat(Texts.language(new HttpHeaders())).isEqualTo(Texts.TURKISH);
    }

    private static Set<Object> keys(String file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader =
                new InputStreamReader(
                        TextsTest.class.getResourceAsStream("/" + file), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties.keySet();
    }
}
