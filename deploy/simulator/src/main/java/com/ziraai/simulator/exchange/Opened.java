package com.ziraai.simulator.exchange;

import com.ziraai.simulator.faults.CallFault;
import com.ziraai.simulator.ledger.Entry;

/**
 * A call that has begun.
 *
 * @param fault what becomes of it
 */
public record Opened(Entry entry, CallFault fault) {

    /** Whether it is turned away, and may be so before its content came. */
    public boolean isRefused() {
        return switch (fault) {
            case CallFault.Refuse _, CallFault.Throttle _, CallFault.NumberInvalid _ -> true;
            case CallFault.Pass _,
                    CallFault.Drop _,
                    CallFault.AcceptAndDrop _,
                    CallFault.ErrorBefore _,
                    CallFault.ErrorAfter _,
                    CallFault.Slow _ ->
                    false;
        };
    }
}
