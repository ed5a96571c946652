package com.ziraai.campaign.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @ParameterizedTest
    @CsvSource({
        "Ahmet.Yilmaz@Example.ORG, Ahmet.Yilmaz@example.org, ahmet.yilmaz@example.org, A***@example.org",
        "o'brien+x@mail.example.co.uk, o'brien+x@mail.example.co.uk, o'brien+x@mail.example.co.uk, o***@mail.example.co.uk",
        "çiftçi@köy.example, çiftçi@köy.example, çiftçi@köy.example, ç***@köy.example"
    })
    void anAddressKeepsItsLocalPart(String given, String value, String normalised, String masked) {
        assertThat(EmailAddress.of(given))
                .hasValueSatisfying(address -> {
                    assertThat(address.value()).isEqualTo(value);
                    assertThat(address.normalised()).isEqualTo(normalised);
                    assertThat(address.masked()).isEqualTo(masked);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "a@b",
                "@b.example",
                "a@b.example, c@d.example",
                "Ayşe <a@b.example>",
                "a@b.example\nBcc: c@d.example",
                "a b@c.example",
                "a@@b.example"
            })
    void anythingElseIsNone(String text) {
        assertThat(EmailAddress.of(text)).isEmpty();
    }

    @Test
    void nothingIsNone() {
        assertThat(EmailAddress.of(null)).isEmpty();
    }
}
