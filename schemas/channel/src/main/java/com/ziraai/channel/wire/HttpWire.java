package com.ziraai.channel.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.ziraai.channel.lane.LaneSettings;
import com.ziraai.channel.provider.HttpAnswer;
import com.ziraai.channel.provider.HttpCall;
import com.ziraai.channel.provider.SendResult;
import com.ziraai.channel.provider.Wire;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.HttpMethod;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import reactor.core.publisher.Mono;
import reactor.netty.http.Http11SslContextSpec;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClient.RequestSender;
import reactor.netty.http.client.HttpClientResponse;
import reactor.netty.resources.ConnectionProvider;

/**
 * The HTTP client of a sender: as many kept connections as calls at once, and never a second try.
 */
public final class HttpWire implements Wire<HttpCall, HttpAnswer> {

    private final URI endpoint;
    private final ConnectionProvider connections;
    private final HttpClient client;
    private final HttpJudgement judgement;
    private final Clock clock;

    public HttpWire(URI endpoint, LaneSettings settings, Clock clock) {
        this.endpoint = endpoint;
        this.clock = clock;
        this.judgement = new HttpJudgement(settings);
        this.connections =
                ConnectionProvider.builder(endpoint.getHost())
                        .maxConnections(settings.concurrency())
                        .pendingAcquireTimeout(settings.connectTimeout())
                        .maxIdleTime(settings.maxIdle())
                        .evictInBackground(settings.maxIdle())
                        .lifo()
                        .build();
        this.client =
                HttpClient.create(connections)
                        // A retry inside the client would be a second message to the same person.
                        .disableRetry(true)
                        .option(
                                ChannelOption.CONNECT_TIMEOUT_MILLIS,
                                Math.toIntExact(settings.connectTimeout().toMillis()))
                        .secure(tls ->
                                tls.sslContext(Http11SslContextSpec.forClient())
                                        .handshakeTimeout(settings.connectTimeout()))
                        .followRedirect(false);
    }

    @Override
    public URI endpoint() {
        return endpoint;
    }

    @Override
    public SendResult judge(HttpAnswer answer) {
        return judgement.of(answer);
    }

    @Override
    public SendResult judge(Throwable failure) {
        return judgement.of(failure);
    }

    @Override
    public boolean isTrouble(HttpAnswer answer) {
        return answer.status() >= 500;
    }

    @Override
    public Mono<HttpAnswer> exchange(HttpCall call) {
        HttpClient prepared =
                call.headers().isEmpty()
                        ? client
                        : client.headers(headers -> call.headers().forEach(headers::set));
        RequestSender request = prepared.request(HttpMethod.valueOf(call.method())).uri(call.uri());
        byte[] body = call.body().getBytes(UTF_8);
        var receiver =
                body.length == 0
                        ? request
                        : request.send((_, outbound) -> outbound.sendByteArray(Mono.just(body)));
        return receiver.responseSingle((response, bytes) ->
                bytes.asString(UTF_8).defaultIfEmpty("").map(text -> answer(response, text)));
    }

    private HttpAnswer answer(HttpClientResponse response, String body) {
        String retryAfter = response.responseHeaders().get("Retry-After", "");
        return new HttpAnswer(
                response.status().code(), RetryAfter.parse(retryAfter, clock.instant()), body);
    }

    @Override
    public void close() {
        connections.disposeLater().block(Duration.ofSeconds(5));
    }
}
