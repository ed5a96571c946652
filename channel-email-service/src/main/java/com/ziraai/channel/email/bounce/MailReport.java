package com.ziraai.channel.email.bounce;

import com.ziraai.channel.provider.UnreadableReceiptException;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MailDateFormat;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A multipart/report: what happened, in fields, and what is left of the message it is about.
 *
 * @param type its {@code report-type}, in lower case
 * @param head its own header
 * @param groups fields of its second part: of the message first, then of each recipient
 * @param original header of the message it is about; empty where it is not returned
 */
record MailReport(
        String type, InternetHeaders head, List<InternetHeaders> groups, InternetHeaders original) {

    static final String DELIVERY_STATUS = "delivery-status";
    static final String FEEDBACK = "feedback-report";

    private static final Session NO_SESSION = Session.getInstance(new Properties());

    /** Recipients of one message; a list that was expanded may have more, and says no more. */
    private static final int MOST_GROUPS = 100;

    /** The report in the bytes; empty where the message is none. */
    static Optional<MailReport> find(byte[] bytes) {
        try {
            return read(bytes);
        } catch (MessagingException | IOException e) {
            return Optional.empty();
        }
    }

    /**
     * @throws UnreadableReceiptException if the bytes are no report
     */
    static MailReport of(byte[] bytes) {
        return find(bytes)
                .orElseThrow(() -> new UnreadableReceiptException("the body is no report"));
    }

    private static Optional<MailReport> read(byte[] bytes) throws MessagingException, IOException {
        MimeMessage message = new MimeMessage(NO_SESSION, new ByteArrayInputStream(bytes));
        ContentType type = new ContentType(message.getContentType());
        if (!type.match("multipart/report")) {
            return Optional.empty();
        }
        MimeMultipart parts = new MimeMultipart(message.getDataHandler().getDataSource());
        if (parts.getCount() < 2) {
            return Optional.empty();
        }
        return Optional.of(
                new MailReport(
                        typeOf(type, parts.getBodyPart(1)),
                        new InternetHeaders(new ByteArrayInputStream(bytes), true),
                        groups(parts.getBodyPart(1)),
                        parts.getCount() > 2
                                ? header(parts.getBodyPart(2))
                                : new InternetHeaders()));
    }

    /** Said by the whole; where it forgot, by the part. */
    private static String typeOf(ContentType type, BodyPart part) throws MessagingException {
        String said = type.getParameter("report-type");
        if (said != null) {
            return said.toLowerCase(Locale.ROOT);
        }
        return part.isMimeType("message/feedback-report") ? FEEDBACK : DELIVERY_STATUS;
    }

    private static List<InternetHeaders> groups(BodyPart part)
            throws MessagingException, IOException {
        List<InternetHeaders> groups = new ArrayList<>();
        try (InputStream fields = part.getInputStream()) {
            while (fields.available() > 0 && groups.size() < MOST_GROUPS) {
                InternetHeaders group = new InternetHeaders(fields, true);
                if (group.getAllHeaderLines().hasMoreElements()) {
                    groups.add(group);
                }
            }
        }
        return List.copyOf(groups);
    }

    private static InternetHeaders header(BodyPart part) throws MessagingException, IOException {
        try (InputStream message = part.getInputStream()) {
            return new InternetHeaders(message, true);
        }
    }

    /** A field of the message as a whole, or of the feedback. */
    Optional<String> field(String name) {
        return groups.isEmpty() ? Optional.empty() : value(groups.getFirst(), name);
    }

    /** Fields of each recipient. */
    List<InternetHeaders> recipients() {
        return groups.stream().filter(group -> value(group, "Action").isPresent()).toList();
    }

    static Optional<String> value(InternetHeaders headers, String name) {
        String value = headers.getHeader(name, null);
        return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** Where it was sent to: an address of ours, with its token. */
    Stream<String> destinations() {
        return Stream.concat(
                Stream.of("X-Original-To", "Delivered-To", "Envelope-To", "To")
                        .flatMap(name ->
                                Stream.ofNullable(head.getHeader(name)).flatMap(Arrays::stream)),
                Stream.of("Original-Mail-From").flatMap(name -> field(name).stream()));
    }

    /** When it was written. */
    Optional<Instant> writtenAt() {
        String date = head.getHeader("Date", null);
        if (date == null) {
            return Optional.empty();
        }
        try {
            Date parsed = new MailDateFormat().parse(date);
            return Optional.of(parsed.toInstant());
        } catch (ParseException e) {
            return Optional.empty();
        }
    }
}
