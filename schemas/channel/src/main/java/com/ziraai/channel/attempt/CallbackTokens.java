package com.ziraai.channel.attempt;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.ziraai.event.Attempt;
import com.ziraai.event.Item;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Issues and verifies the tokens providers echo: {@code
 * v1.<operationId>.<itemIndex>.<attemptNo>.<contactKey>.<releasedAtEpochMillis>.<signature>}, the
 * signature being the first 12 bytes of HMAC-SHA256 over everything before the last dot, as
 * base64url. Only characters that stand unescaped in URLs and JSON. Thread-safe.
 */
public final class CallbackTokens {

    private static final String ALGORITHM = "HmacSHA256";

    /** 96 bits: guessing one takes longer than any receipt is awaited, and the URL stays short. */
    private static final int SIGNATURE_BYTES = 12;

    private static final Pattern FORM =
            Pattern.compile(
                    "(v1\\.([a-z]{1,12}_[0-9a-f-]{36})\\.(\\d{1,9})\\.(\\d{1,4})\\.([A-Za-z0-9_-]{22})\\.(\\d{1,15}))\\.([A-Za-z0-9_-]{16})");

    private final Mac prototype;

    /**
     * @param secret shared by all instances of the service; changing it orphans receipts under way
     */
    public CallbackTokens(String secret) {
        try {
            this.prototype = Mac.getInstance(ALGORITHM);
            prototype.init(new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK signs with " + ALGORITHM, e);
        }
    }

    /** The token of that attempt. */
    public String issue(Attempt attempt) {
        Item item = attempt.getItem();
        String claims =
                "v1."
                        + item.getOperationId()
                        + '.'
                        + item.getItemIndex()
                        + '.'
                        + attempt.getAttemptNo()
                        + '.'
                        + item.getContactKey()
                        + '.'
                        + item.getReleasedAt().toEpochMilli();
        return claims + '.' + Base64.getUrlEncoder().encodeToString(signature(claims));
    }

    /**
     * What the token says; empty when it is not one of ours. Takes the same time for any forgery.
     */
    public Optional<CallbackToken> verify(String token) {
        Matcher form = FORM.matcher(token);
        if (!form.matches()) {
            return Optional.empty();
        }
        byte[] given = Base64.getUrlDecoder().decode(form.group(7));
        if (!MessageDigest.isEqual(given, signature(form.group(1)))) {
            return Optional.empty();
        }
        AttemptKey attempt =
                new AttemptKey(
                        form.group(2),
                        Integer.parseInt(form.group(3)),
                        Integer.parseInt(form.group(4)));
        Instant releasedAt = Instant.ofEpochMilli(Long.parseLong(form.group(6)));
        return Optional.of(new CallbackToken(attempt, form.group(5), releasedAt));
    }

    private byte[] signature(String claims) {
        byte[] whole = mac().doFinal(claims.getBytes(US_ASCII));
        return Arrays.copyOf(whole, SIGNATURE_BYTES);
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
