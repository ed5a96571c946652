package com.ziraai.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.ziraai.local.system.Service;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who starts the system on a machine of their own can receive its callbacks there. */
class LoopbackCallbackIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String SPONSOR = "at-home";

    private final JsonMapper json = new JsonMapper();
    private final RunningSystem running = RunningSystem.shared();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private HttpServer receiver;

    private record Call(String id, String timestamp, String signature, String body) {

        boolean isSignedWith(String secret) throws GeneralSecurityException {
            byte[] key = Base64.getDecoder().decode(secret.replaceFirst("^whsec_", ""));
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            byte[] signed = mac.doFinal((id + "." + timestamp + "." + body).getBytes(UTF_8));
            return signature.equals("v1," + Base64.getEncoder().encodeToString(signed));
        }
    }

    @BeforeEach
    void listen() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/hook", this::take);
        receiver.start();
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = exchange.getRequestHeaders();
            calls.add(
                    new Call(
                            headers.getFirst("webhook-id"),
                            headers.getFirst("webhook-timestamp"),
                            headers.getFirst("webhook-signature"),
                            new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
            exchange.sendResponseHeaders(204, -1);
        }
    }

    @Test
    void aReceiverOnLoopbackGetsSignedCallbacks() throws GeneralSecurityException {
        String id = send("http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook");
        Call completed =
                await().atMost(PATIENCE)
                        .until(
                                () ->
                                        calls.stream()
                                                .filter(call ->
                                                        call.body().contains("operation.completed"))
                                                .toList(),
                                found -> !found.isEmpty())
                        .getFirst();
        assertThat(completed.body()).contains(id);
        String secret =
                call(HttpRequest.newBuilder(
                                uri("/api/v1/sponsors/" + SPONSOR + "/callback-secret")))
                        .at("/data/secret")
                        .asString();
        assertThat(completed.isSignedWith(secret)).isTrue();
    }

    private String send(String callbackUrl) {
        var request = json.createObjectNode().put("channel", "SMS");
        request.putArray("recipients").addObject().put("phoneNumber", "+905321234567");
        request.putObject("processing").put("callbackUrl", callbackUrl);
        return call(HttpRequest.newBuilder(uri("/api/v1/bulk-operations/send-links"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(request.toString())))
                .at("/data/operationId")
                .asString();
    }

    private URI uri(String path) {
        return URI.create(running.system().url(Service.CAMPAIGN) + path);
    }

    private JsonNode call(HttpRequest.Builder request) {
        var token = running.system().token(SPONSOR, SPONSOR, "Sponsor");
        var answer = running.send(request.header("Authorization", "Bearer " + token));
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return json.readTree(answer.body());
    }
}
