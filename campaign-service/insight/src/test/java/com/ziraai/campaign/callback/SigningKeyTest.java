package com.ziraai.campaign.callback;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SigningKeyTest {

    private static final Instant NOW = Instant.EPOCH;

    /** The vector the reference libraries of Standard Webhooks are tested with. */
    private static final SigningKey KNOWN =
            new SigningKey(Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"), NOW);

    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    @Test
    void signsAsTheStandardSays() {
        assertThat(sign(List.of(KNOWN))).isEqualTo(SIGNATURE);
    }

    @Test
    void eachKeySigns() {
        SigningKey newer = SigningKey.create(new Random(1), NOW);
        assertThat(sign(List.of(newer, KNOWN)).split(" "))
                .containsExactly(sign(List.of(newer)), SIGNATURE);
    }

    @Test
    void theSecretIsWhatTheLibrariesTake() {
        assertThat(KNOWN.secret()).isEqualTo("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        assertThat(SigningKey.create(new Random(1), NOW).bytes()).hasSize(32);
    }

    @Test
    void aKeyIsNotPrinted() {
        assertThat(KNOWN.toString()).doesNotContain("MfKQ");
    }

    private static String sign(List<SigningKey> keys) {
        return SigningKey.sign(
                keys,
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                Instant.ofEpochSecond(1_614_265_330),
                "{\"test\": 2432232314}");
    }
}
