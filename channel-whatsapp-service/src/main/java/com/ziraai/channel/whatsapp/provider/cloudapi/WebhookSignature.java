package com.ziraai.channel.whatsapp.provider.cloudapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * {@code X-Hub-Signature-256}: {@code sha256=} and the HMAC-SHA256 of the raw body under the app
 * secret, 64 hexadecimal digits.
 */
final class WebhookSignature {

    static final String HEADER = "X-Hub-Signature-256";

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "sha256=";
    private static final Pattern FORM = Pattern.compile(PREFIX + "[0-9a-fA-F]{64}");

    private final Mac prototype;

    WebhookSignature(String appSecret) {
        try {
            this.prototype = Mac.getInstance(ALGORITHM);
            prototype.init(new SecretKeySpec(appSecret.getBytes(UTF_8), ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK signs with " + ALGORITHM, e);
        }
    }

    /** Whether the header's value has the form of a signature. */
    static boolean isWellFormed(String header) {
        return FORM.matcher(header).matches();
    }

    /** Whether the well-formed signature is that of these bytes; takes the same time either way. */
    boolean matches(String header, byte[] body) {
        byte[] given = HexFormat.of().parseHex(header, PREFIX.length(), header.length());
        return MessageDigest.isEqual(given, mac().doFinal(body));
    }

    private Mac mac() {
        try {
            return (Mac) prototype.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("every JDK copies the state of " + ALGORITHM, e);
        }
    }
}
