package com.ziraai.channel.email.wire;

import com.ziraai.channel.lane.LaneSettings;
import com.ziraai.channel.provider.SendResult;
import com.ziraai.channel.provider.Wire;
import java.net.URI;
import javax.net.ssl.SSLSocketFactory;
import reactor.core.publisher.Mono;

/** The connections of a sender to its mail server; a message is handed over once, or not at all. */
public final class SmtpWire implements Wire<SmtpCall, SmtpAnswer> {

    private final SmtpServer server;
    private final Connections connections;
    private final SmtpJudgement judgement;

    public SmtpWire(SmtpServer server, LaneSettings lane) {
        this(server, (SSLSocketFactory) SSLSocketFactory.getDefault(), lane);
    }

    /**
     * @param tls decides whom to trust
     */
    SmtpWire(SmtpServer server, SSLSocketFactory tls, LaneSettings lane) {
        this.server = server;
        this.connections = new Connections(() -> new Conversation(server, tls, lane), lane);
        this.judgement = new SmtpJudgement(lane);
    }

    @Override
    public URI endpoint() {
        return server.endpoint();
    }

    /** On a virtual thread: Angus blocks. */
    @Override
    public Mono<SmtpAnswer> exchange(SmtpCall call) {
        return Mono.create(sink -> {
            Exchange exchange = new Exchange(connections, call, sink);
            sink.onCancel(exchange::cancel);
            Thread.ofVirtual().name("smtp").start(exchange);
        });
    }

    @Override
    public SendResult judge(SmtpAnswer answer) {
        return judgement.of(answer);
    }

    @Override
    public SendResult judge(Throwable failure) {
        return judgement.of(failure);
    }

    /** Of single messages servers say no for good reasons. */
    @Override
    public boolean isTrouble(SmtpAnswer answer) {
        return answer.code() == 421 || answer.step() == Step.CONNECT;
    }

    @Override
    public void close() {
        connections.close();
    }
}
