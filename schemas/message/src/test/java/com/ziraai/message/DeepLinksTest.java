package com.ziraai.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class DeepLinksTest {

    @ParameterizedTest
    @CsvSource({
        "SP-20261121-A7B2C, https://ziraai.com/redeem/SP-20261121-A7B2C",
        "AGRI/2025?x=1&y, https://ziraai.com/redeem/AGRI%2F2025%3Fx%3D1%26y",
        "ÇİFT çi, https://ziraai.com/redeem/%C3%87%C4%B0FT%20%C3%A7i"
    })
    void aCodeCannotBreakOutOfItsLink(String code, String link) {
        assertThat(new DeepLinks("https://ziraai.com/redeem/").to(code)).isEqualTo(link);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://ziraai.com/redeem/", "http://127.0.0.1:8081/?code="})
    void aBaseThatEndsWhereACodeCanFollowIsTaken(String base) {
        assertThat(base).matches(pattern());
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://ziraai.com/redeem", "ziraai.com/", "https://zi raai.com/"})
    void aBaseThatWouldSwallowTheCodeIsRefused(String base) {
        assertThat(base).doesNotMatch(pattern());
    }

    @Test
    void theBaseIsBoundByItsPublishedName() {
        var source = new MapConfigurationPropertySource();
        source.put("ziraai.message.link-base-url", "https://a/");
        assertThat(
                        new Binder(source)
                                .bind("ziraai.message", MessageSettings.class)
                                .get()
                                .linkBaseUrl())
                .isEqualTo("https://a/");
    }

    private static String pattern() {
        return MessageSettings.class
                .getRecordComponents()[0]
                .getAccessor()
                .getAnnotation(jakarta.validation.constraints.Pattern.class)
                .regexp();
    }
}
