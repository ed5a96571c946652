package com.ziraai.dispatch.decision;

import com.ziraai.dispatch.item.AttemptKey;
import com.ziraai.event.Channel;
import io.r2dbc.spi.Readable;
import java.util.Objects;

/**
 * What an attempt was billed.
 *
 * @param attempt the attempt
 * @param channel it was made on
 * @param micros its cost, in millionths of the currency
 * @param freed what its operation gets back; a negative amount was billed on top
 */
record Settled(AttemptKey attempt, Channel channel, long micros, long freed) {

    static Settled of(Readable row) {
        return new Settled(
                new AttemptKey(Decisions.item(row), Decisions.attemptNo(row)),
                Channel.valueOf(Objects.requireNonNull(row.get("channel", String.class))),
                number(row, "micros"),
                number(row, "freed"));
    }

    private static long number(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, Long.class), column);
    }
}
