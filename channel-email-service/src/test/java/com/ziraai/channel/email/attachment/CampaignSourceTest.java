package com.ziraai.channel.email.attachment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.ziraai.event.Attachment;
import com.ziraai.inquiry.ServiceTokens;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CampaignSourceTest {

    private static final byte[] BYTES = "Ağustos faturası".getBytes(UTF_8);
    private static final int LARGEST = 1000;

    private final ServiceTokens tokens =
            new ServiceTokens("a secret of the tests, not of ours", Clock.systemUTC());
    private final List<String> asked = new ArrayList<>();
    private HttpServer server;
    private int status = 200;
    private byte[] body = BYTES;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestURI().getPath());
        boolean known =
                tokens.permits(
                        exchange.getRequestHeaders().getFirst("Authorization"),
                        "campaign-service",
                        "attachment:att_1");
        exchange.getResponseHeaders().add("Content-Type", "application/octet-stream");
        exchange.sendResponseHeaders(known ? status : 401, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private Fetched fetch() {
        return fetch(server.getAddress().getPort());
    }

    private Fetched fetch(int port) {
        Attachment file = TestFiles.file("att_1", "fatura.txt", "text/plain", BYTES);
        URI url = URI.create("http://127.0.0.1:" + port);
        return new CampaignSource(url, tokens, Duration.ofSeconds(10), LARGEST).fetch(file);
    }

    @Test
    void itIsAskedForByATokenForItAlone() {
        assertThat(fetch())
                .isInstanceOfSatisfying(
                        Fetched.Here.class,
                        here ->
                                assertThat(Base64.getMimeDecoder().decode(here.encoded()))
                                        .isEqualTo(BYTES));
        assertThat(asked).containsExactly("/internal/attachments/att_1");
    }

    @Test
    void whatCameIsNotWhatWasUploadedOrIsNotThereAnyMore() {
        body = "something else".getBytes(UTF_8);
        assertThat(fetch()).isInstanceOf(Fetched.Damaged.class);
        status = 404;
        assertThat(fetch()).isInstanceOf(Fetched.Gone.class);
    }

    @Test
    void whoeverDoesNotAnswerWellIsAway() {
        for (int each : List.of(401, 403, 500, 503)) {
            status = each;
            assertThat(fetch()).isInstanceOf(Fetched.Away.class);
        }
        status = 200;
        body = new byte[LARGEST + 1];
        assertThat(fetch()).isInstanceOf(Fetched.Away.class);
        body = new byte[0];
        assertThat(fetch()).isInstanceOf(Fetched.Away.class);
        assertThat(fetch(1)).isInstanceOf(Fetched.Away.class);
    }
}
