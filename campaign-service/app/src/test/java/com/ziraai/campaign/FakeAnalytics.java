package com.ziraai.campaign;

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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Says where items stand, as the view of analytics-service would. */
final class FakeAnalytics {

    private static final Pattern PATH =
            Pattern.compile("/api/v1/operations/([^/]+)/items(?:/(\\d+))?");
    private static final Pattern QUERY =
            Pattern.compile("status=([A-Za-z_,]+)&after=(-?\\d+)&limit=(\\d+)");

    private final Map<String, Map<Integer, Known>> operations = new ConcurrentHashMap<>();
    private final List<String> callers = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile boolean failing;
    private volatile Runnable first = () -> {};

    FakeAnalytics() {
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

    /** What it says of an item. */
    private record Known(String standing, String reason) {

        boolean isOneOf(String states) {
            return List.of(states.toUpperCase(Locale.ROOT).split(",")).contains(state());
        }

        String state() {
            return switch (standing) {
                case "PARKED" -> "UNKNOWN";
                case "REJECTED", "ATTEMPT_FAILED" -> "IN_FLIGHT";
                case "ACCEPTED" -> "SENT";
                default -> standing;
            };
        }
    }

    /** The item's only attempt, by SMS, stands so from now on. */
    void stands(String operationId, int itemIndex, String standing) {
        stands(operationId, itemIndex, new Known(standing, "null"));
    }

    /** The item failed for good. */
    void failed(String operationId, int itemIndex, String code, boolean retryable) {
        String reason =
                """
                {"failureClass":"FALLBACK","code":"%s","providerCode":"8","category":"NETWORK",\
                "detail":"As, \\"told\\"","retryable":%s,"occurredAt":"2026-03-01T09:00:00.006Z"}\
                """
                        .formatted(code, retryable);
        stands(operationId, itemIndex, new Known("FAILED", reason));
    }

    private void stands(String operationId, int itemIndex, Known known) {
        operations
                .computeIfAbsent(operationId, id -> new ConcurrentSkipListMap<>())
                .put(itemIndex, known);
    }

    /** What is done from now on before a question is answered. */
    void first(Runnable action) {
        first = action;
    }

    /** Whether every question is answered by a failure from now on. */
    void failing(boolean failing) {
        this.failing = failing;
    }

    /** Authorization headers of all questions. */
    List<String> callers() {
        return List.copyOf(callers);
    }

    private void answer(HttpExchange exchange) throws IOException {
        callers.add(exchange.getRequestHeaders().getFirst("Authorization"));
        first.run();
        Matcher path = PATH.matcher(exchange.getRequestURI().getPath());
        if (failing || !path.matches()) {
            write(exchange, 500, "");
            return;
        }
        Map<Integer, Known> items = operations.getOrDefault(path.group(1), Map.of());
        if (path.group(2) == null && !operations.containsKey(path.group(1))) {
            write(exchange, 404, "");
        } else if (path.group(2) == null) {
            write(exchange, 200, list(items, exchange.getRequestURI().getQuery()));
        } else {
            answer(exchange, items, Integer.parseInt(path.group(2)));
        }
    }

    private static void answer(HttpExchange exchange, Map<Integer, Known> items, int index)
            throws IOException {
        Known known = items.get(index);
        if (known == null) {
            write(exchange, 404, "");
        } else {
            write(exchange, 200, item(index, known));
        }
    }

    private static String list(Map<Integer, Known> items, String query) {
        Matcher page = QUERY.matcher(query);
        if (!page.matches()) {
            throw new IllegalArgumentException(query);
        }
        int after = Integer.parseInt(page.group(2));
        int limit = Integer.parseInt(page.group(3));
        List<Map.Entry<Integer, Known>> rest =
                items.entrySet().stream()
                        .filter(each -> each.getKey() > after)
                        .filter(each -> each.getValue().isOneOf(page.group(1)))
                        .toList();
        List<Map.Entry<Integer, Known>> shown = rest.subList(0, Math.min(limit, rest.size()));
        String listed =
                shown.stream()
                        .map(each -> itemBody(each.getKey(), each.getValue()))
                        .collect(Collectors.joining(","));
        String next = shown.size() < rest.size() ? shown.getLast().getKey().toString() : "null";
        return "{\"success\":true,\"data\":{\"items\":[" + listed + "],\"next\":" + next + "}}";
    }

    private static String item(int index, Known known) {
        return "{\"success\":true,\"data\":" + itemBody(index, known) + "}";
    }

    private static String itemBody(int index, Known known) {
        return """
        {"itemIndex":%d,"attemptNo":1,"channel":"SMS","state":"%s","standing":"%s","reason":%s}\
        """
                .formatted(index, known.state(), known.standing(), known.reason());
    }

    private static void write(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
