package com.ziraai.channel.email.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The beginning of an HMAC-SHA256. What is signed begins with the kind of its token, so that none
 * can be passed off as another. Thread-safe.
 */
final class Signature {

    private static final String ALGORITHM = "HmacSHA256";

    private final Mac prototype;

    Signature(String secret) {
        try {
            this.prototype = Mac.getInstance(ALGORITHM);
            prototype.init(new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK signs with " + ALGORITHM, e);
        }
    }

    byte[] of(String claims, int bytes) {
        return Arrays.copyOf(mac().doFinal(claims.getBytes(UTF_8)), bytes);
    }

    /** A copy of the initialised state: cheaper than a look-up and needs no lock. */
    private Mac mac() {
        try {
            return (Mac) prototype.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("every JDK copies the state of " + ALGORITHM, e);
        }
    }
}
