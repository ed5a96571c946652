package com.ziraai.simulator.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BounceAddressTest {

    /** 0198c0de-7a10-7c3e-9f00-0123456789ab, item 7, attempt 2, six bytes of signature. */
    private static final String TOKEN =
            new BigInteger(
                            "0198c0de7a107c3e9f000123456789ab"
                                    + "00000007"
                                    + "0002"
                                    + "a1b2c3d4e5f6",
                            16)
                    .toString(36);

    @Test
    void theAddressBouncesGoToNamesTheAttemptInAnyCase() {
        Attempt attempt = new Attempt("bulk_0198c0de-7a10-7c3e-9f00-0123456789ab", 7, 2);
        assertThat(Attempt.inBounceAddress("bounces+bulk-" + TOKEN + "@example.com"))
                .contains(attempt);
        assertThat(
                        Attempt.inBounceAddress(
                                ("b+bulk-" + TOKEN + "@Example.com").toUpperCase(Locale.ROOT)))
                .contains(attempt);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "bounces@example.com", "bounces+bulk-1@example.com", "bounces+x@y"})
    void anyOtherNamesNone(String address) {
        assertThat(Attempt.inBounceAddress(address)).isEmpty();
    }
}
