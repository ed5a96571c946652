package com.ziraai.dispatch.decision;

import com.ziraai.contract.Media;
import com.ziraai.contract.SenderFault;
import com.ziraai.dispatch.decision.Decision.AwaitUntil;
import com.ziraai.dispatch.decision.Decision.Finish;
import com.ziraai.dispatch.decision.Decision.Lasting;
import com.ziraai.dispatch.decision.Decision.Nothing;
import com.ziraai.dispatch.decision.Decision.SendLater;
import com.ziraai.dispatch.decision.Decision.SendNow;
import com.ziraai.dispatch.item.AttemptKey;
import com.ziraai.dispatch.item.ItemKey;
import com.ziraai.dispatch.retry.RetryDelays;
import com.ziraai.event.Channel;
import com.ziraai.event.DistributionReady;
import com.ziraai.event.ErrorCategory;
import com.ziraai.event.Failure;
import com.ziraai.event.Guarantee;
import com.ziraai.event.ItemStatus;
import com.ziraai.event.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decides, and does nothing else. The same history and event always give the same decision, so that
 * an event that comes again repeats what was decided: a decision under a number that is taken is
 * carried out again only where it equals what stands there.
 */
final class Decider {

    /** Stored reason of a first attempt. */
    static final String PREFERRED_CHANNEL = "PREFERRED_CHANNEL";

    /** Stored reason of what follows from a result nobody ever learned. */
    static final String RESULT_UNKNOWN = "RESULT_UNKNOWN";

    private final RetryDelays delays;
    private final Duration unknownDeadline;

    Decider(RetryDelays delays, Duration unknownDeadline) {
        this.delays = delays;
        this.unknownDeadline = unknownDeadline;
    }

    /** An item became ready. */
    Decision first(DistributionReady ready) {
        if (ready.getRefusal() != null) {
            return refused(ready.getRefusal());
        }
        List<Channel> wanted = Media.route(ready.getRequest());
        return wanted.isEmpty()
                ? noAddress()
                : new SendNow(
                        1,
                        wanted.getFirst(),
                        PREFERRED_CHANNEL,
                        List.of(),
                        anyOf(rest(wanted), 1, Writer.MESSAGE_TOO_LONG, Optional.empty()));
    }

    /** An attempt on the first of the channels that can hold the message, else that end. */
    private static Optional<Lasting> anyOf(
            List<Channel> channels, int attemptNo, String reason, Optional<Lasting> end) {
        return channels.isEmpty()
                ? end
                : Optional.of(
                        new SendNow(
                                attemptNo,
                                channels.getFirst(),
                                reason,
                                List.of(),
                                anyOf(rest(channels), attemptNo, reason, end)));
    }

    private static List<Channel> rest(List<Channel> channels) {
        return channels.subList(1, channels.size());
    }

    private static Finish refused(Refusal refusal) {
        return new Finish(
                1,
                0,
                refusal.getStatus(),
                refusal.getCode(),
                refusal.getCategory(),
                refusal.getDetail(),
                refusal.getCategory() == ErrorCategory.SYSTEM);
    }

    private static Finish noAddress() {
        return new Finish(
                1,
                0,
                ItemStatus.FAILED,
                "NO_ADDRESS",
                ErrorCategory.VALIDATION,
                "The person has no address that any of the wanted channels reaches.",
                false);
    }

    /**
     * The attempt was proven not to have reached its person.
     *
     * @param sender it was made by; empty where nobody says
     */
    Decision failed(
            History history, int attemptNo, Failure failure, Optional<String> sender, Instant now) {
        return switch (history.standing(attemptNo)) {
            case FOREIGN, OVERTAKEN -> new Nothing();
            case OPEN -> next(history, attemptNo, failure, sender, now);
            case FOLLOWED, ENDED -> repeat(next(history, attemptNo, failure, sender, now));
            case PARKED -> finish(attemptNo + 2, attemptNo, failure);
        };
    }

    /** A retry that was scheduled once has happened or was overruled. */
    private static Decision repeat(Decision decision) {
        return decision instanceof SendLater ? new Nothing() : decision;
    }

    private Decision next(
            History history, int attemptNo, Failure failure, Optional<String> sender, Instant now) {
        if (failure.getCode().equals(SenderFault.NO_OTHER_SENDER)) {
            return fallBack(history, attemptNo, beforeOtherSender(history, attemptNo, failure));
        }
        return otherSender(history, attemptNo, failure, sender)
                .orElseGet(() -> byRule(history, attemptNo, failure, now));
    }

    /** An attempt by a sender of the channel that none failed by yet, if the failure is one's. */
    private static Optional<Decision> otherSender(
            History history, int attemptNo, Failure failure, Optional<String> sender) {
        List<String> avoided = history.avoided(attemptNo);
        return sender.filter(_ -> SenderFault.of(failure.getCode()).isPresent())
                // Told to be avoided and used all the same, it is the only one.
                .filter(each -> !avoided.contains(each))
                .flatMap(each ->
                        history.channel(attemptNo)
                                .map(channel ->
                                        new SendNow(
                                                attemptNo + 1,
                                                channel,
                                                failure.getCode(),
                                                with(avoided, each))));
    }

