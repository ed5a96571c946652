package com.ziraai.channel.lane;

import com.ziraai.channel.provider.SendResult;
import com.ziraai.channel.provider.SendResult.Accepted;
import com.ziraai.channel.provider.SendResult.Rejected;
import com.ziraai.channel.provider.SendResult.Throttled;
import com.ziraai.channel.provider.SendResult.Unknown;
import com.ziraai.channel.provider.SendResult.Withheld;
import com.ziraai.channel.sender.Sender;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;

/** What a lane tells of its calls. Looked up once: each message comes by here. */
final class LaneMeters {

    private final Timer accepted;
    private final Timer rejected;
    private final Timer unknown;
    private final Timer wait;
    private final Counter throttled;

    LaneMeters(Sender sender, MeterRegistry meters) {
        this.accepted = call(sender, "accepted", meters);
        this.rejected = call(sender, "rejected", meters);
        this.unknown = call(sender, "unknown", meters);
        this.wait =
                Timer.builder("channel.lane.wait")
                        .description("Waiting of a message for its sender's turn")
                        .tag("sender", sender.name())
                        .register(meters);
        this.throttled =
                Counter.builder("channel.throttled")
                        .description("Calls put off because the sender rests or has no turn")
                        .tag("sender", sender.name())
                        .register(meters);
    }

    private static Timer call(Sender sender, String outcome, MeterRegistry meters) {
        return Timer.builder("channel.call")
                .description("The provider's time for a call, by what the call proved")
                .tag("provider", sender.provider())
                .tag("outcome", outcome)
                .register(meters);
    }

    void waited(long nanos) {
        wait.record(nanos, TimeUnit.NANOSECONDS);
    }

    /** A call that was turned away to be made later has no outcome yet. */
    void called(SendResult result, long nanos) {
        switch (result) {
            case Accepted _ -> accepted.record(nanos, TimeUnit.NANOSECONDS);
            case Rejected _ -> rejected.record(nanos, TimeUnit.NANOSECONDS);
            case Unknown _ -> unknown.record(nanos, TimeUnit.NANOSECONDS);
            case Throttled _, Withheld _ -> {}
        }
    }

    void ended(SendResult result) {
        if (result instanceof Throttled) {
            throttled.increment();
        }
    }
}
