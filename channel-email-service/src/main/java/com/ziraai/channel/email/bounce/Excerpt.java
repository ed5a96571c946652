package com.ziraai.channel.email.bounce;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetHeaders;
import java.io.ByteArrayInputStream;
import java.util.regex.Pattern;

/**
 * A report without the content of the message it returns, which some servers send back whole
 * although they were asked for its header alone. What is left is in the bytes it came in.
 */
final class Excerpt {

    /** Bytes of a report that is kept as it is. */
    private static final int SMALL = 16 * 1024;

    private static final Pattern BLANK_LINE = Pattern.compile("\\r?\\n\\r?\\n");

    private Excerpt() {}

    static byte[] of(byte[] report) {
        return report.length <= SMALL ? report : cut(new String(report, ISO_8859_1));
    }

    private static byte[] cut(String report) {
        String boundary = boundary(report);
        if (boundary.isEmpty()) {
            return report.getBytes(ISO_8859_1);
        }
        // The preamble, what people read, the fields, and what is returned.
        String[] parts =
                Pattern.compile("(?m)^--" + Pattern.quote(boundary) + "(?:--)?[ \\t]*\\r?$")
                        .split(report, -1);
        if (parts.length < 4) {
            return report.getBytes(ISO_8859_1);
        }
        String mark = "--" + boundary;
        return (parts[0]
                        + mark
                        + parts[1]
                        + mark
                        + parts[2]
                        + mark
                        + header(parts[3])
                        + "\r\n"
                        + mark
                        + "--\r\n")
                .getBytes(ISO_8859_1);
    }

    private static String boundary(String report) {
        try {
            InternetHeaders head =
                    new InternetHeaders(new ByteArrayInputStream(report.getBytes(ISO_8859_1)));
            String boundary =
                    new ContentType(String.valueOf(head.getHeader("Content-Type", null)))
                            .getParameter("boundary");
            return boundary == null ? "" : boundary;
        } catch (MessagingException e) {
            return "";
        }
    }

    /** Of a part that is a message: the part's own header and the message's. */
    private static String header(String part) {
        return BLANK_LINE
                .matcher(part)
                .results()
                .skip(1)
                .findFirst()
                .map(second -> part.substring(0, second.end()))
                .orElse(part);
    }
}
