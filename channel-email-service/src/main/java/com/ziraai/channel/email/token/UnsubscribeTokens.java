package com.ziraai.channel.email.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.ziraai.event.Item;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Issues and verifies what stands behind {@code /u/}: {@code
 * u1.<operationId>.<itemIndex>.<contactKey>.<releasedAtEpochMillis>.<addressKey>.<sponsorId>.<signature>},
 * the address key empty where it is the contact key, the sponsor's id in base64url, the signature
 * the first 12 bytes of HMAC-SHA256 over everything before the last dot. It says all there is to
 * know, so that an old message can be answered when everything else of it is long deleted.
 * Thread-safe.
 */
public final class UnsubscribeTokens {

    /**
     * What a token that proved to be ours says.
     *
     * @param item the item the message was of
     * @param addressKey keyed hash of the address it went to
     */
    public record Subject(Item item, String addressKey) {}

    private static final int SIGNATURE_BYTES = 12;

    private static final Pattern FORM =
            Pattern.compile(
                    "(u1\\.([a-z]{1,12}_[0-9a-f-]{36})\\.(\\d{1,9})\\.([A-Za-z0-9_-]{22})\\.(\\d{1,15})\\.([A-Za-z0-9_-]{22})?\\.([A-Za-z0-9_-]{1,400}))\\.([A-Za-z0-9_-]{16})");

    private final Signature signature;

    public UnsubscribeTokens(String secret) {
        this.signature = new Signature(secret);
    }

    /** The token of a message about that item to that address. */
    public String issue(Item item, String addressKey) {
        String claims =
                "u1."
                        + item.getOperationId()
                        + '.'
                        + item.getItemIndex()
                        + '.'
                        + item.getContactKey()
                        + '.'
                        + item.getReleasedAt().toEpochMilli()
                        + '.'
                        + (addressKey.equals(item.getContactKey()) ? "" : addressKey)
                        + '.'
                        + encoded(item.getSponsorId().getBytes(UTF_8));
        return claims + '.' + encoded(signature.of(claims, SIGNATURE_BYTES));
    }

    /** What it says; empty when it is not one of ours. Takes the same time for any forgery. */
    public Optional<Subject> verify(String token) {
        Matcher form = FORM.matcher(token);
        if (!form.matches()) {
            return Optional.empty();
        }
        byte[] given = Base64.getUrlDecoder().decode(form.group(8));
        return MessageDigest.isEqual(given, signature.of(form.group(1), SIGNATURE_BYTES))
                ? Optional.of(subject(form))
                : Optional.empty();
    }

    /** Whether it has the form of one, forged or not. */
    public boolean isWellFormed(String token) {
        return FORM.matcher(token).matches();
    }

    private static Subject subject(Matcher form) {
        String contactKey = form.group(4);
        String addressKey = form.group(6);
        Item item =
                new Item(
                        form.group(2),
                        Integer.parseInt(form.group(3)),
                        new String(Base64.getUrlDecoder().decode(form.group(7)), UTF_8),
                        contactKey,
                        Instant.ofEpochMilli(Long.parseLong(form.group(5))));
        return new Subject(item, addressKey == null ? contactKey : addressKey);
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
