package com.ziraai.channel.email.provider.smtp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.ziraai.channel.attempt.CallbackTokens;
import com.ziraai.channel.email.FakeMailServer;
import com.ziraai.channel.email.Samples;
import com.ziraai.channel.email.attachment.TestFiles;
import com.ziraai.channel.email.bounce.DeliveryReports;
import com.ziraai.channel.email.token.BounceTokens;
import com.ziraai.channel.email.token.UnsubscribeTokens;
import com.ziraai.channel.email.wire.Security;
import com.ziraai.channel.email.wire.SmtpWire;
import com.ziraai.channel.lane.Lane;
import com.ziraai.channel.lane.LaneSettings;
import com.ziraai.channel.provider.FailureCode;
import com.ziraai.channel.provider.Line;
import com.ziraai.channel.provider.Provider.Account;
import com.ziraai.channel.provider.Receipt;
import com.ziraai.channel.provider.SendResult;
import com.ziraai.channel.provider.SendResult.Accepted;
import com.ziraai.channel.sender.Sender;
import com.ziraai.channel.testkit.Request;
import com.ziraai.event.AttemptStatus;
import com.ziraai.event.EmailSend;
import com.ziraai.event.ProviderReceipt;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** Messages through Debian's Exim to a server behind it; {@code .ci/exim} installs it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EximIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final FakeMailServer behind = new FakeMailServer();
    private final TestFiles files = new TestFiles();
    private final CallbackTokens tokens = new CallbackTokens("a secret of this test");
    private final BounceTokens bounces = new BounceTokens("a secret of this test");
    private RealExim exim;
    private Lane<EmailSend> lane;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        assumeTrue(
                RealExim.isInstalled(),
                "Exim is not installed (Debian package exim4-daemon-light); run .ci/exim as root");
        exim = RealExim.start(folder, behind.port());
        SmtpSettings settings =
                new SmtpSettings(
                        "127.0.0.1",
                        exim.port(),
                        Security.NONE,
                        "",
                        "",
                        "ziraai@ziraai.example",
                        null,
                        DataSize.ofMegabytes(1),
                        false,
                        List.of(),
                        20);
        LaneSettings calls =
                new LaneSettings(
                        4, PATIENCE.dividedBy(6), PATIENCE, PATIENCE, PATIENCE, PATIENCE, PATIENCE);
        Mailbox from = Mailbox.parse(settings.from()).orElseThrow();
        SmtpDialect dialect =
                new SmtpDialect(
                        settings,
                        from,
                        new SmtpDialect.Marks(
                                bounces,
                                new UnsubscribeTokens("a secret of this test"),
                                URI.create("https://mail.ziraai.example/u")),
                        files.attachments(),
                        Clock.systemUTC());
        lane =
                new Lane<>(
                        new Account<>(
                                Sender.of("smtp", settings.from(), 1000),
                                Line.of(dialect, new SmtpWire(settings.server(from), calls))),
                        calls,
                        new SimpleMeterRegistry(),
                        Clock.systemUTC());
    }

    @AfterAll
    void stop() {
        if (lane != null) {
            lane.close();
            exim.close();
        }
        behind.close();
    }

    private SendResult send(EmailSend command) {
        return Objects.requireNonNull(
                lane.send(command, tokens.issue(command.getAttempt()), Optional::empty)
                        .block(PATIENCE));
    }

    private Request arrived(String to) {
        return await().atMost(PATIENCE)
                .until(
                        () ->
                                behind.requests().stream()
                                        .filter(each -> each.uri().contains("<" + to + ">"))
                                        .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    @Test
    void aMessageArrivesAsItWasWrittenUnderTheIdItsServerNamed() {
        SendResult result = send(Samples.email());
        assertThat(result)
                .isInstanceOfSatisfying(
                        Accepted.class,
                        taken ->
                                assertThat(exim.log())
                                        .contains(taken.providerMessageId().orElseThrow()));
        Request message = arrived("Ayse.Yilmaz@example.org");
        assertThat(message.body())
                .contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click")
                .contains("Auto-Submitted: auto-generated")
                .contains(tokens.issue(Samples.attempt()));
        assertThat(message.headers().get("mail"))
                .contains("<bounces+" + bounces.issue(Samples.attempt()) + "@ziraai.example>");
    }

    /** A relay may fold, decode and encode again what it passes on. */
    @Test
    void wordsFilesAndTheLinkArriveAsTheyWereMeant() throws Exception {
        byte[] pdf = "%PDF-1.7 …".getBytes(UTF_8);
        EmailSend command =
                files.fetched(
                        EmailSend.newBuilder(Samples.leavable()).setTo("files@example.org").build(),
                        files.keep("Ağustos faturası – İğdır.pdf", "application/pdf", pdf),
                        files.keep("a.pdf\r\nX-Evil: 1", "application/pdf", pdf));
        assertThat(send(command)).isInstanceOf(Accepted.class);
        MimeMessage message =
                new MimeMessage(
                        Session.getInstance(new Properties()),
                        new ByteArrayInputStream(
                                arrived("files@example.org").body().getBytes(UTF_8)));
        MimeMultipart parts = (MimeMultipart) message.getContent();
        assertThat(parts.getCount()).isEqualTo(3);
        MimeMultipart words = (MimeMultipart) parts.getBodyPart(0).getContent();
        String link =
                "https://mail.ziraai.example/u/"
                        + new UnsubscribeTokens("a secret of this test")
                                .issue(Samples.item(), Samples.ADDRESS);
        assertThat(words.getBodyPart(0).getContent().toString()).contains("Yeter: " + link);
        assertThat(words.getBodyPart(1).getContent().toString())
                .contains("<a href=\"" + link + "\">Listeden çık</a>");
        MimeBodyPart invoice = (MimeBodyPart) parts.getBodyPart(1);
        assertThat(invoice.getFileName()).isEqualTo("Ağustos faturası – İğdır.pdf");
        assertThat(invoice.getInputStream().readAllBytes()).isEqualTo(pdf);
        assertThat(parts.getBodyPart(2).getHeader("X-Evil")).isNull();
        assertThat(parts.getBodyPart(2).getFileName()).startsWith("a.pdf");
    }

    @Test
    void whatTheNextServerRefusesComesBackAndNamesItsAttempt() {
        behind.at("RCPT gone@example.org", "550 5.1.1 User unknown");
        EmailSend lost = EmailSend.newBuilder(Samples.email()).setTo("gone@example.org").build();
        assertThat(send(lost)).isInstanceOf(Accepted.class);
        Request bounce = arrived("bounces+" + bounces.issue(lost.getAttempt()) + "@ziraai.example");
        List<Receipt> receipts =
                new DeliveryReports()
                        .parse(
                                new ProviderReceipt(
                                        DeliveryReports.PROVIDER,
                                        "",
                                        ByteBuffer.wrap(bounce.body().getBytes(UTF_8)),
                                        Instant.EPOCH));
        assertThat(receipts)
                .singleElement()
                .satisfies(receipt -> {
                    assertThat(receipt.status()).isEqualTo(AttemptStatus.FAILED);
                    assertThat(receipt.token().flatMap(tokens::verify)).isPresent();
                    assertThat(receipt.failure().orElseThrow().getCode())
                            .isEqualTo(FailureCode.RECIPIENT_INVALID.name());
                });
    }
}
