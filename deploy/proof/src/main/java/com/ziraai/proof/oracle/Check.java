package com.ziraai.proof.oracle;

import java.util.Collection;

/**
 * One promise, judged.
 *
 * @param promise in words
 * @param held whether it was kept
 * @param seen the numbers, or what breaks it
 */
public record Check(String promise, boolean held, String seen) {

    private static final int EXAMPLES = 5;

    /** Held when nothing breaks it. */
    static Check none(String promise, Collection<?> violations, String seen) {
        if (violations.isEmpty()) {
            return new Check(promise, true, seen);
        }
        var examples = violations.stream().limit(EXAMPLES).map(String::valueOf).toList();
        return new Check(promise, false, violations.size() + ": " + String.join("; ", examples));
    }

    /** Held when both are the same. */
    static Check equal(String promise, Object expected, Object actual) {
        return expected.equals(actual)
                ? new Check(promise, true, String.valueOf(actual))
                : new Check(promise, false, actual + " instead of " + expected);
    }
}
