package com.ziraai.dispatch.item;

import com.ziraai.event.Attempt;
import java.util.Comparator;

/**
 * Identity of an attempt.
 *
 * @param attemptNo number within the item, from 1
 */
public record AttemptKey(ItemKey item, int attemptNo) implements Comparable<AttemptKey> {

    private static final Comparator<AttemptKey> ORDER =
            Comparator.comparing(AttemptKey::item).thenComparingInt(AttemptKey::attemptNo);

    /** The attempt's key. */
    public static AttemptKey of(Attempt attempt) {
        return new AttemptKey(ItemKey.of(attempt.getItem()), attempt.getAttemptNo());
    }

    @Override
    public int compareTo(AttemptKey other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return item + "/" + attemptNo;
    }
}
