package com.ziraai.channel.email.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.channel.email.FakeMailServer;
import com.ziraai.channel.lane.LaneSettings;
import com.ziraai.channel.provider.FailureCode;
import com.ziraai.channel.provider.SendResult;
import com.ziraai.channel.provider.SendResult.Rejected;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;

/** A server with a certificate for 127.0.0.1 that only those trust who are told to. */
class TlsTest {

    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static SSLContext context;

    private final FakeMailServer server = new FakeMailServer();

    @BeforeAll
    static void makeCertificate(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("server.p12");
        int done =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-alias",
                                "server",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=127.0.0.1",
                                "-ext",
                                "san=ip:127.0.0.1",
                                "-keystore",
                                file.toString(),
                                "-storepass",
                                new String(PASSWORD))
                        .inheritIO()
                        .start()
                        .waitFor();
        assertThat(done).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream bytes = Files.newInputStream(file)) {
            keys.load(bytes, PASSWORD);
        }
        KeyManagerFactory own =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD);
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", keys.getCertificate("server"));
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
    }

    @AfterEach
    void close() {
        server.close();
    }

    private static LaneSettings lane() {
        return new LaneSettings(4, PATIENCE, PATIENCE, PATIENCE, PATIENCE, PATIENCE, PATIENCE);
    }

    private static Content content(String message) {
        Content.Writer content = new Content.Writer(message.length());
        content.writeBytes(message.getBytes(US_ASCII));
        return content.content();
    }

    private SendResult send(Security security, SSLSocketFactory trusting) {
        SmtpServer place =
                new SmtpServer(
                        "127.0.0.1", server.port(), security, Optional.empty(), "us.example");
        SmtpCall call =
                new SmtpCall(
                        "bounces@us.example",
                        "person@example.org",
                        false,
                        "id",
                        "<id@us.example>",
                        false,
                        content("Subject: hello\r\n\r\nhello\r\n"));
        try (SmtpWire wire = new SmtpWire(place, trusting, lane())) {
            return Objects.requireNonNull(
                    wire.exchange(call)
                            .map(answer ->
                                    answer.isTaken()
                                            ? new SendResult.Accepted(Optional.empty(), 1)
                                            : wire.judge(answer))
                            .onErrorResume(failure -> Mono.just(wire.judge(failure)))
                            .block(PATIENCE));
        }
    }

    private static void assertNotReached(SendResult result) {
        assertThat(result)
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected ->
                                assertThat(rejected.failure().getCode())
                                        .isEqualTo(FailureCode.PROVIDER_UNREACHABLE.name()));
    }

    @Test
    void aMessageGoesByTlsFromTheFirstByteOn() {
        server.secured(context, true);
        assertThat(send(Security.TLS, context.getSocketFactory()))
                .isInstanceOf(SendResult.Accepted.class);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aMessageGoesByStartTls() {
        server.secured(context, false).offering("STARTTLS");
        assertThat(send(Security.STARTTLS, context.getSocketFactory()))
                .isInstanceOf(SendResult.Accepted.class);
        assertThat(server.said()).containsSubsequence("STARTTLS", "DATA");
    }

    @Test
    void whereTlsIsOptionalItIsUsedWhereItIsOffered() {
        server.secured(context, false).offering("STARTTLS");
        assertThat(send(Security.OPTIONAL, context.getSocketFactory()))
                .isInstanceOf(SendResult.Accepted.class);
        assertThat(server.said()).contains("STARTTLS");
        server.reset();
        server.offering();
        assertThat(send(Security.OPTIONAL, context.getSocketFactory()))
                .isInstanceOf(SendResult.Accepted.class);
        assertThat(server.said()).doesNotContain("STARTTLS");
    }

    @Test
    void aServerNobodyVouchesForIsNotReached() {
        SSLSocketFactory strangers = (SSLSocketFactory) SSLSocketFactory.getDefault();
        server.secured(context, true);
        assertNotReached(send(Security.TLS, strangers));
        server.secured(context, false).offering("STARTTLS");
        assertNotReached(send(Security.STARTTLS, strangers));
        assertThat(server.said()).noneMatch(line -> line.startsWith("MAIL"));
    }
}
