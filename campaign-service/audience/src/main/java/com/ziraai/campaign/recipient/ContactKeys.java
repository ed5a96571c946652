package com.ziraai.campaign.recipient;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes contact keys: the first 16 bytes of the HMAC-SHA256 of an address, as 22 characters of
 * base64url. Who does not hold the secret cannot tell from a key whose it is, not even by trying
 * all numbers of a country.
 */
public final class ContactKeys {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 16;

    private final Key secret;

    /**
     * @param secret key of the hash
     */
    public ContactKeys(String secret) {
        this.secret = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /** Makes keys one after the other. Not thread-safe. */
    public static final class Hasher {

        private final Mac mac;

        private Hasher(Mac mac) {
            this.mac = mac;
        }

        /** The key of a normalised address. */
        public String keyOf(String address) {
            byte[] hash = mac.doFinal(address.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(Arrays.copyOf(hash, KEY_BYTES));
        }
    }

    /** One for the calling thread. */
    public Hasher hasher() {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            return new Hasher(mac);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
