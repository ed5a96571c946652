package com.ziraai.channel.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** A real HTTP server on a free port of loopback that does what it is told, one reply a request. */
public final class ScriptedProvider implements Scripted {

    private final Queue<Reply> script = new ConcurrentLinkedQueue<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final DisposableServer server;
    private volatile Reply otherwise = Reply.answer(599, "unscripted");

    public ScriptedProvider() {
        this.server = HttpServer.create().host("127.0.0.1").port(0).handle(this::handle).bindNow();
    }

    @Override
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    @Override
    public void script(Reply... replies) {
        script.addAll(List.of(replies));
    }

    @Override
    public void otherwise(Reply reply) {
        otherwise = reply;
    }

    @Override
    public List<Request> requests() {
        return List.copyOf(requests);
    }

    /** Replies nobody asked for yet. */
    public int unused() {
        return script.size();
    }

    @Override
    public void reset() {
        script.clear();
        requests.clear();
    }

    private Publisher<Void> handle(HttpServerRequest request, HttpServerResponse response) {
        return request.receive()
                .aggregate()
                .asString(UTF_8)
                .defaultIfEmpty("")
                .flatMap(body -> {
                    requests.add(record(request, body));
                    Reply next = script.poll();
                    return Mono.from(reply(next == null ? otherwise : next, response));
                });
    }

    private static Request record(HttpServerRequest request, String body) {
        Map<String, String> headers = new HashMap<>();
        request.requestHeaders()
                .forEach(each ->
                        headers.put(
                                each.getKey().toLowerCase(java.util.Locale.ROOT), each.getValue()));
        return new Request(request.method().name(), request.uri(), headers, body);
    }

    private static Publisher<Void> reply(Reply reply, HttpServerResponse response) {
        return switch (reply) {
            case Reply.Answer answer -> {
                answer.headers().forEach(response::header);
                yield response.status(answer.status()).sendString(Mono.just(answer.body()));
            }
            case Reply.Drop _ -> {
                response.withConnection(connection -> connection.channel().close());
                yield Mono.never();
            }
            case Reply.Hang _ -> Mono.never();
            case Reply.Later later ->
                    Mono.fromFuture(later.signal())
                            .then(Mono.defer(() -> Mono.from(reply(later.answer(), response))));
        };
    }

    @Override
    public void close() {
        server.disposeNow();
    }
}
