package com.ziraai.simulator.faults;

/** What becomes of a connection before anything is said over it; at most one applies. */
public sealed interface ConnectionFault extends Fault {

    /** A greeting that says: not now. */
    record Busy() implements ConnectionFault {}

    /** Closed without a greeting. */
    record Closed() implements ConnectionFault {}
}
