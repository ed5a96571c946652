package com.ziraai.simulator.exchange;

import com.ziraai.simulator.faults.CallFault;
import java.time.Duration;
import java.util.OptionalInt;

/** How a provider words its answers to calls it does not accept. */
public interface Provider {

    Reply.Answer refused(CallFault.Refuse fault);

    /** 429. */
    Reply.Answer throttled(Duration retryAfter);

    /** 5xx that says the message was not accepted; empty for the provider's usual status. */
    Reply.Answer unavailable(OptionalInt status);

    /** The recipient cannot be reached, whatever is tried. */
    Reply.Answer unknownNumber();
}
