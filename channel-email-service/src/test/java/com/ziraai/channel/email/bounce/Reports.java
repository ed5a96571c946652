package com.ziraai.channel.email.bounce;

import org.jspecify.annotations.Nullable;

/** Reports as mail servers write them. */
public final class Reports {

    private Reports() {}

    /** Fields about one recipient. */
    public static String recipient(String action, String status, @Nullable String diagnosis) {
        return """
        Final-Recipient: rfc822; person@example.org
        Action: %s
        Status: %s
        %s\
        """
                .formatted(
                        action,
                        status,
                        diagnosis == null ? "" : "Diagnostic-Code: " + diagnosis + "\n");
    }

    /**
     * A delivery status notification.
     *
     * @param messageId of the message it returns, without its brackets
     */
    public static String delivery(String recipient, String messageId) {
        return delivery("bounces@ziraai.example", recipient, "Message-ID: <" + messageId + ">\n");
    }

    /**
     * A delivery status notification.
     *
     * @param to where it is sent to
     * @param returned header of the message it returns
     */
    public static String delivery(String to, String recipient, String returned) {
        return """
        From: MAILER-DAEMON@relay.example
        To: <%s>
        Subject: Undelivered Mail Returned to Sender
        Date: Sun, 1 Mar 2026 10:15:30 +0000
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status;
         boundary="b"

        --b
        Content-Type: text/plain

        I'm sorry to have to inform you

        --b
        Content-Type: message/delivery-status

        Reporting-MTA: dns; relay.example
        Arrival-Date: Sun, 1 Mar 2026 10:15:00 +0000

        %s
        --b
        Content-Type: text/rfc822-headers

        %sSubject: hello

        --b--
        """
                .formatted(to, recipient, returned)
                .replace("\n", "\r\n");
    }

    /**
     * A complaint.
     *
     * @param type of feedback
     * @param link to unsubscribe in the message it is about
     */
    public static String complaint(String type, String link) {
        return """
        From: feedback@provider.example
        To: <fbl@ziraai.example>
        Date: Sun, 1 Mar 2026 10:15:30 +0000
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=feedback-report; boundary="b"

        --b
        Content-Type: text/plain

        This is an email abuse report

        --b
        Content-Type: message/feedback-report

        Feedback-Type: %s
        User-Agent: Provider/1.0
        Version: 1

        --b
        Content-Type: message/rfc822

        From: ziraai@ziraai.example
        List-Unsubscribe: <%s>
        Subject: hello

        text
        --b--
        """
                .formatted(type, link)
                .replace("\n", "\r\n");
    }
}
