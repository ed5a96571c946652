package com.ziraai.simulator.attempt;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One try of an item, as our callback token names it: {@code
 * v1.<operationId>.<itemIndex>.<attemptNo>.<contactKey>.<releasedAtEpochMillis>.<sig>}.
 *
 * @param operationId letters, digits, underscore and hyphen only, so that it may be written into
 *     JSON unescaped
 * @param itemIndex position of the item in its operation, from 0
 * @param attemptNo number of the attempt of that item
 */
public record Attempt(String operationId, int itemIndex, int attemptNo) {

    private static final int PARTS = 7;
    private static final int BOUNCE_BYTES = 16 + 4 + 2 + 6;
    private static final Pattern BOUNCE = Pattern.compile("\\+([a-z]{1,12})-([0-9a-z]{1,44})@");
    private static final Pattern OPERATION_ID = Pattern.compile("[A-Za-z0-9_-]{1,80}");

    /** The attempt a token names; empty when the text is no token of ours. */
    public static Optional<Attempt> parse(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != PARTS
                || !parts[0].equals("v1")
                || !OPERATION_ID.matcher(parts[1]).matches()) {
            return Optional.empty();
        }
        try {
            int item = Integer.parseInt(parts[2]);
            int attempt = Integer.parseInt(parts[3]);
            return item < 0 || attempt < 0
                    ? Optional.empty()
                    : Optional.of(new Attempt(parts[1], item, attempt));
        } catch (NumberFormatException notOurs) {
            return Optional.empty();
        }
    }

    /**
     * The attempt in the address bounces go to: {@code …+<prefix>-<number>@…}, the number to base
     * 36 of the operation's UUID, item, attempt and a signature of 6 bytes. Its case may have
     * changed.
     */
    public static Optional<Attempt> inBounceAddress(String address) {
        Matcher form = BOUNCE.matcher(address.toLowerCase(Locale.ROOT));
        if (!form.find()) {
            return Optional.empty();
        }
        byte[] bytes = new BigInteger(form.group(2), 36).toByteArray();
        if (bytes.length < BOUNCE_BYTES || bytes.length > BOUNCE_BYTES + 1) {
            return Optional.empty();
        }
        ByteBuffer number = ByteBuffer.wrap(bytes, bytes.length - BOUNCE_BYTES, BOUNCE_BYTES);
        String operation = form.group(1) + "_" + new UUID(number.getLong(), number.getLong());
        int item = number.getInt();
        int attempt = number.getShort();
        return item < 0 || attempt < 0
                ? Optional.empty()
                : Optional.of(new Attempt(operation, item, attempt));
    }

    /**
     * The attempt named by the {@code token} parameter of a callback URL that may still hold
     * unfilled escapes.
     */
    public static Optional<Attempt> inUrl(String url) {
        int start = Math.max(url.indexOf("?token="), url.indexOf("&token="));
        if (start < 0) {
            return Optional.empty();
        }
        int end = url.indexOf('&', start + 1);
        return parse(url.substring(start + "?token=".length(), end < 0 ? url.length() : end));
    }
}
