package com.ziraai.channel.sms.provider.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * {@code X-Twilio-Signature}: HMAC-SHA1 under the account's token, as base64, over the address as
 * Twilio was given it and every field of the form, by name, name and value without anything
 * between.
 */
final class TwilioSignature {

    static final String HEADER = "X-Twilio-Signature";

    private static final String ALGORITHM = "HmacSHA1";

    private final SecretKeySpec key;

    TwilioSignature(String authToken) {
        this.key = new SecretKeySpec(authToken.getBytes(UTF_8), ALGORITHM);
    }

    /**
     * Whether the header's value is the signature; takes the same time either way.
     *
     * @param url public address of the request with its query
     */
    boolean matches(String header, String url, Map<String, List<String>> form) {
        return MessageDigest.isEqual(of(url, form).getBytes(UTF_8), header.getBytes(UTF_8));
    }

    /** A name that stands twice counts with each value once, in their order. */
    String of(String url, Map<String, List<String>> form) {
        StringBuilder signed = new StringBuilder(url);
        new TreeMap<>(form)
                .forEach((name, values) ->
                        new TreeSet<>(values).forEach(value -> signed.append(name).append(value)));
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(signed.toString().getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK signs with " + ALGORITHM, e);
        }
    }
}
