package com.ziraai.simulator.faults;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** What becomes of a call; at most one applies. */
public sealed interface CallFault extends Fault {

    /** Nothing goes wrong. */
    record Pass() implements CallFault {}

    /**
     * Accepted, then the connection ends without an answer.
     *
     * @param reset by RST instead of FIN: some HTTP clients then send the request again on their
     *     own
     */
    record AcceptAndDrop(boolean reset) implements CallFault {}

    /**
     * Not accepted, and the connection ends without an answer: for the caller the same as before.
     *
     * @param reset by RST instead of FIN
     */
    record Drop(boolean reset) implements CallFault {}

    /**
     * Turned away by the provider.
     *
     * @param status HTTP status or SMTP reply code; empty for the provider's own choice
     * @param code Cloud API error code; empty for 131026
     * @param text the answer of Kannel, the details of a Cloud API error or the text of an SMTP
     *     reply; empty for the provider's own
     */
    record Refuse(OptionalInt status, OptionalInt code, Optional<String> text)
            implements CallFault {}

    /** 429 with Retry-After, or 421; not accepted. */
    record Throttle(Duration retryAfter) implements CallFault {}

    /** A 5xx of the provider itself that says: not accepted. */
    record ErrorBefore(OptionalInt status) implements CallFault {}

    /** Accepted, then a 5xx of something in between that says nothing about the message. */
    record ErrorAfter(int status) implements CallFault {}

    /** Accepted at once, answered late. */
    record Slow(Duration delay) implements CallFault {}

    /** This recipient never existed: drawn once for the recipient, then the same in every call. */
    record NumberInvalid() implements CallFault {}
}
