package com.ziraai.channel.provider;

import static com.ziraai.event.FailureClass.CANCELLED;
import static com.ziraai.event.FailureClass.CONFIG;
import static com.ziraai.event.FailureClass.FALLBACK;
import static com.ziraai.event.FailureClass.PAUSE_OPERATION;
import static com.ziraai.event.FailureClass.PERMANENT;
import static com.ziraai.event.FailureClass.RETRY_ITEM;
import static com.ziraai.event.FailureClass.SUPPRESS;

import com.ziraai.event.Failure;
import com.ziraai.event.FailureClass;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Why an attempt did not get through, in words that mean the same for every provider. A code says
 * what dispatch may do (its class), whether somebody of ours has to act (alarming) and a sentence
 * for whoever looks it up. Codes are stored and published: they may be added, never renamed.
 */
public enum FailureCode {
    ACCOUNT_RESTRICTED(
            PAUSE_OPERATION,
            true,
            "The provider restricted our account; sending goes on elsewhere."),
    ANSWER_UNREADABLE(
            FailureClass.UNKNOWN,
            true,
            "The provider answered success in a form the adapter does not know."),
    ATTACHMENT_GONE(PERMANENT, true, "A file the message was to bring along is not kept any more."),
    DELIVERY_FAILED(FALLBACK, false, "The network gave up on the message without saying why."),
    LANE_CLOSED(RETRY_ITEM, false, "The message was never handed over; the sender was resting."),
    MEDIA_FAILED(RETRY_ITEM, false, "The provider could not fetch the message's media."),
    MESSAGE_EXPIRED(
            FALLBACK, false, "The phone was not reached before the message's validity ended."),
    MESSAGE_REFUSED(CONFIG, true, "The provider does not take a message of this form."),
    MESSAGE_TOO_LONG(CONFIG, true, "The text has more parts than the provider sends whole."),
    NETWORK_BUSY(RETRY_ITEM, false, "The network behind the provider was busy and took nothing."),
    NETWORK_REJECTED(FALLBACK, false, "The network behind the provider refused the message."),
    NOT_CALLED(
            RETRY_ITEM, false, "The service stopped before the call; the provider was not asked."),
    NOT_ROUTABLE(PERMANENT, true, "The provider has no route to this number."),
    NO_OTHER_SENDER(FALLBACK, false, "Every sender that serves this destination failed it before."),
    NO_SENDER(FALLBACK, true, "No sender serves this destination for this sponsor."),
    NO_ANSWER(
            FailureClass.UNKNOWN,
            false,
            "The request left and no answer came; the provider may have taken it."),
    OPERATION_CANCELLED(CANCELLED, false, "The sponsor cancelled the operation before the call."),
    PROVIDER_BUSY(RETRY_ITEM, false, "The provider took nothing and asks to be tried later."),
    PROVIDER_CREDENTIALS(
            CONFIG, true, "The provider does not accept our credentials or permissions."),
    PROVIDER_ERROR(
            FailureClass.UNKNOWN,
            false,
            "The provider failed after the request left; it may have taken the message."),
    PROVIDER_REFUSED(
            CONFIG,
            true,
            "The provider refused the request for a reason the adapter does not know."),
    PROVIDER_UNREACHABLE(
            RETRY_ITEM, true, "No connection to the provider; the request never left."),
    RECIPIENT_CAPPED(
            FALLBACK, false, "The provider protects this person from more messages for now."),
    RECIPIENT_DENIED(
            PERMANENT, false, "The provider keeps this number on a list it never sends to."),
    RECIPIENT_INVALID(PERMANENT, false, "The provider says this is no number it can send to."),
    RECIPIENT_IN_EXPERIMENT(
            FALLBACK, false, "The provider withholds such messages from this person as a test."),
    RECIPIENT_OPTED_OUT(SUPPRESS, false, "The person stopped messages like this one."),
    RECIPIENT_THROTTLED(
            RETRY_ITEM, false, "Too many messages to this person within a few seconds."),
    RECIPIENT_UNREACHABLE(FALLBACK, false, "This person cannot be reached on this channel."),
    RESULT_LOST(
            FailureClass.UNKNOWN,
            false,
            "The service stopped between the call and its record; the provider may have taken it."),
    SENDER_BLOCKED(FALLBACK, true, "The provider blocked the number or account we send from."),
    SENDER_NOT_ALLOWED(CONFIG, true, "The number we send from may not send this message."),
    SENDER_SPAM_LIMITED(FALLBACK, true, "Too many people reported the number we send from."),
    SENDER_THROTTLED(RETRY_ITEM, false, "The sender was over its rate; the message was not taken."),
    SETTLED_NOT_SENT(
            RETRY_ITEM, false, "An operator established that the provider never took the message."),
    TEMPLATE_PAUSED(PAUSE_OPERATION, true, "The provider paused or disabled the template."),
    TEMPLATE_UNUSABLE(
            CONFIG, true, "The template is missing, not approved or its parameters do not fit."),
    WINDOW_CLOSED(FALLBACK, false, "Free text is only allowed after the person wrote to us.");

    private final FailureClass failureClass;
    private final boolean alarming;
    private final String hint;

    FailureCode(FailureClass failureClass, boolean alarming, String hint) {
        this.failureClass = failureClass;
        this.alarming = alarming;
        this.hint = hint;
    }

    /** What dispatch may do about it. */
    public FailureClass failureClass() {
        return failureClass;
    }

    /** Whether the same message may be sent again on the same channel. */
    public boolean isRetryable() {
        return failureClass == RETRY_ITEM;
    }

    /** Whether it is ours to mend: configuration, account, sender or template. */
    public boolean isAlarming() {
        return alarming;
    }

    /** One sentence for an operator. */
    public String hint() {
        return hint;
    }

    /** This failure where the provider gave no code of its own. */
    public Failure failure() {
        return failure(null, null);
    }

    /** This failure under the provider's own code. */
    public Failure failure(String providerCode) {
        return failure(providerCode, null);
    }

    /**
     * This failure with what else is known of it. The text is always our own hint: a provider's
     * sentences may carry addresses.
     *
     * @param retryAfter how long the provider asks to wait for this item
     */
    public Failure failure(@Nullable String providerCode, @Nullable Duration retryAfter) {
        return Failure.newBuilder()
                .setFailureClass(failureClass)
                .setCode(name())
                .setProviderCode(providerCode)
                .setDetail(hint)
                .setRetryAfterMillis(retryAfter == null ? null : retryAfter.toMillis())
                .build();
    }
}
