package com.ziraai.code.allocation;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A keyed permutation of the numbers 0 to size − 1: distinct numbers become distinct numbers, and
 * without the key the order cannot be seen. A balanced Feistel network over the next even number of
 * bits; a result outside the range is permuted again until it falls inside (1.1 times on average
 * for 36⁵). The round functions are tables drawn once from HMAC-SHA256, so a code costs ten
 * look-ups.
 */
final class CodePermutation {

    /** As many as FF1 of NIST SP 800-38G uses for domains this small. */
    private static final int ROUNDS = 10;

    private final int size;
    private final int halfBits;
    private final int halfMask;
    private final short[][] rounds;

    /**
     * @param key any bytes; another key is another permutation
     * @param size 2 to 2³⁰
     */
    CodePermutation(byte[] key, int size) {
        if (size < 2 || size > 1 << 30) {
            throw new IllegalArgumentException("size out of range: " + size);
        }
        int bits = 32 - Integer.numberOfLeadingZeros(size - 1);
        this.size = size;
        this.halfBits = (bits + 1) / 2;
        this.halfMask = (1 << halfBits) - 1;
        this.rounds = rounds(key);
    }

    private short[][] rounds(byte[] key) {
        Mac mac = hmac(key);
        short[][] drawn = new short[ROUNDS][halfMask + 1];
        ByteBuffer stream = ByteBuffer.allocate(0);
        int block = 0;
        for (short[] round : drawn) {
            for (int input = 0; input < round.length; input++) {
                if (!stream.hasRemaining()) {
                    stream = ByteBuffer.wrap(mac.doFinal(bytes(block++)));
                }
                round[input] = (short) (stream.getShort() & halfMask);
            }
        }
        return drawn;
    }

    private static byte[] bytes(int block) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(block).array();
    }

    private static Mac hmac(byte[] key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    /** The number's place in the permuted order. */
    int apply(int number) {
        if (number < 0 || number >= size) {
            throw new IllegalArgumentException(number + " is not below " + size);
        }
        int permuted = forward(number);
        while (permuted >= size) {
            permuted = forward(permuted);
        }
        return permuted;
    }

    private int forward(int number) {
        int left = number >>> halfBits;
        int right = number & halfMask;
        for (int round = 0; round < ROUNDS; round++) {
            int next = left ^ rounds[round][right];
            left = right;
            right = next;
        }
        return left << halfBits | right;
    }
}
