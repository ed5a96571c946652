package com.ziraai.simulator;

import com.ziraai.simulator.exchange.Reply;
import com.ziraai.simulator.exchange.Vendor;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import java.util.List;
import java.util.Optional;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** Finds out whose request it is, and writes the reply. */
final class Front {

    private static final byte[] EMPTY = {};

    private final List<Vendor> vendors;
    private final Control control;

    Front(List<Vendor> vendors, Control control) {
        this.vendors = vendors;
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
        String method = request.method().name();
        Vendor.Asked asked =
                new Vendor.Asked(
                        method, path, query, name -> request.requestHeaders().get(name, ""), body);
        return vendors.stream()
                .map(vendor -> vendor.reply(asked))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() ->
                        Mono.fromSupplier(() ->
                                control.handle(new Control.Request(method, path, query, body))));
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
