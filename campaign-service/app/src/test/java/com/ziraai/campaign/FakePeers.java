package com.ziraai.campaign;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers for code, dispatch and the channels what a test has it say; 404 otherwise. */
final class FakePeers {

    private static final String NOTHING = "";
    private static final String FAILING = "-";

    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<String> callers = new CopyOnWriteArrayList<>();
    private final Map<String, String> lastCallers = new ConcurrentHashMap<>();
    private final Map<String, String> lastBodies = new ConcurrentHashMap<>();
    private final HttpServer server;

    FakePeers() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What is answered there, query included, from now on. */
    void says(String path, String data) {
        answers.put(path, "{\"success\":true,\"data\":" + data + "}");
    }

    /** What is asked there fails from now on. */
    void fails(String path) {
        answers.put(path, FAILING);
    }

    /** Authorization headers of all questions. */
    List<String> callers() {
        return List.copyOf(callers);
    }

    boolean wereAsked(String path) {
        return lastCallers.containsKey(path);
    }

    /** Claims of the token of the last question asked there. */
    JsonNode claims(String path) {
        String[] parts = Objects.requireNonNull(lastCallers.get(path)).split("\\.");
        return JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(parts[1]));
    }

    /** Body of the last request there. */
    String body(String path) {
        return Objects.requireNonNull(lastBodies.get(path));
    }

    private void answer(HttpExchange exchange) throws IOException {
        lastBodies.put(
                exchange.getRequestURI().getPath(),
                new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        String caller = exchange.getRequestHeaders().getFirst("Authorization");
        callers.add(caller);
        lastCallers.put(exchange.getRequestURI().getPath(), caller);
        String body = answers.getOrDefault(exchange.getRequestURI().toString(), NOTHING);
        int status = body.equals(NOTHING) ? 404 : body.equals(FAILING) ? 500 : 200;
        byte[] bytes = status == 200 ? body.getBytes(UTF_8) : new byte[0];
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
