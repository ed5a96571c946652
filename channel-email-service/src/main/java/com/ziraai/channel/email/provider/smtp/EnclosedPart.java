package com.ziraai.channel.email.provider.smtp;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.ziraai.channel.email.attachment.Enclosures.Enclosure;
import com.ziraai.channel.email.wire.Content;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.ContentDisposition;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.ParameterList;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Enumeration;
import java.util.regex.Pattern;

/**
 * A file in a message. Its bytes are written as they are kept and never copied; Angus would read
 * them again for each message. A name beyond ASCII is written as RFC 2231 says.
 */
final class EnclosedPart extends MimeBodyPart {

    private static final Pattern TYPE =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9.+-]*/[A-Za-z0-9][A-Za-z0-9.+-]*");

    /** Of what should have been refused long before. */
    private static final String UNKNOWN = "application/octet-stream";

    private static final String TEXT = "text/";

    private final byte[] encoded;

    EnclosedPart(Enclosure file) throws MessagingException {
        this.encoded = file.encoded();
        setHeader("Content-Type", type(file.type()));
        setHeader("Content-Transfer-Encoding", "base64");
        setHeader("Content-Disposition", disposition(Letter.inOneLine(file.name())));
    }

    /** What claims to be text was found to be UTF-8. */
    private static String type(String given) {
        String type = TYPE.matcher(given).matches() ? given : UNKNOWN;
        return type.startsWith(TEXT) ? type + "; charset=UTF-8" : type;
    }

    private static String disposition(String name) {
        ParameterList parameters = new ParameterList();
        parameters.set("filename", name, "UTF-8");
        return new ContentDisposition(ATTACHMENT, parameters).toString();
    }

    /** Headers are complete from the beginning. */
    @Override
    protected void updateHeaders() {}

    @Override
    public void writeTo(OutputStream out) throws IOException, MessagingException {
        StringBuilder head = new StringBuilder();
        Enumeration<String> lines = getAllHeaderLines();
        while (lines.hasMoreElements()) {
            head.append(lines.nextElement()).append("\r\n");
        }
        out.write(head.append("\r\n").toString().getBytes(US_ASCII));
        if (out instanceof Content.Writer writer) {
            writer.share(encoded);
        } else {
            out.write(encoded);
        }
    }
}
