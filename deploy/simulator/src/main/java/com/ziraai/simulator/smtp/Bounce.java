package com.ziraai.simulator.smtp;

import com.ziraai.simulator.receipt.Report;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.OptionalInt;

/** A delivery status notification (RFC 3464), as Postfix words it. */
final class Bounce {

    private static final String HOST = "simulator.invalid";
    private static final int NO_SUCH_USER = 511;

    private static final String FORM =
            """
            From: MAILER-DAEMON@%1$s
            To: %2$s
            Subject: %3$s
            Date: %4$s
            Auto-Submitted: auto-replied
            Message-ID: <%5$s.%6$s@%1$s>
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=delivery-status; boundary="%5$s.b"

            --%5$s.b
            Content-Description: Notification
            Content-Type: text/plain; charset=us-ascii

            This is the mail system at host %1$s.

            --%5$s.b
            Content-Description: Delivery report
            Content-Type: message/delivery-status

            Reporting-MTA: dns; %1$s
            X-Postfix-Queue-ID: %5$s
            %7$sArrival-Date: %4$s

            Final-Recipient: rfc822; %8$s
            Action: %6$s
            Status: %9$s
            %10$s
            --%5$s.b
            Content-Description: Undelivered Message Headers
            Content-Type: text/rfc822-headers

            Return-Path: <%2$s>
            %11$s
            --%5$s.b--
            """;

    private Bounce() {}

    static String of(Letter letter, Report report, Instant now) {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC));
        String envelopeId = letter.envelope().envelopeId();
        boolean failed = report instanceof Report.Failed;
        return FORM.formatted(
                        HOST,
                        letter.envelope().from(),
                        failed
                                ? "Undelivered Mail Returned to Sender"
                                : "Successful Mail Delivery Report",
                        date,
                        letter.id(),
                        failed ? "failed" : "delivered",
                        envelopeId.isEmpty() ? "" : "Original-Envelope-Id: " + envelopeId + "\n",
                        letter.envelope().to(),
                        status(report),
                        failed ? "Diagnostic-Code: smtp; 550 " + status(report) + " refused\n" : "",
                        letter.header().replace("\r\n", "\n").stripTrailing())
                .replace("\n", "\r\n");
    }

    private static String status(Report report) {
        return switch (report) {
            case Report.Failed(OptionalInt code) ->
                    Integer.toString(code.orElse(NO_SUCH_USER))
                            .replaceFirst("(\\d)(\\d)(\\d+)", "$1.$2.$3");
            case Report.Sent _, Report.Delivered _, Report.Read _ -> "2.0.0";
        };
    }
}
