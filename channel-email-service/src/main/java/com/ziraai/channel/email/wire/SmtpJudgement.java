package com.ziraai.channel.email.wire;

import com.ziraai.channel.lane.LaneSettings;
import com.ziraai.channel.provider.FailureCode;
import com.ziraai.channel.provider.SendResult;
import com.ziraai.channel.provider.SendResult.Rejected;
import com.ziraai.channel.provider.SendResult.Throttled;
import com.ziraai.channel.provider.SendResult.Unknown;
import reactor.core.Exceptions;

/**
 * What a reply or a lost connection means. A refusal is one at any step, also after the dot; a
 * connection that ends proves that nothing was taken only before the dot. In doubt the result is
 * unknown: a second message is worse than a late one.
 */
final class SmtpJudgement {

    private final LaneSettings settings;

    SmtpJudgement(LaneSettings settings) {
        this.settings = settings;
    }

    /** Of a reply that does not say that the message was taken. */
    SendResult of(SmtpAnswer answer) {
        if (answer.code() < 400 || answer.code() > 599) {
            return answer.step().provesNothingTaken()
                    ? new Rejected(FailureCode.PROVIDER_REFUSED.failure(answer.status()))
                    : new Unknown(FailureCode.ANSWER_UNREADABLE.failure(answer.status()));
        }
        return switch (Replies.meaning(answer)) {
            case Replies.Rest(var pause) -> new Throttled(pause.orElse(settings.defaultPause()));
            case Replies.Refusal(var code, var after) ->
                    new Rejected(code.failure(answer.status(), after.orElse(null)));
        };
    }

    /** Of a message without an answer. */
    SendResult of(Throwable failure) {
        return switch (Exceptions.unwrap(failure)) {
            case CutException cut when cut.step().provesNothingTaken() ->
                    new Rejected(FailureCode.PROVIDER_UNREACHABLE.failure(cut.kind()));
            case CutException cut -> new Unknown(FailureCode.NO_ANSWER.failure(cut.kind()));
            case Throwable other ->
                    new Unknown(FailureCode.NO_ANSWER.failure(other.getClass().getSimpleName()));
        };
    }
}
