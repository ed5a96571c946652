package com.ziraai.simulator.kannel;

import com.ziraai.simulator.exchange.Provider;
import com.ziraai.simulator.exchange.Reply;
import com.ziraai.simulator.faults.CallFault;
import java.time.Duration;
import java.util.OptionalInt;

/** The texts of smsbox. */
final class KannelAnswers implements Provider {

    static final String DENIED = "Number(s) has/have been denied by white- and/or black-lists.";
    static final Reply.Answer ACCEPTED = text(202, "0: Accepted for delivery");

    private static final String TEMPORAL = "Temporal failure, try again later.";

    static Reply.Answer text(int status, String text) {
        return new Reply.Answer(status, "text/html", text);
    }

    @Override
    public Reply.Answer refused(CallFault.Refuse fault) {
        return text(
                fault.status().orElse(403), fault.text().orElse("Not routable. Do not try again."));
    }

    @Override
    public Reply.Answer throttled(Duration retryAfter) {
        return text(429, TEMPORAL).retryAfter(retryAfter.toSeconds());
    }

    @Override
    public Reply.Answer unavailable(OptionalInt status) {
        return text(status.orElse(503), TEMPORAL);
    }

    @Override
    public Reply.Answer unknownNumber() {
        return text(400, DENIED);
    }
}
