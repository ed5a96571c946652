package com.ziraai.simulator;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Receives receipts as the services would, and keeps them. */
final class Callbacks implements AutoCloseable {

    private final Queue<Callback> received = new ConcurrentLinkedQueue<>();
    private final Map<String, Queue<Integer>> answers = new ConcurrentHashMap<>();
    private final DisposableServer server =
            HttpServer.create()
                    .host("127.0.0.1")
                    .port(0)
                    .handle((request, response) ->
                            record(request)
                                    .flatMap(callback -> response.status(answer(callback)).send()))
                    .bindNow();

    String url(String path) {
        return "http://127.0.0.1:" + server.port() + path;
    }

    /** The next deliveries about an operation are answered by these, all later ones by 200. */
    void answerNext(String operationId, Integer... statuses) {
        answers.put(operationId, new ConcurrentLinkedQueue<>(List.of(statuses)));
    }

    List<Callback> received() {
        return List.copyOf(received);
    }

    /**
     * Every report about an operation in order of arrival: the values of Kannel, the status names
     * of WhatsApp.
     */
    List<String> reports(String operationId) {
        List<String> reports = new ArrayList<>();
        for (Callback callback : received) {
            if (callback.uri().contains(operationId)) {
                reports.add(callback.uri().replaceFirst(".*[?&]status=(\\d+).*", "$1"));
            }
            callback.statuses().stream()
                    .filter(s ->
                            s.path("biz_opaque_callback_data").asString("").contains(operationId))
                    .forEach(s -> reports.add(s.path("status").asString()));
        }
        return reports;
    }

    @Override
    public void close() {
        server.disposeNow();
    }

    private Mono<Callback> record(HttpServerRequest request) {
        String signature = request.requestHeaders().get("X-Hub-Signature-256", "");
        String call = request.method() + " " + request.uri();
        return request.receive()
                .aggregate()
                .asString(StandardCharsets.UTF_8)
                .defaultIfEmpty("")
                .map(body -> new Callback(call, body, signature))
                .doOnNext(received::add);
    }

    private int answer(Callback callback) {
        return answers.entrySet().stream()
                .filter(planned -> (callback.uri() + callback.body()).contains(planned.getKey()))
                .flatMap(planned -> Stream.ofNullable(planned.getValue().poll()))
                .findFirst()
                .orElse(200);
    }

    /**
     * @param uri with the method before it
     */
    record Callback(String uri, String body, String signature) {

        List<JsonNode> statuses() {
            return body.isEmpty()
                    ? List.of()
                    : JsonMapper.shared().readTree(body).findValues("statuses").stream()
                            .flatMap(list -> list.valueStream())
                            .toList();
        }
    }
}
