package com.ziraai.channel.email.wire;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.io.OutputStream;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/**
 * Angus' transport, which tells how far a message got: exceptions say what went wrong and not
 * whether the server may have taken the message.
 */
final class TrackedTransport extends SMTPTransport {

    /** What is waited for before the dot is sent, and after. */
    private final Runnable beforeDot;

    private Step step = Step.CONNECT;
    private boolean international;
    private int code;
    private @Nullable String reply;

    TrackedTransport(Session session, Runnable beforeDot) {
        super(session, null);
        this.beforeDot = beforeDot;
    }

    Step step() {
        return step;
    }

    /** The server's word at this step; empty where it said none. */
    @Nullable String reply() {
        return reply;
    }

    int code() {
        return code;
    }

    /** Whether the next message needs an address beyond ASCII. */
    void international(boolean needed) {
        international = needed;
    }

    private void at(Step next) {
        step = next;
        reply = null;
        code = 0;
    }

    @Override
    protected void mailFrom() throws MessagingException {
        at(Step.MAIL);
        super.mailFrom();
    }

    @Override
    protected void rcptTo() throws MessagingException {
        at(Step.RCPT);
        super.rcptTo();
    }

    @Override
    protected OutputStream data() throws MessagingException {
        at(Step.DATA);
        OutputStream content = super.data();
        at(Step.CONTENT);
        return content;
    }

    @Override
    protected void finishData() throws IOException, MessagingException {
        beforeDot.run();
        at(Step.DOT);
        super.finishData();
    }

    /** The first reply of a step is about the message; what follows a refusal is about RSET. */
    @Override
    protected int readServerResponse() throws MessagingException {
        int came = super.readServerResponse();
        if (came > 0 && (reply == null || step == Step.CONNECT)) {
            code = came;
            reply = getLastServerResponse();
        }
        return came;
    }

    /** SMTPUTF8 is asked for by name, message by message: who asks for it needs it all the way. */
    @Override
    public boolean supportsExtension(String name) {
        return (!name.equals("SMTPUTF8") || international) && super.supportsExtension(name);
    }

    /** Whether Angus still holds the connection; nobody is asked. */
    boolean isOpen() {
        try {
            checkConnected();
            return true;
        } catch (IllegalStateException closed) {
            return false;
        }
    }

    boolean offers(String name) {
        return super.supportsExtension(name);
    }
}
