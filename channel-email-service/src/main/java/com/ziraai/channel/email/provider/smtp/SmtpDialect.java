package com.ziraai.channel.email.provider.smtp;

import com.ziraai.channel.email.attachment.Attachments;
import com.ziraai.channel.email.attachment.Enclosures;
import com.ziraai.channel.email.attachment.Enclosures.Enclosure;
import com.ziraai.channel.email.token.BounceTokens;
import com.ziraai.channel.email.token.UnsubscribeTokens;
import com.ziraai.channel.email.wire.SmtpAnswer;
import com.ziraai.channel.email.wire.SmtpCall;
import com.ziraai.channel.provider.Dialect;
import com.ziraai.channel.provider.FailureCode;
import com.ziraai.channel.provider.Prepared;
import com.ziraai.channel.provider.SendResult;
import com.ziraai.channel.provider.SendResult.Accepted;
import com.ziraai.event.EmailSend;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** One message to one person, bounces of which name its attempt. */
final class SmtpDialect implements Dialect<EmailSend, SmtpCall, SmtpAnswer> {

    /** A message is one, however long. */
    private static final int PARTS = 1;

    private final Mailbox from;
    private final Mailbox bounces;
    private final long largest;
    private final boolean reportSuccess;
    private final Marks marks;
    private final Attachments attachments;
    private final Clock clock;

    /**
     * What messages are marked with.
     *
     * @param unsubscribe where people leave, before the token
     */
    record Marks(BounceTokens bounces, UnsubscribeTokens unsubscribes, URI unsubscribe) {

        private URI unsubscribe(EmailSend command) {
            return URI.create(
                    unsubscribe
                            + "/"
                            + unsubscribes.issue(
                                    command.getAttempt().getItem(), command.getAddressKey()));
        }
    }

    SmtpDialect(
            SmtpSettings settings,
            Mailbox from,
            Marks marks,
            Attachments attachments,
            Clock clock) {
        this.from = from;
        this.attachments = attachments;
        this.bounces = settings.bouncesOf(from);
        this.largest = settings.largest().toBytes();
        this.reportSuccess = settings.reportSuccess();
        this.marks = marks;
        this.clock = clock;
    }

    @Override
    public Prepared<SmtpCall> prepare(EmailSend command, String token) {
        Optional<Mailbox> to = Mailbox.parse(command.getTo());
        if (to.isEmpty()) {
            return new Prepared.Refused<>(FailureCode.RECIPIENT_INVALID.failure());
        }
        return switch (attachments.of(command)) {
            case Enclosures.Complete(List<Enclosure> files) ->
                    fitting(call(command, to.get(), token, files));
            case Enclosures.Gone _ -> new Prepared.Refused<>(FailureCode.ATTACHMENT_GONE.failure());
            case Enclosures.Incomplete _ -> new Prepared.NotNow<>();
        };
    }

    private Prepared<SmtpCall> fitting(SmtpCall call) {
        return call.content().length() > largest
                ? new Prepared.Refused<>(FailureCode.MESSAGE_REFUSED.failure("SIZE"))
                : new Prepared.Call<>(call);
    }

    private SmtpCall call(EmailSend command, Mailbox to, String token, List<Enclosure> files) {
        String messageId = "<" + token + "@" + from.domain() + ">";
        String bounce = marks.bounces().issue(command.getAttempt());
        Letter.Frame frame =
                new Letter.Frame(from, to, messageId, marks.unsubscribe(command), clock.instant());
        return new SmtpCall(
                bounces.local() + "+" + bounce + "@" + bounces.domain(),
                to.address(),
                to.isInternational(),
                bounce,
                messageId,
                reportSuccess,
                Letter.write(command, frame, files));
    }

    @Override
    public Optional<SendResult> read(EmailSend command, SmtpAnswer answer) {
        return answer.isTaken()
                ? Optional.of(new Accepted(Optional.of(QueueId.of(answer)), PARTS))
                : Optional.empty();
    }
}
