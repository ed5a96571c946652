package com.ziraai.channel.email.provider.smtp;

import com.ziraai.channel.email.attachment.Enclosures.Enclosure;
import com.ziraai.channel.email.wire.Content;
import com.ziraai.event.EmailSend;
import com.ziraai.event.Item;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/**
 * A message as it goes out: text and, where there is one, its HTML beside it, then its files.
 * Whatever a sponsor writes into names and subject stays within its header.
 */
final class Letter extends MimeMessage {

    private static final String CHARSET = "UTF-8";

    private static final Session PLAIN = Session.getInstance(new Properties());

    /** Writes addresses beyond ASCII as they are (RFC 6532). */
    private static final Session INTERNATIONAL = international();

    private static final Pattern NOT_IN_A_HEADER = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]+");
    private static final Pattern LINE_END = Pattern.compile("\\r\\n|\\r|\\n");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*");
    private static final Pattern NOT_IN_AN_ID = Pattern.compile("[^A-Za-z0-9_.-]");

    /** Room for headers and for what encoding adds to a usual text. */
    private static final int USUAL = 4096;

    private final String messageId;

    /**
     * What a letter says besides the command.
     *
     * @param from the sender's address
     * @param to the person's
     * @param messageId with its angle brackets
     * @param unsubscribe the address where the person leaves
     * @param writtenAt its date
     */
    record Frame(Mailbox from, Mailbox to, String messageId, URI unsubscribe, Instant writtenAt) {}

    private Letter(Session session, String messageId) {
        super(session);
        this.messageId = messageId;
    }

    private static Session international() {
        Properties properties = new Properties();
        properties.setProperty("mail.mime.allowutf8", "true");
        return Session.getInstance(properties);
    }

    /** The whole message with its files. */
    static Content write(EmailSend command, Frame frame, List<Enclosure> files) {
        try {
            Letter letter =
                    new Letter(
                            frame.to().isInternational() ? INTERNATIONAL : PLAIN,
                            frame.messageId());
            letter.address(command, frame);
            letter.mark(command, frame);
            letter.say(command, frame, files);
            letter.saveChanges();
            Content.Writer content = new Content.Writer(USUAL);
            letter.writeTo(content);
            return content.content();
        } catch (MessagingException e) {
            throw new IllegalStateException("all parts were checked before", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void address(EmailSend command, Frame frame) throws MessagingException, IOException {
        setFrom(named(frame.from(), command.getSponsorName()));
        String name = command.getName();
        setRecipient(Message.RecipientType.TO, named(frame.to(), name == null ? "" : name));
        setSubject(inOneLine(command.getSubject()), CHARSET);
        setSentDate(Date.from(frame.writtenAt()));
    }

    /** What makes mail servers and programs treat it as what it is. */
    private void mark(EmailSend command, Frame frame) throws MessagingException {
        Item item = command.getAttempt().getItem();
        setHeader("Auto-Submitted", "auto-generated");
        setHeader("List-Unsubscribe", "<" + frame.unsubscribe() + ">");
        setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        setHeader(
                "Feedback-ID",
                item.getOperationId()
                        + ":"
                        + inAnId(item.getSponsorId())
                        + ":campaign:"
                        + frame.from().domain());
        if (LANGUAGE.matcher(command.getLanguage()).matches()) {
            setHeader("Content-Language", command.getLanguage());
        }
    }

    private void say(EmailSend command, Frame frame, List<Enclosure> files)
            throws MessagingException {
        if (files.isEmpty()) {
            say(this, command, frame);
            return;
        }
        MimeBodyPart words = new MimeBodyPart();
        say(words, command, frame);
        MimeMultipart all = new MimeMultipart("mixed", words);
        for (Enclosure each : files) {
            all.addBodyPart(new EnclosedPart(each));
        }
        setContent(all);
    }

    /** Text, or text and HTML side by side. */
    private static void say(MimePart part, EmailSend command, Frame frame)
            throws MessagingException {
        String mark = command.getUnsubscribeMark();
        String leave = frame.unsubscribe().toString();
        String plain = lines(marked(command.getText(), mark, leave));
        String html = command.getHtml();
        if (html == null) {
            part.setText(plain, CHARSET);
            return;
        }
        MimeBodyPart text = new MimeBodyPart();
        text.setText(plain, CHARSET);
        MimeBodyPart rich = new MimeBodyPart();
        rich.setText(
                lines(marked(html, mark, HtmlUtils.htmlEscape(leave, CHARSET))), CHARSET, "html");
        part.setContent(new MimeMultipart("alternative", text, rich));
    }

    private static String marked(String text, @Nullable String mark, String address) {
        return mark == null || mark.isEmpty() ? text : text.replace(mark, address);
    }

    private static InternetAddress named(Mailbox mailbox, String name) throws IOException {
        InternetAddress address = new InternetAddress();
        address.setAddress(mailbox.address());
        String shown = inOneLine(name);
        if (!shown.isEmpty()) {
            address.setPersonal(shown, CHARSET);
        }
        return address;
    }

    /** Whatever could end a header becomes a blank. */
    static String inOneLine(String text) {
        return NOT_IN_A_HEADER.matcher(text).replaceAll(" ").strip();
    }

    private static String inAnId(String text) {
        return NOT_IN_AN_ID.matcher(text).replaceAll("_");
    }

    private static String lines(String text) {
        return LINE_END.matcher(text).replaceAll("\r\n");
    }

    /** Called when the message is finished; Angus' own would tell the machine's name. */
    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }
}
