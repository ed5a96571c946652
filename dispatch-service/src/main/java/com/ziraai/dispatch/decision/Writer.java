package com.ziraai.dispatch.decision;

import com.ziraai.dispatch.decision.Decision.Finish;
import com.ziraai.dispatch.decision.Decision.SendNow;
import com.ziraai.event.ErrorCategory;
import com.ziraai.event.ItemStatus;
import com.ziraai.message.Rendered;
import com.ziraai.message.Rendered.Message;
import com.ziraai.message.Rendered.TooLong;
import com.ziraai.message.Rendered.Unrenderable;
import com.ziraai.message.Renderer;

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

    /** The attempt on the first channel that can hold its message, with that, or the end. */
    Draft write(Step<SendNow> step) {
        SendNow send = step.decision();
        Rendered message = renderer.render(send.channel(), step.ready());
        return switch (message) {
            case Message written -> Draft.of(step, written);
            case Unrenderable(String detail) -> end(step, "RENDER_FAILED", detail);
            case TooLong tooLong -> otherwise(step, tooLong.detail());
        };
    }

    private Draft otherwise(Step<SendNow> step, String detail) {
        return step.decision()
                .otherwise()
                .map(next ->
                        switch (next) {
                            case SendNow send -> write(step.with(send));
                            case Finish end -> Draft.of(step.with(end.explained(detail)));
                        })
                .orElseGet(() -> end(step, MESSAGE_TOO_LONG, detail));
    }

    private static Draft end(Step<SendNow> step, String code, String detail) {
        int attemptNo = step.decision().attemptNo();
        return Draft.of(
                step.with(
                        new Finish(
                                attemptNo,
                                attemptNo - 1,
                                ItemStatus.FAILED,
                                code,
                                ErrorCategory.VALIDATION,
                                detail,
                                false)));
    }
}
