package com.ziraai.dispatch.budget;

import java.util.Optional;

/**
 * What an operation may spend and spent.
 *
 * @param operationId the operation
 * @param limitMicros millionths of the currency; empty where nothing limits it
 * @param spentMicros of attempts the gate let pass
 * @param isCancelled whether nothing of it may be sent any more
 */
public record Budget(
        String operationId, Optional<Long> limitMicros, long spentMicros, boolean isCancelled) {

    /** Whether it can afford that much more. */
    public boolean hasRoomFor(long micros) {
        return !isCancelled && limitMicros.map(limit -> micros <= limit - spentMicros).orElse(true);
    }

    /** As it is with that much more spent. */
    public Budget charged(long micros) {
        return new Budget(operationId, limitMicros, spentMicros + micros, isCancelled);
    }
}
