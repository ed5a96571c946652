package com.ziraai.campaign.callback;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A sponsor's server: remembers what it is told and answers each path as it was told to. */
public final class TestReceiver implements AutoCloseable {

    /** A request as it came. */
    public record Call(String path, Map<String, String> headers, String body) {

        /** Its id; the same for each attempt of an event. */
        public String id() {
            return header("webhook-id");
        }

        public String header(String name) {
            return Optional.ofNullable(headers.get(name)).orElse("");
        }
    }

    /** What it does with a request. */
    public interface Behaviour {

        void answer(HttpExchange exchange, int callNo) throws IOException;
    }

    private final HttpServer server;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Map<String, Behaviour> behaviours = new ConcurrentHashMap<>();

    public TestReceiver(String address) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral(address), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** Other paths answer 204. */
    public void at(String path, Behaviour behaviour) {
        behaviours.put(path, behaviour);
    }

    /** These statuses in turn, the last one for good. */
    public void answers(String path, int... statuses) {
        at(
                path,
                (exchange, callNo) ->
                        end(exchange, statuses[Math.min(callNo, statuses.length - 1)]));
    }

    /** What came for a path, the first first. */
    public List<Call> calls(String path) {
        return calls.stream().filter(each -> each.path().equals(path)).toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Map<String, String> headers = new ConcurrentHashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) ->
                        headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        int callNo;
        synchronized (calls) {
            callNo = calls(path).size();
            calls.add(new Call(path, headers, body));
        }
        behaviours.getOrDefault(path, (each, no) -> end(each, 204)).answer(exchange, callNo);
    }

    public static void end(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
