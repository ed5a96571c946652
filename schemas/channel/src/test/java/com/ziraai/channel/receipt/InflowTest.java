package com.ziraai.channel.receipt;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ziraai.channel.receipt.NotTakenException.Why;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.util.unit.DataSize;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** Bodies as they come over real connections. */
class InflowTest {

    private static final int MEGABYTE = 1024 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Inflow inflow =
            new Inflow(
                    new ReceiptSettings(
                            DataSize.ofMegabytes(3),
                            1,
                            Duration.ofDays(1),
                            Duration.ofMinutes(1),
                            Duration.ofSeconds(3)));
    private final Sinks.Empty<Void> kept = Sinks.empty();
    private final AtomicInteger read = new AtomicInteger();
    private final List<Why> notTaken = new CopyOnWriteArrayList<>();
    private final DisposableServer server =
            HttpServer.create()
                    .host("127.0.0.1")
                    .port(0)
                    .handle(
                            new ReactorHttpHandlerAdapter(
                                    RouterFunctions.toHttpHandler(
                                            RouterFunctions.route().POST("/", this::take).build())))
                    .bindNow();

    private Mono<ServerResponse> take(ServerRequest request) {
        return inflow.read(
                        request,
                        2 * MEGABYTE,
                        _ -> {
                            read.incrementAndGet();
                            return kept.asMono().then(ServerResponse.ok().build());
                        })
                .onErrorResume(
                        NotTakenException.class,
                        reason -> {
                            notTaken.add(reason.why());
                            return ServerResponse.status(reason.why().status()).build();
                        });
    }

    @AfterEach
    void stop() {
        server.disposeNow();
    }

    @Test
    void bodiesThatAreBeingKeptTakeRoomUntilTheyAre() throws Exception {
        try (Socket first = connect();
                Socket second = connect();
                Socket third = connect()) {
            post(first, 2 * MEGABYTE, 2 * MEGABYTE);
            await().atMost(PATIENCE).until(() -> read.get() == 1);
            post(second, 2 * MEGABYTE, 2 * MEGABYTE);
            assertThat(status(second)).isEqualTo("503");
            assertThat(notTaken).containsExactly(Why.NO_ROOM);

            kept.tryEmitEmpty();
            assertThat(status(first)).isEqualTo("200");
            post(third, 2 * MEGABYTE, 2 * MEGABYTE);
            assertThat(status(third)).isEqualTo("200");
        }
    }

    @Test
    void whoOnlyAnnouncesABodyTakesNobodysRoomAndIsNotWaitedForLong() throws Exception {
        kept.tryEmitEmpty();
        try (Socket slow = connect();
                Socket slower = connect();
                Socket other = connect()) {
            post(slow, 2 * MEGABYTE, 10);
            post(slower, 2 * MEGABYTE, 10);
            post(other, 2 * MEGABYTE, 2 * MEGABYTE);
            assertThat(status(other)).isEqualTo("200");
            assertThat(status(slow)).isEqualTo("408");
            assertThat(status(slower)).isEqualTo("408");
        }
    }

    @Test
    void aBodyThatBreaksOffTakesNoRoomAfterwards() throws Exception {
        kept.tryEmitEmpty();
        for (int i = 0; i < 4; i++) {
            try (Socket broken = connect()) {
                post(broken, 2 * MEGABYTE, 2 * MEGABYTE - 1);
            }
        }
        await().atMost(PATIENCE)
                .until(() -> {
                    try (Socket whole = connect()) {
                        post(whole, 2 * MEGABYTE, 2 * MEGABYTE);
                        return status(whole).equals("200");
                    }
                });
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket("127.0.0.1", server.port());
        socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
        return socket;
    }

    private static void post(Socket socket, int announced, int sent) throws IOException {
        String head = "POST / HTTP/1.1\r\nHost: here\r\nContent-Length: %d\r\n\r\n";
        socket.getOutputStream().write(head.formatted(announced).getBytes(US_ASCII));
        socket.getOutputStream().write(new byte[sent]);
        socket.getOutputStream().flush();
    }

    private static String status(Socket socket) throws IOException {
        byte[] line = socket.getInputStream().readNBytes("HTTP/1.1 200".length());
        return new String(line, US_ASCII).substring("HTTP/1.1 ".length());
    }
}
