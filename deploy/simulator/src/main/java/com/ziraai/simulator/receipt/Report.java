package com.ziraai.simulator.receipt;

import java.util.OptionalInt;

/** One thing a provider reports about a message it accepted. */
public sealed interface Report {

    /** Handed to the network: Kannel 8, WhatsApp sent; e-mail has none. */
    record Sent() implements Report {}

    /** There: Kannel 1, WhatsApp delivered, in the mailbox. */
    record Delivered() implements Report {}

    /** WhatsApp read; the others have none. */
    record Read() implements Report {}

    /**
     * It will not arrive.
     *
     * @param code of the provider; empty for its most common one
     */
    record Failed(OptionalInt code) implements Report {}
}
