package com.ziraai.channel.email.token;

import com.ziraai.channel.attempt.AttemptKey;
import com.ziraai.contract.OperationId;
import com.ziraai.event.Attempt;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The token in the local part of the address bounces go to: {@code <prefix>-<number>}, the prefix
 * of the operation's id and a number to base 36 of its UUID, item, attempt and the first 6 bytes of
 * a signature. A local part has 64 characters at most and may change its case on the way, so the
 * token every other provider echoes does not fit: this one names the attempt alone. Thread-safe.
 */
public final class BounceTokens {

    /** 48 bits: whoever guesses has to send a mail for each guess. */
    private static final int SIGNATURE_BYTES = 6;

    private static final int NUMBER_BYTES = 16 + 4 + 2 + SIGNATURE_BYTES;
    private static final int RADIX = 36;
    private static final int MOST_ATTEMPTS = 9_999;

    private static final Pattern FORM = Pattern.compile("([a-z]{1,12})-([0-9a-z]{1,44})");

    private final Signature signature;

    public BounceTokens(String secret) {
        this.signature = new Signature(secret);
    }

    /** The token of that attempt. */
    public String issue(Attempt attempt) {
        String operation = attempt.getItem().getOperationId();
        int end = operation.indexOf('_');
        UUID id = UUID.fromString(operation.substring(end + 1));
        ByteBuffer number =
                ByteBuffer.allocate(NUMBER_BYTES)
                        .putLong(id.getMostSignificantBits())
                        .putLong(id.getLeastSignificantBits())
                        .putInt(attempt.getItem().getItemIndex())
                        .putShort((short) attempt.getAttemptNo())
                        .put(sign(AttemptKey.of(attempt)));
        return operation.substring(0, end)
                + "-"
                + new BigInteger(1, number.array()).toString(RADIX);
    }

    /** The attempt it names; empty when it is not one of ours. */
    public Optional<AttemptKey> verify(String token) {
        Matcher form = FORM.matcher(token.toLowerCase(Locale.ROOT));
        return form.matches() ? verify(form.group(1), form.group(2)) : Optional.empty();
    }

    private Optional<AttemptKey> verify(String prefix, String digits) {
        byte[] bytes = new BigInteger(digits, RADIX).toByteArray();
        byte[] number =
                Arrays.copyOfRange(bytes, Math.max(0, bytes.length - NUMBER_BYTES), bytes.length);
        if (number.length != NUMBER_BYTES) {
            return Optional.empty();
        }
        ByteBuffer parts = ByteBuffer.wrap(number);
        String operation = prefix + "_" + new UUID(parts.getLong(), parts.getLong());
        int item = parts.getInt();
        int attempt = parts.getShort();
        byte[] given = new byte[SIGNATURE_BYTES];
        parts.get(given);
        if (!OperationId.isValid(operation) || item < 0 || attempt < 1 || attempt > MOST_ATTEMPTS) {
            return Optional.empty();
        }
        AttemptKey named = new AttemptKey(operation, item, attempt);
        return MessageDigest.isEqual(given, sign(named)) ? Optional.of(named) : Optional.empty();
    }

    private byte[] sign(AttemptKey attempt) {
        return signature.of("b1/" + attempt, SIGNATURE_BYTES);
    }
}
