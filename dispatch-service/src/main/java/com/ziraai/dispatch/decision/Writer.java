package com.ziraai.dispatch.decision;

import com.ziraai.dispatch.decision.Decision.Finish;
import com.ziraai.dispatch.decision.Decision.Lasting;
import com.ziraai.dispatch.decision.Decision.SendNow;
import com.ziraai.event.ErrorCategory;
import com.ziraai.event.ItemStatus;
import com.ziraai.message.Rendered;
import com.ziraai.message.Rendered.Sms;
import com.ziraai.message.Rendered.TooLong;
import com.ziraai.message.Rendered.Unrenderable;
import com.ziraai.message.Rendered.Whatsapp;
import com.ziraai.message.Renderer;
import java.util.Optional;

/**
 * Writes the messages of attempts. A channel that cannot hold a message is passed over; where none
 * can, or nothing can be written at all, the item ends.
 */
final class Writer {

    /** Stored reason of what follows from a message its channel cannot hold. */
    static final String MESSAGE_TOO_LONG = "MESSAGE_TOO_LONG";

    private final Renderer renderer;

    Writer(Renderer renderer) {
        this.renderer = renderer;
    }

    /**
     * What comes of an attempt.
     *
     * @param message of the attempt; empty where the item ends
     */
    record Written(Step<? extends Lasting> step, Optional<Rendered> message) {}

    /** The attempt on the first channel that can hold its message, with that, or the end. */
    Written write(Step<SendNow> step) {
        SendNow send = step.decision();
        Rendered message = renderer.render(send.channel(), step.ready());
        return switch (message) {
            case Sms _, Whatsapp _ -> new Written(step, Optional.of(message));
            case Unrenderable(String detail) -> end(step, "RENDER_FAILED", detail);
            case TooLong tooLong -> otherwise(step, tooLong.detail());
        };
    }

    private Written otherwise(Step<SendNow> step, String detail) {
        return step.decision()
                .otherwise()
                .map(next ->
                        switch (next) {
                            case SendNow send -> write(step.with(send));
                            case Finish end ->
                                    new Written(step.with(end.explained(detail)), Optional.empty());
                        })
                .orElseGet(() -> end(step, MESSAGE_TOO_LONG, detail));
    }

    private static Written end(Step<SendNow> step, String code, String detail) {
        int attemptNo = step.decision().attemptNo();
        return new Written(
                step.with(
                        new Finish(
                                attemptNo,
                                attemptNo - 1,
                                ItemStatus.FAILED,
                                code,
                                ErrorCategory.VALIDATION,
                                detail,
                                false)),
                Optional.empty());
    }
}