    private static List<String> with(List<String> senders, String another) {
        return Stream.concat(senders.stream(), Stream.of(another)).toList();
    }

    /** What another sender was looked for because of, where that is why the attempt was made. */
    private static Failure beforeOtherSender(History history, int attemptNo, Failure failure) {
        return history.reason(attemptNo)
                .filter(_ -> history.isOtherSender(attemptNo))
                .flatMap(SenderFault::of)
                .map(fault ->
                        new Failure(
                                fault.failureClass(),
                                fault.name(),
                                null,
                                failure.getDetail(),
                                null))
                .orElse(failure);
    }

    private Decision byRule(History history, int attemptNo, Failure failure, Instant now) {
        return switch (FailureRule.of(failure.getFailureClass()).next()) {
            case SAME_CHANNEL ->
                    hasRetryLeft(history, attemptNo)
                            ? retry(history, attemptNo, failure, now)
                            : fallBack(history, attemptNo, failure);
            case OTHER_CHANNEL -> fallBack(history, attemptNo, failure);
            case NONE -> finish(attemptNo + 1, attemptNo, failure);
        };
    }

    private SendLater retry(History history, int attemptNo, Failure failure, Instant now) {
        Duration delay =
                delays.before(
                        key(history, attemptNo),
                        history.retriesUntil(attemptNo) + 1,
                        history.ready().getRequest().getRetry(),
                        failure);
        return new SendLater(attemptNo, failure.getCode(), now.plus(delay));
    }

    private static Decision fallBack(History history, int attemptNo, Failure failure) {
        List<Channel> tried = history.channelsUntil(attemptNo);
        List<Channel> left =
                Media.route(history.ready().getRequest()).stream()
                        .filter(channel -> !tried.contains(channel))
                        .toList();
        Finish end = finish(attemptNo + 1, attemptNo, failure);
        return anyOf(left, attemptNo + 1, failure.getCode(), Optional.of(end)).orElse(end);
    }

    private static Finish finish(int decidedNo, int attemptNo, Failure failure) {
        FailureRule rule = FailureRule.of(failure.getFailureClass());
        return new Finish(
                decidedNo,
                attemptNo,
                rule.end(),
                failure.getCode(),
                rule.category(),
                failure.getDetail(),
                rule.isRetryable());
    }

    /** Nobody knows whether the attempt reached its person. */
    Decision unknown(History history, int attemptNo, Instant now) {
        return switch (history.standing(attemptNo)) {
            case OPEN -> new AwaitUntil(attemptNo, now.plus(unknownDeadline));
            case FOREIGN, FOLLOWED, PARKED, ENDED, OVERTAKEN -> new Nothing();
        };
    }

    /** The time to repeat a rejected attempt has come. */
    Decision retryDue(History history, int attemptNo, String reason) {
        return switch (history.standing(attemptNo)) {
            case OPEN, FOLLOWED -> again(history, attemptNo, reason);
            case FOREIGN, PARKED, ENDED, OVERTAKEN -> new Nothing();
        };
    }

    /** The gate may let the attempt pass now. */
    Decision gateDue(History history, int attemptNo) {
        return switch (history.standing(attemptNo)) {
            case OPEN -> send(history, attemptNo, attemptNo, history.reason(attemptNo).orElse(""));
            case FOREIGN, FOLLOWED, PARKED, ENDED, OVERTAKEN -> new Nothing();
        };
    }

    /** The attempt's result is still not known. */
    Decision deadlinePassed(History history, int attemptNo) {
        return switch (history.standing(attemptNo)) {
            case OPEN, FOLLOWED, PARKED ->
                    isToBeRepeated(history, attemptNo)
                            ? again(history, attemptNo, RESULT_UNKNOWN)
                            : park(attemptNo);
            case FOREIGN, ENDED, OVERTAKEN -> new Nothing();
        };
    }

    private static boolean isToBeRepeated(History history, int attemptNo) {
        Guarantee guarantee = history.ready().getRequest().getGuarantee();
        return guarantee == Guarantee.AT_LEAST_ONCE && hasRetryLeft(history, attemptNo);
    }

    private static Decision again(History history, int attemptNo, String reason) {
        return send(history, attemptNo, attemptNo + 1, reason);
    }

    /** An attempt on the channel of that one, by the senders left to it. */
    private static Decision send(History history, int attemptNo, int nextNo, String reason) {
        return history.channel(attemptNo)
                .<Decision>map(
                        channel -> new SendNow(nextNo, channel, reason, history.avoided(attemptNo)))
                .orElseGet(Nothing::new);
    }

    private static Finish park(int attemptNo) {
        return new Finish(
                attemptNo + 1,
                attemptNo,
                ItemStatus.PARKED,
                RESULT_UNKNOWN,
                ErrorCategory.NETWORK,
                "Whether the provider took the message was not learned in time; it is not sent again.",
                false);
    }

    private static boolean hasRetryLeft(History history, int attemptNo) {
        return history.retriesUntil(attemptNo)
                < history.ready().getRequest().getRetry().getRetryAttempts();
    }

    private static AttemptKey key(History history, int attemptNo) {
        return new AttemptKey(ItemKey.of(history.ready().getRequest().getItem()), attemptNo);
    }
}
