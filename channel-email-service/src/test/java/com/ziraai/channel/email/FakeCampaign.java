package com.ziraai.channel.email;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.ziraai.channel.email.attachment.TestFiles;
import com.ziraai.event.Attachment;
import com.ziraai.inquiry.ServiceTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The service that keeps files, as far as it is asked for them. */
final class FakeCampaign implements AutoCloseable {

    static final String SECRET = "a secret of campaign and channel-email";

    private static final String PATH = "/internal/attachments/";

    private final ServiceTokens tokens = new ServiceTokens(SECRET, Clock.systemUTC());
    private final Map<String, byte[]> kept = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile boolean away;

    FakeCampaign() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext(PATH, this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    Attachment keep(String id, String name, byte[] bytes) {
        kept.put(id, bytes);
        return TestFiles.file(id, name, "application/pdf", bytes);
    }

    /** Whether it is, for the time being. */
    void away(boolean away) {
        this.away = away;
    }

    /** Ids in the order they were asked for. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String id = exchange.getRequestURI().getPath().substring(PATH.length());
        asked.add(id);
        Optional<byte[]> file = Optional.ofNullable(kept.get(id));
        int status = away ? 503 : !isPermitted(exchange, id) ? 401 : file.isPresent() ? 200 : 404;
        exchange.getResponseHeaders().add("Content-Type", "application/octet-stream");
        byte[] body = file.filter(_ -> status == 200).orElse(new byte[0]);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private boolean isPermitted(HttpExchange exchange, String id) {
        return tokens.permits(
                exchange.getRequestHeaders().getFirst("Authorization"),
                "campaign-service",
                "attachment:" + id);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
