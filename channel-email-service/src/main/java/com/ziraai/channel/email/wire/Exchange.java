package com.ziraai.channel.email.wire;

import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.MonoSink;

/**
 * One message on its way, on a thread of its own. Whoever waited for it may give up at any moment:
 * then its connection is cut, and nobody is told what became of it.
 */
final class Exchange implements Runnable {

    private final Connections connections;
    private final SmtpCall call;
    private final MonoSink<SmtpAnswer> sink;
    private volatile @Nullable Conversation conversation;
    private volatile boolean cancelled;

    Exchange(Connections connections, SmtpCall call, MonoSink<SmtpAnswer> sink) {
        this.connections = connections;
        this.call = call;
        this.sink = sink;
    }

    @Override
    public void run() {
        SmtpAnswer answer;
        try {
            answer = answer();
        } catch (RuntimeException e) {
            if (!cancelled) {
                sink.error(e);
            }
            return;
        }
        sink.success(answer);
    }

    /**
     * A kept connection may have been ended by the server meanwhile: what it does not even hear the
     * beginning of goes over a new one, for nobody has been asked to send anything yet.
     */
    private SmtpAnswer answer() {
        Conversation used = connections.used().orElse(null);
        if (used != null) {
            try {
                return over(used);
            } catch (CutException e) {
                if (e.step() != Step.MAIL || cancelled) {
                    throw e;
                }
            }
        }
        return overNew();
    }

    private SmtpAnswer overNew() {
        Conversation fresh = connections.fresh();
        hold(fresh);
        SmtpAnswer refusal = fresh.open(call.messageId());
        return refusal == null ? over(fresh) : refusal;
    }

    private SmtpAnswer over(Conversation chosen) {
        try {
            hold(chosen);
            return chosen.send(call);
        } finally {
            conversation = null;
            connections.giveBack(chosen);
        }
    }

    private void hold(Conversation chosen) {
        conversation = chosen;
        if (cancelled) {
            chosen.abort();
            throw new CutException(Step.CONNECT, new CancellationException());
        }
    }

    void cancel() {
        cancelled = true;
        Conversation current = conversation;
        if (current != null) {
            current.abort();
        }
    }
}
