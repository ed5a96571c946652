package com.ziraai.channel.email.wire;

import jakarta.mail.Session;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPMessage;

/** A message that is written already, as Angus' transport takes it. */
final class Ready extends SMTPMessage {

    private static final Session NO_SESSION = Session.getInstance(new Properties());

    private final Content content;

    Ready(SmtpCall call, String extension) {
        super(NO_SESSION);
        this.content = call.content();
        setEnvelopeFrom(call.from());
        setMailExtension(extension);
        int failures = NOTIFY_FAILURE | NOTIFY_DELAY;
        setNotifyOptions(call.reportSuccess() ? failures | NOTIFY_SUCCESS : failures);
        setReturnOption(RETURN_HDRS);
    }

    @Override
    public void writeTo(OutputStream out, String[] ignored) throws IOException {
        content.writeTo(out);
    }
}
