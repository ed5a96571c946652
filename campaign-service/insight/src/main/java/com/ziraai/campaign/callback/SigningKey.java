package com.ziraai.campaign.callback;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key callbacks are signed with, by the symmetric scheme of Standard Webhooks.
 *
 * @param bytes 32 random ones
 * @param createdAt when it was made
 */
@SuppressWarnings("ArrayRecordComponent") // signed with, never compared
record SigningKey(byte[] bytes, Instant createdAt) {

    private static final String PREFIX = "whsec_";
    private static final int LENGTH = 32;
    private static final String ALGORITHM = "HmacSHA256";

    static SigningKey create(RandomGenerator random, Instant now) {
        byte[] bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        return new SigningKey(bytes, now);
    }

    /** As receivers' libraries take it. */
    String secret() {
        return PREFIX + Base64.getEncoder().encodeToString(bytes);
    }

    /** Value of the {@code webhook-signature} header: a signature of each key. */
    static String sign(List<SigningKey> keys, String id, Instant at, String body) {
        byte[] signed = (id + "." + at.getEpochSecond() + "." + body).getBytes(UTF_8);
        return keys.stream()
                .map(key -> "v1," + Base64.getEncoder().encodeToString(key.hmac(signed)))
                .collect(Collectors.joining(" "));
    }

    private byte[] hmac(byte[] signed) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(bytes, ALGORITHM));
            return mac.doFinal(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    @Override
    public String toString() {
        return "SigningKey[createdAt=" + createdAt + "]";
    }
}
