package com.ziraai.campaign;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
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
            Pattern.compile("status=unknown&after=(-?\\d+)&limit=(\\d+)");

    private final Map<String, Map<Integer, String>> operations = new ConcurrentHashMap<>();
    private final List<String> callers = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile boolean failing;

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

    /** The item's only attempt, by SMS, stands so from now on. */
    void stands(String operationId, int itemIndex, String standing) {
        operations
                .computeIfAbsent(operationId, id -> new ConcurrentSkipListMap<>())
                .put(itemIndex, standing);
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
        Matcher path = PATH.matcher(exchange.getRequestURI().getPath());
        if (failing || !path.matches()) {
            write(exchange, 500, "");
            return;
        }
        Map<Integer, String> items = operations.getOrDefault(path.group(1), Map.of());
        if (path.group(2) == null) {
            write(exchange, 200, list(items, exchange.getRequestURI().getQuery()));
        } else {
            answer(exchange, items, Integer.parseInt(path.group(2)));
        }
    }

    private static void answer(HttpExchange exchange, Map<Integer, String> items, int index)
            throws IOException {
        String standing = items.get(index);
        if (standing == null) {
            write(exchange, 404, "");
        } else {
            write(exchange, 200, item(index, standing));
        }
    }

    private static String list(Map<Integer, String> items, String query) {
        Matcher page = QUERY.matcher(query);
        if (!page.matches()) {
            throw new IllegalArgumentException(query);
        }
        int after = Integer.parseInt(page.group(1));
        int limit = Integer.parseInt(page.group(2));
        List<Map.Entry<Integer, String>> rest =
                items.entrySet().stream().filter(each -> each.getKey() > after).toList();
        List<Map.Entry<Integer, String>> shown = rest.subList(0, Math.min(limit, rest.size()));
        String listed =
                shown.stream()
                        .map(each -> itemBody(each.getKey(), each.getValue()))
                        .collect(Collectors.joining(","));
        String next = shown.size() < rest.size() ? shown.getLast().getKey().toString() : "null";
        return "{\"success\":true,\"data\":{\"items\":[" + listed + "],\"next\":" + next + "}}";
    }

    private static String item(int index, String standing) {
        return "{\"success\":true,\"data\":" + itemBody(index, standing) + "}";
    }

    private static String itemBody(int index, String standing) {
        return "{\"itemIndex\":%d,\"attemptNo\":1,\"channel\":\"SMS\",\"standing\":\"%s\"}"
                .formatted(index, standing);
    }

    private static void write(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
