package com.ziraai.channel.email.wire;

import com.ziraai.channel.lane.LaneSettings;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** A connection to the server and what is said over it, one message at a time. Blocks. */
final class Conversation {

    /** Some servers end a connection after a hundred messages; nobody counts fewer. */
    private static final int MOST_MESSAGES = 100;

    /** Of a connection that was used just now it need not be asked whether it is still there. */
    private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();

    /** Of our own: the server does not take such addresses (RFC 6531). */
    private static final String NOT_OFFERED = "553 5.6.7 SMTPUTF8 is not offered";

    private static final int REFUSED = 553;

    private final SmtpServer server;
    private final Sockets sockets;
    private final TrackedTransport transport;
    private final LaneSettings lane;
    private int messages;
    private long usedAt = System.nanoTime();
    private boolean over;

    Conversation(SmtpServer server, SSLSocketFactory tls, LaneSettings lane) {
        this.server = server;
        this.lane = lane;
        this.sockets = new Sockets(tls);
        Properties properties = server.properties(lane, sockets);
        // Commands in UTF-8; of a message in ASCII that is the same.
        properties.setProperty("mail.mime.allowutf8", "true");
        this.transport =
                new TrackedTransport(
                        Session.getInstance(properties),
                        () -> sockets.patience(SmtpServer.lastReplyTimeout(lane)));
    }

    /**
     * Connects, and says who we are.
     *
     * @return the server's refusal; null when it takes messages
     * @throws CutException if it said nothing, or not what it has to say
     */
    @Nullable SmtpAnswer open(String messageId) {
        try {
            transport.connect(
                    server.host(),
                    server.port(),
                    server.login().map(SmtpServer.Login::username).orElse(null),
                    server.login().map(SmtpServer.Login::password).orElse(null));
        } catch (MessagingException e) {
            over = true;
            return said(messageId, e);
        }
        if (server.login().isPresent() && !transport.offers("AUTH")) {
            hangUp();
            return new SmtpAnswer(Step.CONNECT, 530, "5.7.0 AUTH is not offered", messageId);
        }
        return null;
    }

    /**
     * Hands over the message.
     *
     * @throws CutException if the reply that decides about it did not come
     */
    SmtpAnswer send(SmtpCall call) {
        if (call.international() && !transport.offers("SMTPUTF8")) {
            return SmtpAnswer.of(Step.MAIL, REFUSED, NOT_OFFERED, call.messageId());
        }
        if (!transport.isOpen()) {
            over = true;
            throw new CutException(Step.MAIL, new EOFException());
        }
        SmtpAnswer answer = exchange(call);
        sockets.patience(SmtpServer.replyTimeout(lane));
        usedAt = System.nanoTime();
        return answer;
    }

    private SmtpAnswer exchange(SmtpCall call) {
        messages++;
        transport.international(call.international());
        boolean wasOver = over;
        // Whatever is not understood ends the conversation.
        over = true;
        try {
            transport.sendMessage(new Ready(call, extension(call)), recipient(call));
            over = wasOver;
            return said(call.messageId(), null);
        } catch (MessagingException e) {
            over = wasOver || e.getNextException() instanceof IOException;
            return said(call.messageId(), e);
        }
    }

    private String extension(SmtpCall call) {
        StringBuilder extension = new StringBuilder();
        if (transport.offers("SIZE")) {
            extension.append("SIZE=").append(call.content().length());
        }
        if (transport.offers("DSN")) {
            extension.append(extension.isEmpty() ? "" : " ").append("ENVID=");
            extension.append(call.envelopeId());
        }
        return extension.toString();
    }

    private static Address[] recipient(SmtpCall call) {
        InternetAddress address = new InternetAddress();
        address.setAddress(call.to());
        return new Address[] {address};
    }

    /** What the server said at the step it stands at, if that ends the matter. */
    private SmtpAnswer said(String messageId, @Nullable MessagingException failure) {
        Step step = transport.step();
        String reply = transport.reply();
        int code = transport.code();
        if (reply != null && (failure == null || isRefusal(code) || step == Step.DOT)) {
            over |= !isRefusal(code) && failure != null || code == 421;
            return SmtpAnswer.of(step, code, reply, messageId);
        }
        over = true;
        throw new CutException(
                step, failure == null ? new IllegalStateException("no reply") : failure);
    }

    private static boolean isRefusal(int code) {
        return code >= 400 && code < 600;
    }

    /** Whether it may be used for another message. */
    boolean isOver() {
        return over || messages >= MOST_MESSAGES;
    }

    /** Whether the server is still there; asked by NOOP where that is not sure. */
    boolean isAlive() {
        return idleNanos() < FRESH_NANOS || transport.isConnected();
    }

    /** Whether a message went over it before. */
    boolean isUsed() {
        return messages > 0;
    }

    long idleNanos() {
        return System.nanoTime() - usedAt;
    }

    /** Says goodbye and closes. */
    void hangUp() {
        over = true;
        try {
            transport.close();
        } catch (MessagingException gone) {
            sockets.close();
        }
    }

    /** Ends it from another thread, wherever it is. */
    void abort() {
        sockets.close();
    }
}
