package com.ziraai.channel.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.event.Attempt;
import com.ziraai.event.Item;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackTokensTest {

    private static final Attempt ATTEMPT =
            new Attempt(
                    new Item(
                            "bulk_0198c0de-7a10-7c3e-9f00-0123456789ab",
                            4999,
                            "sponsor-1",
                            "AbCdEfGhIjKlMnOpQr-_uv",
                            Instant.ofEpochMilli(1_760_000_000_123L)),
                    3);

    private final CallbackTokens tokens = new CallbackTokens("a secret of the tests alone");

    @Test
    void aTokenSaysInPlainWordsWhichAttemptItIsFor() {
        assertThat(tokens.issue(ATTEMPT))
                .matches(
                        "v1\\.bulk_0198c0de-7a10-7c3e-9f00-0123456789ab\\.4999\\.3"
                                + "\\.AbCdEfGhIjKlMnOpQr-_uv\\.1760000000123\\.[A-Za-z0-9_-]{16}");
    }

    @Test
    void aTokenOfOursGivesTheAttemptBack() {
        assertThat(tokens.verify(tokens.issue(ATTEMPT)).orElseThrow().of("sponsor-1"))
                .isEqualTo(ATTEMPT);
    }

    @Test
    void aTokenOfAnotherSecretIsRefused() {
        assertThat(new CallbackTokens("another secret of the tests").verify(tokens.issue(ATTEMPT)))
                .isEmpty();
    }

    @Test
    void noPartOfATokenCanBeChanged() {
        String token = tokens.issue(ATTEMPT);
        for (int i = 0; i < token.length(); i++) {
            char other = token.charAt(i) == '1' ? '2' : '1';
            String forged = token.substring(0, i) + other + token.substring(i + 1);
            assertThat(tokens.verify(forged)).as(forged).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "v1",
                "v1......",
                "v1.bulk_0198c0de-7a10-7c3e-9f00-0123456789ab.1.1.AbCdEfGhIjKlMnOpQr-_uv.1.",
                "v2.bulk_0198c0de-7a10-7c3e-9f00-0123456789ab.1.1.AbCdEfGhIjKlMnOpQr-_uv.1.AAAAAAAAAAAAAAAA",
                "v1.bulk_0198c0de-7a10-7c3e-9f00-0123456789ab.-1.1.AbCdEfGhIjKlMnOpQr-_uv.1.AAAAAAAAAAAAAAAA",
                "v1.bulk_0198c0de-7a10-7c3e-9f00-0123456789ab.99999999999.1.AbCdEfGhIjKlMnOpQr-_uv.1.AAAAAAAAAAAAAAAA"
            })
    void whatIsNoTokenIsRefused(String text) {
        assertThat(tokens.verify(text)).isEmpty();
    }
}
