package com.ziraai.campaign.callback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallbackUrlsTest {

    @ParameterizedTest
    @CsvSource({
        "https://myapi.com/webhook/bulk-complete,",
        "HTTPS://myapi.com:8443/a?b=c,",
        "https://8.8.8.8/hook,",
        "https://[2606:4700:4700::1111]/hook,",
        "http://myapi.com/hook,                  CALLBACK_NOT_HTTPS",
        "ftp://myapi.com/hook,                   CALLBACK_NOT_HTTPS",
        "https://user@myapi.com/,                CALLBACK_NOT_PLAIN",
        "https://user:secret@myapi.com/,         CALLBACK_NOT_PLAIN",
        "https://myapi.com@127.0.0.1/,           CALLBACK_NOT_PLAIN",
        "https://myapi.com/#part,                CALLBACK_NOT_PLAIN",
        "https://myapi.com:0/,                   CALLBACK_NOT_PLAIN",
        "https://myapi.com:65536/,               CALLBACK_NOT_PLAIN",
        "https://localhost/,                     CALLBACK_NOT_PUBLIC",
        "https://LOCALHOST./,                    CALLBACK_NOT_PUBLIC",
        "https://a.localhost/,                   CALLBACK_NOT_PUBLIC",
        "https://127.0.0.1/,                     CALLBACK_NOT_PUBLIC",
        "https://169.254.169.254/latest/,        CALLBACK_NOT_PUBLIC",
        "https://[::1]/,                         CALLBACK_NOT_PUBLIC",
        "https://[::ffff:10.0.0.1]/,             CALLBACK_NOT_PUBLIC",
        "https://2130706433/,                    CALLBACK_NOT_PUBLIC",
        "https://127.1/,                         CALLBACK_NOT_PUBLIC",
        "https://0x7f.0.0.1/,                    CALLBACK_NOT_PUBLIC",
        "https://0x7f000001/,                    CALLBACK_NOT_PUBLIC",
        "https://017700000001/,                  CALLBACK_NOT_PUBLIC",
        "myapi.com/hook,                         INVALID_URL",
        "/hook,                                  INVALID_URL",
        "https:///hook,                          INVALID_URL",
        "https://,                               INVALID_URL",
        "https://my api.com/,                    INVALID_URL",
        "'https://myapi.com/\r\nX: y',           INVALID_URL",
        "'',                                     INVALID_URL"
    })
    void onlyPlainEncryptedAddressesOfPublicHostsAreTaken(String url, @Nullable String problem) {
        String found = StrictCallbackUrls.create().problemOf(url).orElse(null);
        // Old notations of addresses are no host names to begin with.
        assertThat(found).isIn(problem, problem == null ? null : "INVALID_URL");
    }

    @Test
    void longOnesAreNotTaken() {
        assertThat(StrictCallbackUrls.create().problemOf("https://a.example/" + "x".repeat(2000)))
                .hasValue("INVALID_URL");
    }

    @Test
    void settingsAllowLocalReceivers() {
        CallbackUrls local =
                new CallbackUrls(true, new PublicAddresses(List.of(Network.of("127.0.0.0/8"))));
        assertThat(local.problemOf("http://localhost:9000/hook")).isEmpty();
        assertThat(local.problemOf("http://127.0.0.1:9000/hook")).isEmpty();
        assertThat(local.problemOf("http://10.0.0.1/hook")).hasValue("CALLBACK_NOT_PUBLIC");
    }
}
