package com.ziraai.channel.email.provider.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailboxTest {

    @ParameterizedTest
    @CsvSource({
        "ayse@example.org, ayse@example.org, false",
        "Ayse.Y+tag@Example.ORG, Ayse.Y+tag@example.org, false",
        "o'hara_{x}@example.org, o'hara_{x}@example.org, false",
        "info@çiftçi.example, info@xn--iftii-zra5b.example, false",
        "ayşe@example.org, ayşe@example.org, true",
        "用户@例子.example, 用户@xn--fsqu00a.example, true",
    })
    void anAddressBecomesWhatAnEnvelopeTakes(String text, String address, boolean international) {
        assertThat(Mailbox.parse(text))
                .hasValueSatisfying(mailbox -> {
                    assertThat(mailbox.isInternational()).isEqualTo(international);
                    assertThat(mailbox.local())
                            .isEqualTo(address.substring(0, address.indexOf('@')));
                    if (text.equals(address)) {
                        assertThat(mailbox.address()).isEqualTo(address);
                    }
                    assertThat(mailbox.domain()).matches("[a-z0-9.-]+");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@example.org",
                "a@",
                "a@localhost",
                "a b@example.org",
                "a@exa mple.org",
                "a>@example.org",
                "a@example.org>",
                "a\r\nRCPT TO:<b@example.org>@example.org",
                "a\u0000@example.org",
                "a\u2028b@example.org",
                "a\u202eb@example.org",
                "\"a b\"@example.org",
                ".a@example.org",
                "a..b@example.org",
                "a@-example.org",
                "a@example..org",
                "a@[127.0.0.1]",
                "a@example.org\r\nDATA",
                "abcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcde@example.org",
            })
    void whatCouldEndALineOrIsNoAddressIsNone(String text) {
        assertThat(Mailbox.parse(text)).isEmpty();
    }
}
