package com.ziraai.simulator;

import com.ziraai.simulator.cloudapi.CloudApi;
import com.ziraai.simulator.exchange.Reply;
import com.ziraai.simulator.kannel.Kannel;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** Finds out whose request it is, and writes the reply. */
final class Front {

    private static final String SEND_SMS = "/cgi-bin/sendsms";
    private static final Pattern MESSAGES = Pattern.compile("/v\\d+\\.\\d+/(\\d+)/messages");
    private static final byte[] EMPTY = {};

    private final Kannel kannel;
    private final CloudApi cloudApi;
    private final Control control;

    Front(Kannel kannel, CloudApi cloudApi, Control control) {
        this.kannel = kannel;
        this.cloudApi = cloudApi;
        this.control = control;
    }

    Publisher<Void> handle(HttpServerRequest request, HttpServerResponse response) {
        return body(request)
                .flatMap(body -> reply(request, body))
                .flatMap(reply -> write(reply, response));
    }

    private static Mono<byte[]> body(HttpServerRequest request) {
        return request.method().equals(HttpMethod.GET)
                ? Mono.just(EMPTY)
                : request.receive().aggregate().asByteArray().defaultIfEmpty(EMPTY);
    }

    private Mono<Reply> reply(HttpServerRequest request, byte[] body) {
        String uri = request.uri();
        int mark = uri.indexOf('?');
        String path = mark < 0 ? uri : uri.substring(0, mark);
        String query = mark < 0 ? "" : uri.substring(mark + 1);
        if (path.equals(SEND_SMS)) {
            return kannel.sendSms(query, body);
        }
        Matcher messages = MESSAGES.matcher(path);
        if (messages.matches() && request.method().equals(HttpMethod.POST)) {
            String authorization = request.requestHeaders().get(HttpHeaderNames.AUTHORIZATION, "");
            return cloudApi.messages(messages.group(1), authorization, body);
        }
        String method = request.method().name();
        return Mono.fromSupplier(
                () -> control.handle(new Control.Request(method, path, query, body)));
    }

    private static Mono<Void> write(Reply reply, HttpServerResponse response) {
        return switch (reply) {
            case Reply.Answer answer -> write(answer, response);
            case Reply.Lines lines ->
                    response.header(HttpHeaderNames.CONTENT_TYPE, "application/x-ndjson")
                            .sendByteArray(lines.chunks())
                            .then();
            case Reply.Drop drop -> drop(drop.reset(), response);
        };
    }

    private static Mono<Void> drop(boolean reset, HttpServerResponse response) {
        response.withConnection(connection -> {
            if (reset) {
                connection.channel().config().setOption(ChannelOption.SO_LINGER, 0);
            }
            connection.channel().close();
        });
        return Mono.never();
    }

    private static Mono<Void> write(Reply.Answer answer, HttpServerResponse response) {
        response.status(answer.status())
                .header(HttpHeaderNames.CONTENT_TYPE, answer.contentType())
                .header(HttpHeaderNames.CONTENT_LENGTH, Integer.toString(answer.body().length));
        answer.retryAfterSeconds()
                .ifPresent(seconds ->
                        response.header(HttpHeaderNames.RETRY_AFTER, Long.toString(seconds)));
        return answer.body().length == 0
                ? response.send()
                : response.sendObject(Unpooled.wrappedBuffer(answer.body())).then();
    }
}
