package com.ziraai.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TwilioTest {

    private static final String SID = "AC00000000000000000000000000000000";
    private static final String TOKEN =
            "v1.bulk_0198c0de-7a10-7c3e-9f00-0123456789ab.7.2.AbCdEfGhIjKlMnOpQrStUv.1760000000000.abcdefghijklmnop";

    private final Simulator simulator =
            Simulator.start(
                    Options.of(
                            "--port", "0",
                            "--receipt-delay", "10ms",
                            "--twilio-auth-token", "12345"));
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Callback> callbacks = new CopyOnWriteArrayList<>();
    private HttpServer receiver;

    private record Callback(String query, String signature, String form) {}

    @BeforeEach
    void listen() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext(
                "/",
                exchange -> {
                    try (exchange) {
                        callbacks.add(
                                new Callback(
                                        exchange.getRequestURI().getRawQuery(),
                                        exchange.getRequestHeaders().getFirst("X-Twilio-Signature"),
                                        new String(
                                                exchange.getRequestBody().readAllBytes(), UTF_8)));
                        exchange.sendResponseHeaders(204, -1);
                    }
                });
        receiver.start();
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
        simulator.close();
    }

    @Test
    void aMessageIsCreatedAndItsCallbacksAreSigned() throws Exception {
        HttpResponse<String> created = post("12345", message("+905551234567"));
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.body()).contains("\"status\":\"queued\"", "\"num_segments\":\"1\"");
        await().until(() -> callbacks.size() == 2);
        assertThat(callbacks.getFirst().form()).contains("MessageStatus=sent", "MessageSid=SM");
        assertThat(callbacks.getLast().form()).contains("MessageStatus=delivered");
        assertThat(callbacks).allMatch(each -> each.query().equals("token=" + TOKEN));
        assertThat(callbacks).allMatch(this::isSigned);
        assertThat(get("/ledger/summary")).contains("\"acceptedCalls\":1");
    }

    @Test
    void whatWasTakenIsListedAlsoWhenItsAnswerWasNot() throws Exception {
        put("[{\"name\":\"x\",\"vendor\":\"twilio\",\"action\":\"errorAfter\",\"status\":502}]");
        assertThat(post("12345", message("+905551234568")).statusCode()).isEqualTo(502);
        String today = java.time.LocalDate.now(java.time.ZoneOffset.UTC).toString();
        String filter = "?From=%2B15017122661&DateSent=" + today + "&To=%2B90555123456";
        assertThat(list(filter + "8"))
                .contains("\"body\":\"Merhaba\"", "\"sid\":\"SM", "\"direction\":\"outbound-api\"");
        assertThat(list(filter + "9")).contains("\"messages\":[]");
        assertThat(list("?DateSent=2001-01-01")).contains("\"messages\":[]");
    }

    private String list(String filter) throws IOException, InterruptedException {
        String credentials = Base64.getEncoder().encodeToString((SID + ":12345").getBytes(UTF_8));
        return http.send(
                        HttpRequest.newBuilder(
                                        URI.create(
                                                simulator.url()
                                                        + "/2010-04-01/Accounts/"
                                                        + SID
                                                        + "/Messages.json"
                                                        + filter))
                                .header("Authorization", "Basic " + credentials)
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }

    @Test
    void whatTwilioDoesNotTakeIsAnsweredInItsCodes() throws Exception {
        assertThat(post("wrong", message("+905551234567")).body()).contains("\"code\":20003");
        assertThat(post("12345", message("0555")).body()).contains("\"code\":21211");
        put("[{\"name\":\"x\",\"vendor\":\"twilio\",\"action\":\"refuse\",\"code\":21610}]");
        HttpResponse<String> refused = post("12345", message("+905551234567"));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("\"code\":21610");
        put("[{\"name\":\"x\",\"vendor\":\"kannel\",\"action\":\"refuse\"}]");
        assertThat(post("12345", message("+905551234567")).statusCode()).isEqualTo(201);
    }

    private String message(String to) {
        String callback =
                "http://127.0.0.1:" + receiver.getAddress().getPort() + "/?token=" + TOKEN;
        return "From=%s&To=%s&Body=Merhaba&StatusCallback=%s"
                .formatted(
                        URLEncoder.encode("+15017122661", UTF_8),
                        URLEncoder.encode(to, UTF_8),
                        URLEncoder.encode(callback + "#rc=5&rp=all", UTF_8));
    }

    /** As Twilio's libraries check it, with the form's fields in their order. */
    private boolean isSigned(Callback callback) {
        StringBuilder signed =
                new StringBuilder("http://127.0.0.1:")
                        .append(receiver.getAddress().getPort())
                        .append("/?")
                        .append(callback.query());
        for (String field : callback.form().split("&")) {
            signed.append(java.net.URLDecoder.decode(field.replaceFirst("=", ""), UTF_8));
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec("12345".getBytes(UTF_8), "HmacSHA1"));
            byte[] hash = mac.doFinal(signed.toString().getBytes(UTF_8));
            return Base64.getEncoder().encodeToString(hash).equals(callback.signature());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> post(String authToken, String form)
            throws IOException, InterruptedException {
        String credentials =
                Base64.getEncoder().encodeToString((SID + ":" + authToken).getBytes(UTF_8));
        return http.send(
                HttpRequest.newBuilder(
                                URI.create(
                                        simulator.url()
                                                + "/2010-04-01/Accounts/"
                                                + SID
                                                + "/Messages.json"))
                        .header("Authorization", "Basic " + credentials)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }

    private void put(String script) throws IOException, InterruptedException {
        assertThat(
                        http.send(
                                        HttpRequest.newBuilder(
                                                        URI.create(simulator.url() + "/faults"))
                                                .PUT(BodyPublishers.ofString(script))
                                                .build(),
                                        BodyHandlers.ofString())
                                .statusCode())
                .isLessThan(300);
    }

    private String get(String path) throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(URI.create(simulator.url() + path)).build(),
                        BodyHandlers.ofString())
                .body();
    }
}
