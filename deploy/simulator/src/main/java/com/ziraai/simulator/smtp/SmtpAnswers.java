package com.ziraai.simulator.smtp;

import com.ziraai.simulator.exchange.Provider;
import com.ziraai.simulator.exchange.Reply;
import com.ziraai.simulator.faults.CallFault;
import java.time.Duration;
import java.util.OptionalInt;

/** Replies of a mail server; the status is the reply code, the body its text. */
final class SmtpAnswers implements Provider {

    private static final String TEXT = "text/plain";

    static Reply.Answer answer(int code, String text) {
        return new Reply.Answer(code, TEXT, text);
    }

    @Override
    public Reply.Answer refused(CallFault.Refuse fault) {
        return answer(
                fault.status().orElse(550), fault.text().orElse("5.7.1 Message refused by policy"));
    }

    @Override
    public Reply.Answer throttled(Duration retryAfter) {
        return answer(421, "4.7.0 Too many messages, try again later");
    }

    /** HTTP has its own numbers for that. */
    @Override
    public Reply.Answer unavailable(OptionalInt status) {
        return answer(451, "4.3.0 Local error in processing");
    }

    @Override
    public Reply.Answer unknownNumber() {
        return answer(550, "5.1.1 User unknown");
    }
}
