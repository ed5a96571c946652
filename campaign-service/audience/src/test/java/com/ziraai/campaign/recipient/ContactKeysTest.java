package com.ziraai.campaign.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class ContactKeysTest {

    private final ContactKeys.Hasher keys = new ContactKeys("a-secret-for-tests").hasher();

    @Test
    void aKeyIsTheFirstHalfOfTheKeyedHash() throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(
                new SecretKeySpec(
                        "a-secret-for-tests".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        byte[] hash = mac.doFinal("+905551234567".getBytes(StandardCharsets.UTF_8));
        assertThat(keys.keyOf("+905551234567"))
                .hasSize(22)
                .isEqualTo(
                        Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString(Arrays.copyOf(hash, 16)));
    }

    @Test
    void theSameAddressHasTheSameKeyHoweverOftenItIsAskedFor() {
        String first = keys.keyOf("+905551234567");
        keys.keyOf("+905551234568");
        assertThat(keys.keyOf("+905551234567")).isEqualTo(first);
    }

    @Test
    void anotherSecretMakesAnotherKey() {
        assertThat(new ContactKeys("another-secret-yet").hasher().keyOf("+905551234567"))
                .isNotEqualTo(keys.keyOf("+905551234567"));
    }
}
