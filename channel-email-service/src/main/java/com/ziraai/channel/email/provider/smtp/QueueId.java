package com.ziraai.channel.email.provider.smtp;

import com.ziraai.channel.email.wire.SmtpAnswer;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The id under which a server's logs know a message it took. */
final class QueueId {

    private static final String ID = "([A-Za-z0-9][A-Za-z0-9._-]{5,99})";

    /** Each in the words of its server. */
    private static final List<Pattern> FORMS =
            List.of(
                    // Postfix: 2.0.0 Ok: queued as 4F7D21A0B3
                    Pattern.compile("queued as " + ID),
                    // Exim: OK id=1r8zXy-0000aB-2c
                    Pattern.compile("\\bid=" + ID),
                    // Sendmail, OpenSMTPD: 2.0.0 3AUBc1de012345 Message accepted for delivery
                    Pattern.compile("^(?:2\\.\\d\\.\\d:? )?" + ID + " Message accepted"),
                    // Amazon SES: Ok 0100018bf2c3a4d5-6e7f-000000; Gmail: OK  1700000000
                    // a1b2c3-xyz.12 - gsmtp
                    Pattern.compile("\\bO[kK] +(?:\\d{10} +)?" + ID));

    private QueueId() {}

    /** The server's id of the message; our own where it names none. */
    static String of(SmtpAnswer answer) {
        for (Pattern form : FORMS) {
            Matcher found = form.matcher(answer.text());
            if (found.find()) {
                return found.group(1);
            }
        }
        return answer.messageId();
    }
}
