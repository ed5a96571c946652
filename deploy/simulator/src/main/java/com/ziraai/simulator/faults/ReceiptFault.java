package com.ziraai.simulator.faults;

import java.util.OptionalInt;

/** What becomes of the receipts of an accepted call; several may apply. */
public sealed interface ReceiptFault extends Fault {

    /** None is ever sent. */
    record Lost() implements ReceiptFault {}

    /** Each is sent twice. */
    record Twice() implements ReceiptFault {}

    /** The last comes first. */
    record Reordered() implements ReceiptFault {}

    /** They are delivered before the call is answered. */
    record BeforeAnswer() implements ReceiptFault {}

    /**
     * The message fails after acceptance.
     *
     * @param code for SMS the report value (2, 16 or 34), for WhatsApp the error code, for e-mail
     *     the status without its dots; empty for 2, 131026 and 511
     */
    record Failed(OptionalInt code) implements ReceiptFault {}
}
