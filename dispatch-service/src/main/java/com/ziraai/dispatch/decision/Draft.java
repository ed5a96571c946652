package com.ziraai.dispatch.decision;

import com.ziraai.dispatch.decision.Decision.Finish;
import com.ziraai.dispatch.decision.Decision.Lasting;
import com.ziraai.dispatch.decision.Decision.SendNow;
import com.ziraai.dispatch.gate.Answer;
import com.ziraai.dispatch.gate.Answer.End;
import com.ziraai.dispatch.gate.Answer.Pass;
import com.ziraai.dispatch.gate.Answer.Wait;
import com.ziraai.dispatch.gate.Send;
import com.ziraai.dispatch.item.AttemptKey;
import com.ziraai.message.Cost;
import com.ziraai.message.Rendered.Message;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A decision about to be written down.
 *
 * @param attempt the number it is written under
 * @param step the decision and its item
 * @param message of the attempt; empty where the item ends
 * @param cost of the message
 * @param held what the attempt waits for; empty when it may go
 */
record Draft(
        AttemptKey attempt,
        Step<? extends Lasting> step,
        Optional<Message> message,
        Cost cost,
        Optional<Wait> held) {

    static Draft of(Step<SendNow> step, Message message) {
        SendNow send = step.decision();
        return new Draft(
                step.attempt(send.attemptNo()),
                step,
                Optional.of(message),
                Cost.of(step.ready().getRequest(), send.channel(), message),
                Optional.empty());
    }

    static Draft of(Step<Finish> step) {
        return new Draft(
                step.attempt(step.decision().attemptNo()),
                step,
                Optional.empty(),
                Cost.NOTHING,
                Optional.empty());
    }

    Lasting decision() {
        return step.decision();
    }

    /** What the gate is asked about its attempt. */
    Send asked(SendNow send) {
        return new Send(attempt, step.ready(), send.channel(), cost);
    }

    /** What becomes of it by the gate's answer. */
    Draft answered(@Nullable Answer answer) {
        return switch (answer) {
            case null -> this;
            case Pass _ -> this;
            case Wait wait -> new Draft(attempt, step, message, cost, Optional.of(wait));
            case End end -> of(step.with(Finish.by(end, attempt.attemptNo())));
        };
    }
}
