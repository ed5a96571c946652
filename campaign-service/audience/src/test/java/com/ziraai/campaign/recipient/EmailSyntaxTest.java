package com.ziraai.campaign.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailSyntaxTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ahmet@email.com",
                "a@b.co",
                "o'neil+tag@sub.example.com.tr",
                "çiftçi@tarım.com.tr",
                "first.last@ex-ample.org"
            })
    void anAddressFits(String text) {
        assertThat(EmailSyntax.fits(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nobody",
                "@email.com",
                "a@b",
                "a@.co",
                "a@b.c",
                "a@@b.com",
                "a b@c.com",
                "a@b.com\r\nBcc: x@y.com",
                "<a@b.com>",
                "a@b.com,c@d.com"
            })
    void whatIsNoneDoesNot(String text) {
        assertThat(EmailSyntax.fits(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {65, 300})
    void aLocalPartIsNotLongerThanMailServersTake(int length) {
        assertThat(EmailSyntax.fits("x".repeat(length) + "@email.com")).isFalse();
    }
}
