package com.ziraai.simulator.faults;

import com.ziraai.simulator.attempt.Attempt;
import com.ziraai.simulator.attempt.Call;

/**
 * Draws that depend on nothing but what they are asked about. The operation id is left out on
 * purpose: it is new in every run, and a run with the same seed and the same list shall meet the
 * same faults.
 */
public final class Dice {

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final double UNIT = 0x1.0p-53;

    private final long seed;

    public Dice(long seed) {
        this.seed = seed;
    }

    /** Within [0, 1), the same for the n-th call of the same attempt of the same recipient. */
    public double roll(String what, Call call, int nth) {
        long item = call.attempt().map(Attempt::itemIndex).orElse(-1);
        long attempt = call.attempt().map(Attempt::attemptNo).orElse(-1);
        return unit(mix(mix(mix(recipient(what, call) ^ item) ^ attempt) ^ nth));
    }

    /** Within [0, 1), the same for every call to a recipient. */
    public double rollOnce(String what, Call call) {
        return unit(recipient(what, call));
    }

    private long recipient(String what, Call call) {
        return mix(mix(seed ^ hash(what)) ^ digits(call.recipient()));
    }

    private static double unit(long bits) {
        return (bits >>> 11) * UNIT;
    }

    private static long hash(String text) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * FNV_PRIME;
        }
        return hash;
    }

    /** So that +90 555… and 90555… are one recipient. */
    private static long digits(String recipient) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < recipient.length(); i++) {
            char c = recipient.charAt(i);
            hash = c >= '0' && c <= '9' ? (hash ^ c) * FNV_PRIME : hash;
        }
        return hash;
    }

    /** The finalizer of SplitMix64. */
    private static long mix(long bits) {
        long z = bits + 0x9e3779b97f4a7c15L;
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }
}
