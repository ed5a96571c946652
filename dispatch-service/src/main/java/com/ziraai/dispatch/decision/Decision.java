package com.ziraai.dispatch.decision;

import com.ziraai.dispatch.gate.Answer;
import com.ziraai.event.Channel;
import com.ziraai.event.ErrorCategory;
import com.ziraai.event.ItemStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is to happen to an item now. */
sealed interface Decision {

    /** A decision that is written down under an attempt number before it is carried out. */
    sealed interface Lasting extends Decision {

        /** The attempt number decided on. */
        int attemptNo();

        /** Stable code of why. */
        String reason();

        Verdict verdict();
    }

    /**
     * Make the attempt.
     *
     * @param avoid senders of the channel it is not to be made by, for earlier attempts failed by
     *     them
     * @param otherwise what is decided where the channel cannot hold the message; empty to end the
     *     item for that
     */
    record SendNow(
            int attemptNo,
            Channel channel,
            String reason,
            List<String> avoid,
            Optional<Lasting> otherwise)
            implements Lasting {

        public SendNow {
            avoid = List.copyOf(avoid);
        }

        SendNow(int attemptNo, Channel channel, String reason, List<String> avoid) {
            this(attemptNo, channel, reason, avoid, Optional.empty());
        }

        @Override
        public Verdict verdict() {
            return new Verdict.Send(channel);
        }
    }

    /**
     * End the item.
     *
     * @param attemptNo the attempt number that will not be made
     * @param lastAttemptNo the attempt the end follows from, 0 when none was made
     * @param reason stable code
     * @param retryable whether a later operation may try the item again with hope
     */
    record Finish(
            int attemptNo,
            int lastAttemptNo,
            ItemStatus status,
            String reason,
            ErrorCategory category,
            String detail,
            boolean retryable)
            implements Lasting {

        @Override
        public Verdict verdict() {
            return new Verdict.End(status);
        }

        /** The end a check of the gate wants for an attempt that is not made. */
        static Finish by(Answer.End end, int attemptNo) {
            return new Finish(
                    attemptNo,
                    attemptNo - 1,
                    end.status(),
                    end.code(),
                    end.category(),
                    end.detail(),
                    end.retryable());
        }

        /** The same with a further sentence for the operator. */
        Finish explained(String sentence) {
            return new Finish(
                    attemptNo,
                    lastAttemptNo,
                    status,
                    reason,
                    category,
                    detail + " " + sentence,
                    retryable);
        }
    }

    /** Repeat the attempt on its channel when the time has come. */
    record SendLater(int failedAttemptNo, String reason, Instant dueAt) implements Decision {}

    /** Wait for the attempt's result, but not for ever. */
    record AwaitUntil(int attemptNo, Instant deadline) implements Decision {}

    /** There is nothing to do. */
    record Nothing() implements Decision {}
}
