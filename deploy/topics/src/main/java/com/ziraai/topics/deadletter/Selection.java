package com.ziraai.topics.deadletter;

import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Which letters of a topic are meant.
 *
 * @param partition only those of it, or of all
 * @param offset only the one there, or all
 */
record Selection(OptionalInt partition, OptionalLong offset) {

    /** Every letter. */
    static final Selection ALL = new Selection(OptionalInt.empty(), OptionalLong.empty());

    boolean contains(DeadLetter letter) {
        return (partition.isEmpty() || partition.getAsInt() == letter.record().partition())
                && (offset.isEmpty() || offset.getAsLong() == letter.record().offset());
    }
}
