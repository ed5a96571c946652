package com.ziraai.simulator.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttemptTest {

    private static final String TOKEN =
            "v1.bulk_0198c0de-0000-7000-8000-000000000001.17.2.abcdefghijklmnopqrstuv.1700000000000.c2lnbmF0dXJl";
    private static final Attempt NAMED =
            new Attempt("bulk_0198c0de-0000-7000-8000-000000000001", 17, 2);

    @Test
    void readsTheAttemptFromAToken() {
        assertThat(Attempt.parse(TOKEN)).contains(NAMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://x/r?token=%s&status=%%d",
                "http://x/r?status=%%d&token=%s",
                "http://x/r?a=1&token=%s&b=%%A"
            })
    void findsTheTokenInACallbackUrlWithUnfilledEscapes(String url) {
        assertThat(Attempt.inUrl(url.formatted(TOKEN))).contains(NAMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "v1",
                "v2.bulk_1.0.1.k.1.s",
                "v1.bulk_1.0.1.k.1",
                "v1.bulk_1.x.1.k.1.s",
                "v1.bulk_1.-1.1.k.1.s",
                "v1.bulk_1.0.99999999999.k.1.s",
                "v1.bulk\"1.0.1.k.1.s",
                "v1..0.1.k.1.s"
            })
    void takesNothingElseForAToken(String text) {
        assertThat(Attempt.parse(text)).isEmpty();
        assertThat(Attempt.inUrl("http://x/r?token=" + text)).isEmpty();
    }

    @Test
    void findsNoTokenInAUrlWithoutOne() {
        assertThat(Attempt.inUrl("http://x/r?mytoken=" + TOKEN)).isEmpty();
        assertThat(Attempt.inUrl("")).isEmpty();
    }
}
