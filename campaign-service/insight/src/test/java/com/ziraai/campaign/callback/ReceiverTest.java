package com.ziraai.campaign.callback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.campaign.callback.Event.Due;
import com.ziraai.campaign.callback.Event.Outcome;
import com.ziraai.campaign.callback.Event.Outcome.Answered;
import com.ziraai.campaign.callback.Event.Outcome.Unreachable;
import com.ziraai.campaign.callback.TestReceiver.Call;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.scheduler.Schedulers;

class ReceiverTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_755_617_400);
    private static final SigningKey KEY = SigningKey.create(new Random(1), NOW);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Only 127.0.0.1 may be called; 127.0.0.2 stands for everything that may not. */
    private final PublicAddresses addresses =
            new PublicAddresses(List.of(Network.of("127.0.0.1/32")));

    private Duration timeout = Duration.ofSeconds(15);
    private final TestHosts hosts = new TestHosts();
    private final TestReceiver receiver = new TestReceiver("127.0.0.1");
    private final TestReceiver victim = new TestReceiver("127.0.0.2");

    @AfterEach
    void close() {
        receiver.close();
        victim.close();
    }

    @Test
    void whatIsSentIsSigned() {
        hosts.put("receiver.test", List.of("127.0.0.1"));
        assertThat(knock("http://receiver.test:" + receiver.port() + "/hook?key=1"))
                .isEqualTo(new Answered(204, Optional.empty()));
        Call call = receiver.calls("/hook").getFirst();
        assertThat(call.body()).isEqualTo("{\"ı\":1}");
        assertThat(call.headers())
                .containsEntry("content-type", "application/json")
                .containsEntry("host", "receiver.test:" + receiver.port())
                .containsEntry("webhook-id", "event")
                .containsEntry("webhook-timestamp", "1755617400")
                .containsEntry(
                        "webhook-signature",
                        SigningKey.sign(List.of(KEY), "event", NOW, call.body()));
    }

    @Test
    void aRedirectIsAnAnswerAndNotFollowed() {
        hosts.put("receiver.test", List.of("127.0.0.1"));
        receiver.at(
                "/hook",
                (exchange, no) -> {
                    exchange.getResponseHeaders()
                            .set("Location", "http://127.0.0.2:" + victim.port() + "/metadata");
                    TestReceiver.end(exchange, 302);
                });
        assertThat(knock("http://receiver.test:" + receiver.port() + "/hook"))
                .isEqualTo(new Answered(302, Optional.empty()));
        assertThat(victim.calls("/metadata")).isEmpty();
    }

    @Test
    void aHostThatIsNotPublicIsNotCalled() {
        hosts.put("inside.test", List.of("127.0.0.2"));
        assertForbidden("http://inside.test:" + victim.port() + "/hook");
    }

    @Test
    void aHostThatIsAlsoSomewhereElseIsNotCalled() {
        hosts.put("both.test", List.of("127.0.0.1", "127.0.0.2"));
        assertForbidden("http://both.test:" + victim.port() + "/hook");
    }

    /** The name server answers differently as soon as it was asked. */
    @Test
    void theConnectionIsMadeToTheAddressThatWasChecked() {
        hosts.put("rebinding.test", List.of("127.0.0.1"), List.of("127.0.0.2"));
        assertThat(knock("http://rebinding.test:" + receiver.port() + "/hook"))
                .isEqualTo(new Answered(204, Optional.empty()));
        assertForbidden("http://rebinding.test:" + victim.port() + "/hook");
    }

    @Test
    void anAddressWithoutANameIsCheckedToo() {
        assertForbidden("http://127.0.0.2:" + victim.port() + "/hook");
    }

    /** Even if the check of the text overlooked it: no resolver is asked for an address. */
    @Test
    void anAddressIsCheckedWhenConnecting() {
        CallbackUrls blind =
                new CallbackUrls(true, new PublicAddresses(List.of(Network.of("0.0.0.0/0"))));
        assertThat(knock(blind, "http://127.0.0.2:" + victim.port() + "/hook"))
                .isEqualTo(new Unreachable("FORBIDDEN_ADDRESS"));
        assertThat(victim.calls("/hook")).isEmpty();
    }

    @Test
    void whoDoesNotAnswerIsWaitedForOnlySoLong() {
        timeout = Duration.ofSeconds(2);
        hosts.put("receiver.test", List.of("127.0.0.1"));
        receiver.at("/slow", (exchange, no) -> {});
        assertThat(knock("http://receiver.test:" + receiver.port() + "/slow"))
                .isEqualTo(new Unreachable("TIMEOUT"));
    }

    @Test
    void anEndlessAnswerIsNotReadToItsEnd() {
        hosts.put("receiver.test", List.of("127.0.0.1"));
        byte[] part = "x".repeat(1024).getBytes(UTF_8);
        receiver.at(
                "/endless",
                (exchange, no) -> {
                    exchange.sendResponseHeaders(200, 0);
                    for (int i = 0; i < 1_000_000; i++) {
                        exchange.getResponseBody().write(part);
                    }
                });
        assertThat(knock("http://receiver.test:" + receiver.port() + "/endless"))
                .isEqualTo(new Answered(200, Optional.empty()));
    }

    @Test
    void anAnswerThatTricklesCountsByItsStatus() {
        hosts.put("receiver.test", List.of("127.0.0.1"));
        receiver.at(
                "/trickle",
                (exchange, no) -> {
                    exchange.getResponseHeaders().set("Retry-After", "7");
                    exchange.sendResponseHeaders(503, 100);
                    exchange.getResponseBody().write('x');
                    exchange.getResponseBody().flush();
                });
        assertThat(knock("http://receiver.test:" + receiver.port() + "/trickle"))
                .isEqualTo(new Answered(503, Optional.of("7")));
    }

    @Test
    void whyNobodyAnsweredIsTold() throws IOException {
        hosts.put("receiver.test", List.of("127.0.0.1"));
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        assertThat(knock("http://receiver.test:" + closed + "/"))
                .isEqualTo(new Unreachable("CONNECTION_FAILED"));
        assertThat(knock("http://nowhere.test/")).isEqualTo(new Unreachable("UNKNOWN_HOST"));
    }

    @Test
    void whoSpeaksNoTlsIsNotTold() throws IOException {
        hosts.put("receiver.test", List.of("127.0.0.1"));
        try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.startVirtualThread(() -> {
                try (Socket socket = plain.accept()) {
                    socket.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(UTF_8));
                    socket.getInputStream().readAllBytes();
                } catch (IOException e) {
                    // The other side hung up.
                }
            });
            assertThat(knock("https://receiver.test:" + plain.getLocalPort() + "/"))
                    .isEqualTo(new Unreachable("TLS_FAILED"));
        }
    }

    private void assertForbidden(String url) {
        assertThat(knock(url)).isEqualTo(new Unreachable("FORBIDDEN_ADDRESS"));
        assertThat(victim.calls("/hook")).isEmpty();
    }

    private Outcome knock(String url) {
        return knock(new CallbackUrls(true, addresses), url);
    }

    private Outcome knock(CallbackUrls urls, String url) {
        Receiver outside =
                new Receiver(
                        urls,
                        addresses,
                        new CheckedResolver(hosts, addresses, Schedulers.boundedElastic()),
                        timeout);
        Due event =
                new Due(
                        "event",
                        "operation",
                        "sponsor",
                        EventType.COMPLETED,
                        url,
                        "host",
                        "{\"ı\":1}",
                        0,
                        Instant.MAX);
        return outside.knock(event, List.of(KEY), NOW).blockOptional(PATIENCE).orElseThrow();
    }
}
