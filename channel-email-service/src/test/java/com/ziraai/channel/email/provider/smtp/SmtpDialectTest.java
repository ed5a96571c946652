package com.ziraai.channel.email.provider.smtp;

import static com.ziraai.channel.email.FakeMailServer.CUT;
import static com.ziraai.channel.email.FakeMailServer.SILENCE;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ziraai.channel.email.FakeMailServer;
import com.ziraai.channel.email.Samples;
import com.ziraai.channel.email.attachment.Enclosures;
import com.ziraai.channel.email.attachment.TestFiles;
import com.ziraai.channel.email.token.BounceTokens;
import com.ziraai.channel.email.token.UnsubscribeTokens;
import com.ziraai.channel.email.wire.Content;
import com.ziraai.channel.email.wire.Security;
import com.ziraai.channel.email.wire.SmtpCall;
import com.ziraai.channel.email.wire.SmtpWire;
import com.ziraai.channel.lane.Lane;
import com.ziraai.channel.lane.LaneSettings;
import com.ziraai.channel.provider.Line;
import com.ziraai.channel.provider.Prepared;
import com.ziraai.channel.provider.Provider.Account;
import com.ziraai.channel.provider.SendResult;
import com.ziraai.channel.provider.SendResult.Accepted;
import com.ziraai.channel.provider.SendResult.Rejected;
import com.ziraai.channel.provider.SendResult.Throttled;
import com.ziraai.channel.provider.SendResult.Unknown;
import com.ziraai.channel.provider.SendResult.Withheld;
import com.ziraai.channel.sender.Sender;
import com.ziraai.channel.testkit.Reply;
import com.ziraai.event.Attachment;
import com.ziraai.event.EmailSend;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

/** Messages over real connections to a server that says what it is told. */
class SmtpDialectTest {

    private static final String TOKEN =
            "v1.bulk_0198c0de-7a10-7c3e-9f00-0123456789ab.7.2.AbCdEfGhIjKlMnOpQrStUv.1760000000123.abcdefghijklmnop";

    private static final Instant NOW = Instant.parse("2026-03-01T10:15:30Z");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final FakeMailServer server = new FakeMailServer();
    private final TestFiles files = new TestFiles();
    private final BounceTokens bounces = new BounceTokens("a secret of this test");
    private final UnsubscribeTokens unsubscribes = new UnsubscribeTokens("a secret of this test");

    @AfterEach
    void close() {
        server.close();
    }

    private SmtpSettings settings(Security security, String username) {
        return new SmtpSettings(
                "127.0.0.1",
                server.port(),
                security,
                username,
                "s3cret",
                "ziraai@ziraai.example",
                null,
                DataSize.ofKilobytes(100),
                false,
                List.of(),
                20);
    }

    private static LaneSettings lane(Duration timeout) {
        return new LaneSettings(
                4,
                Duration.ofSeconds(5),
                timeout,
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                Duration.ofSeconds(3),
                Duration.ofMinutes(15));
    }

    private SmtpDialect dialect(SmtpSettings settings) {
        return new SmtpDialect(
                settings,
                Mailbox.parse(settings.from()).orElseThrow(),
                new SmtpDialect.Marks(
                        bounces, unsubscribes, URI.create("https://mail.ziraai.example/u")),
                files.attachments(),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private Lane<EmailSend> lane(SmtpSettings settings, Duration timeout) {
        Mailbox from = Mailbox.parse(settings.from()).orElseThrow();
        return new Lane<>(
                new Account<>(
                        Sender.of("smtp", settings.from(), 1000),
                        Line.of(
                                dialect(settings),
                                new SmtpWire(settings.server(from), lane(timeout)))),
                lane(timeout),
                new SimpleMeterRegistry(),
                Clock.systemUTC());
    }

    private static String send(Lane<EmailSend> lane, EmailSend command) {
        return words(
                Objects.requireNonNull(lane.send(command, TOKEN, Optional::empty).block(PATIENCE)));
    }

    private String send(EmailSend command) {
        try (Lane<EmailSend> lane = lane(settings(Security.NONE, ""), PATIENCE)) {
            return send(lane, command);
        }
    }

    private static EmailSend to(String address) {
        return EmailSend.newBuilder(Samples.email()).setTo(address).build();
    }

    private static EmailSend text(String text) {
        return EmailSend.newBuilder(Samples.email()).setText(text).build();
    }

    private static String words(SendResult result) {
        return switch (result) {
            case Accepted(var id, int parts) -> "accepted " + id.orElse("-") + " " + parts;
            case Rejected(var failure) ->
                    "rejected " + failure.getCode() + " " + failure.getProviderCode();
            case Throttled(var pause) -> "throttled " + pause;
            case Withheld _ -> "withheld";
            case Unknown(var failure) ->
                    "unknown " + failure.getCode() + " " + failure.getProviderCode();
        };
    }

    /** Where in the conversation, what becomes of it there, and what that proves. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    GREETING | cut                        | rejected PROVIDER_UNREACHABLE
                    GREETING | 421 4.3.2 Busy             | throttled PT3S
                    GREETING | 554 No service             | rejected SENDER_BLOCKED 554
                    GREETING | not SMTP at all            | rejected PROVIDER_UNREACHABLE
                    EHLO     | cut                        | rejected PROVIDER_UNREACHABLE
                    EHLO     | 421 Leaving                | throttled PT3S
                    MAIL     | cut                        | rejected PROVIDER_UNREACHABLE
                    MAIL     | 451 4.3.0 Later            | throttled PT3S
                    MAIL     | 550 5.7.1 Not you          | rejected SENDER_NOT_ALLOWED 5.7.1
                    RCPT     | cut                        | rejected PROVIDER_UNREACHABLE
                    RCPT     | 450 4.7.1 Greylisted       | rejected PROVIDER_BUSY 4.7.1
                    RCPT     | 550 5.1.1 Unknown          | rejected RECIPIENT_INVALID 5.1.1
                    RCPT     | 421 4.7.0 Enough           | throttled PT3S
                    DATA     | cut                        | rejected PROVIDER_UNREACHABLE
                    DATA     | 554 5.5.1 No recipients    | rejected PROVIDER_REFUSED 5.5.1
                    """)
    void beforeTheDotNothingWasTaken(String place, String what, String proves) {
        server.at(place, what);
        assertThat(send(Samples.email())).startsWith(proves);
        assertThat(server.requests()).isEmpty();
        assertThat(server.said().stream().filter(line -> line.startsWith("RCPT")))
                .hasSizeLessThan(2);
    }

    /** The connection ends while the message is on its way, which is larger than any buffer. */
    @Test
    void aMessageThatWasCutOffBeforeItsDotWasNotTaken() {
        server.at("CONTENT", CUT);
        EmailSend large =
                EmailSend.newBuilder(Samples.email())
                        .setHtml(null)
                        .setText("0123456789abcdef\n".repeat(4_000))
                        .build();
        String result = send(large);
        // Its last packets may have left before the end of the connection was seen.
        assertThat(result)
                .matches("rejected PROVIDER_UNREACHABLE CONTENT .*|unknown NO_ANSWER DOT .*");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    250 | 2.0.0 Ok: queued as 4F7D21A0B3                         | accepted 4F7D21A0B3 1
                    250 | OK id=1r8zXy-0000aB-2c                                 | accepted 1r8zXy-0000aB-2c 1
                    250 | 2.0.0 3AUBc1de012345 Message accepted for delivery     | accepted 3AUBc1de012345 1
                    250 | 2.0.0: 8fd2c1a9 Message accepted for delivery          | accepted 8fd2c1a9 1
                    250 | 2.0.0 OK  1700000000 a1b2c3d4-xyz.12 - gsmtp           | accepted a1b2c3d4-xyz.12 1
                    250 | Ok 0100018bf2c3a4d5-6e7f8091-000000                    | accepted 0100018bf2c3a4d5-6e7f8091-000000 1
                    451 | 4.3.0 Queue file write error                           | rejected PROVIDER_BUSY 4.3.0
                    552 | 5.3.4 Too big                                          | rejected MESSAGE_REFUSED 5.3.4
                    550 | 5.7.26 Unauthenticated                                 | rejected SENDER_NOT_ALLOWED 5.7.26
                    421 | 4.7.28 Rate                                            | throttled PT1M
                    251 | Will forward                                           | unknown ANSWER_UNREADABLE 251
                    354 | Go on                                                  | unknown ANSWER_UNREADABLE 354
                    """)
    void theAnswerToTheDotDecides(int code, String text, String proves) {
        server.script(Reply.answer(code, text));
        assertThat(send(Samples.email())).isEqualTo(proves);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aServerThatNamesNoIdHasOurs() {
        server.script(Reply.answer(250, "Ok"));
        assertThat(send(Samples.email())).isEqualTo("accepted <" + TOKEN + "@ziraai.example> 1");
    }

    @Test
    void aConnectionThatEndsAfterTheDotLeavesADoubtAndIsNotRepeated() {
        server.script(new Reply.Drop());
        assertThat(send(Samples.email())).startsWith("unknown NO_ANSWER DOT");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void silenceAfterTheDotLeavesADoubt() {
        server.script(new Reply.Hang());
        try (Lane<EmailSend> lane = lane(settings(Security.NONE, ""), Duration.ofSeconds(1))) {
            assertThat(send(lane, Samples.email())).startsWith("unknown NO_ANSWER");
        }
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void silenceBeforeTheDotIsNone() {
        server.at("RCPT", SILENCE);
        try (Lane<EmailSend> lane = lane(settings(Security.NONE, ""), Duration.ofSeconds(4))) {
            assertThat(send(lane, Samples.email()))
                    .isEqualTo("rejected PROVIDER_UNREACHABLE RCPT SocketTimeoutException");
        }
    }

    @Test
    void noConnectionIsNone() {
        server.close();
        assertThat(send(Samples.email()))
                .isEqualTo("rejected PROVIDER_UNREACHABLE CONNECT ConnectException");
    }

    @Test
    void connectionsAreKeptAndARefusalEndsNone() {
        try (Lane<EmailSend> lane = lane(settings(Security.NONE, ""), PATIENCE)) {
            send(lane, Samples.email());
            server.at("RCPT", "550 5.1.1 Unknown");
            send(lane, Samples.email());
            server.at("RCPT", "250 Ok");
            assertThat(send(lane, Samples.email())).startsWith("accepted");
        }
        assertThat(server.connections()).isEqualTo(1);
        assertThat(server.requests()).hasSize(2);
        await().until(() -> server.said().getLast().equals("QUIT"));
    }

    @Test
    void aKeptConnectionThatTheServerEndedMeanwhileIsNobodysLoss() {
        try (Lane<EmailSend> lane = lane(settings(Security.NONE, ""), PATIENCE)) {
            send(lane, Samples.email());
            server.hangUp();
            assertThat(send(lane, Samples.email())).startsWith("accepted");
        }
        assertThat(server.connections()).isEqualTo(2);
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void tlsThatIsRequiredAndNotOfferedIsNoConnection() {
        try (Lane<EmailSend> lane = lane(settings(Security.STARTTLS, ""), PATIENCE)) {
            assertThat(send(lane, Samples.email()))
                    .startsWith("rejected PROVIDER_UNREACHABLE CONNECT");
        }
        assertThat(server.said()).noneMatch(line -> line.startsWith("MAIL"));
    }

    @Test
    void whoIsNotKnownHasToBeMended() {
        server.offering("AUTH PLAIN").at("AUTH", "535 5.7.8 No");
        try (Lane<EmailSend> lane = lane(settings(Security.NONE, "us"), PATIENCE)) {
            assertThat(send(lane, Samples.email()))
                    .isEqualTo("rejected PROVIDER_CREDENTIALS 5.7.8");
        }
        server.offering();
        try (Lane<EmailSend> lane = lane(settings(Security.NONE, "us"), PATIENCE)) {
            assertThat(send(lane, Samples.email()))
                    .isEqualTo("rejected PROVIDER_CREDENTIALS 5.7.0");
        }
        assertThat(server.said()).noneMatch(line -> line.startsWith("MAIL"));
    }

    @Test
    void theEnvelopeSaysWhereBouncesGoAndAsksForThem() {
        send(Samples.email());
        String bounce = bounces.issue(Samples.attempt());
        // Boundaries of parts differ in length.
        assertThat(server.said())
                .contains("RCPT TO:<Ayse.Yilmaz@example.org> NOTIFY=FAILURE,DELAY")
                .anyMatch(line ->
                        line.replaceFirst("SIZE=\\d{4} ", "")
                                .equals(
                                        "MAIL FROM:<bounces+%s@ziraai.example> RET=HDRS ENVID=%s"
                                                .formatted(bounce, bounce)));
    }

    @Test
    void whatIsNotOfferedIsNotAskedFor() {
        server.offering();
        send(Samples.email());
        assertThat(server.said())
                .contains("RCPT TO:<Ayse.Yilmaz@example.org>")
                .anyMatch(line -> line.matches("MAIL FROM:<bounces\\+\\S+@ziraai.example>"));
    }

    @Test
    void anAddressBeyondAsciiNeedsAServerThatTakesIt() {
        EmailSend international = to("ayşe@example.org");
        assertThat(send(international)).isEqualTo("rejected RECIPIENT_UNREACHABLE 5.6.7");
        assertThat(server.said()).noneMatch(line -> line.startsWith("MAIL"));

        server.offering("SMTPUTF8", "8BITMIME");
        assertThat(send(international)).startsWith("accepted");
        assertThat(server.said())
                .contains("RCPT TO:<ayşe@example.org>")
                .anyMatch(line -> line.startsWith("MAIL") && line.contains(" SMTPUTF8"));
        send(Samples.email());
        assertThat(server.said().stream().filter(line -> line.contains(" SMTPUTF8"))).hasSize(1);
    }

    @Test
    void whatIsNoAddressOrTooLargeIsNotHandedOver() {
        assertThat(send(to("a@example.org\r\nRCPT TO:<b@example.org>")))
                .startsWith("rejected RECIPIENT_INVALID");
        assertThat(send(text("x".repeat(110 * 1024)))).startsWith("rejected MESSAGE_REFUSED SIZE");
        assertThat(server.connections()).isZero();
    }

    @Test
    void nothingOfThePersonIsInWhatIsShown() {
        Prepared<SmtpCall> prepared =
                dialect(settings(Security.NONE, "us")).prepare(Samples.email(), TOKEN);
        assertThat(prepared.toString() + settings(Security.NONE, "us"))
                .doesNotContain("Ayse", "Ayşe", "s3cret", TOKEN, "SP-2025");
    }

    private byte[] content(EmailSend command) {
        return bytes(call(command).content());
    }

    private SmtpCall call(EmailSend command) {
        return switch (dialect(settings(Security.NONE, "")).prepare(command, TOKEN)) {
            case Prepared.Call<SmtpCall>(SmtpCall call) -> call;
            case Prepared.Refused<SmtpCall> refused -> throw new AssertionError(refused);
            case Prepared.NotNow<SmtpCall> later -> throw new AssertionError(later);
        };
    }

    private static byte[] bytes(Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            content.writeTo(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(bytes.size()).isEqualTo(content.length());
        return bytes.toByteArray();
    }

    private MimeMessage message(EmailSend command) throws Exception {
        return new MimeMessage(
                Session.getInstance(new Properties()), new ByteArrayInputStream(content(command)));
    }

    @Test
    void theMessageHasTextAndHtmlAndSaysWhatItIs() throws Exception {
        MimeMessage message = message(Samples.email());
        assertThat(message.getSubject()).isEqualTo("Kodunuz hazır: SP-20250115-A7B2C");
        InternetAddress from = (InternetAddress) message.getFrom()[0];
        assertThat(from.getAddress()).isEqualTo("ziraai@ziraai.example");
        assertThat(from.getPersonal()).isEqualTo("Tarım A.Ş.");
        InternetAddress to = (InternetAddress) message.getAllRecipients()[0];
        assertThat(to.getAddress()).isEqualTo("Ayse.Yilmaz@example.org");
        assertThat(to.getPersonal()).isEqualTo("Ayşe Yılmaz");
        assertThat(message.getMessageID()).isEqualTo("<" + TOKEN + "@ziraai.example>");
        assertThat(message.getSentDate().toInstant()).isEqualTo(NOW);
        assertThat(message.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
        assertThat(message.getHeader("List-Unsubscribe-Post", null))
                .isEqualTo("List-Unsubscribe=One-Click");
        assertThat(message.getHeader("List-Unsubscribe", null))
                .isEqualTo(
                        "<https://mail.ziraai.example/u/%s>"
                                .formatted(unsubscribes.issue(Samples.item(), Samples.ADDRESS)));
        assertThat(message.getHeader("Content-Language", null)).isEqualTo("tr");
        assertThat(message.getHeader("Feedback-ID", null))
                .isEqualTo(
                        "bulk_0198c0de-7a10-7c3e-9f00-0123456789ab:sponsor-1:campaign:ziraai.example");

        assertThat(message.isMimeType("multipart/alternative")).isTrue();
        MimeMultipart parts = (MimeMultipart) message.getContent();
        assertThat(parts.getBodyPart(0).getContent().toString())
                .isEqualTo("Merhaba Ayşe,\r\nkodunuz SP-20250115-A7B2C\r\n");
        assertThat(parts.getBodyPart(1).getContentType()).containsIgnoringCase("text/html");
        assertThat(parts.getBodyPart(1).getContent().toString())
                .contains("<b>SP-20250115-A7B2C</b>");
    }

    @Test
    void whereTheAddressToUnsubscribeBelongsStandsThePersonsOwn() throws Exception {
        String address =
                "https://mail.ziraai.example/u/"
                        + unsubscribes.issue(Samples.item(), Samples.ADDRESS);
        MimeMultipart parts = (MimeMultipart) message(Samples.leavable()).getContent();
        assertThat(parts.getBodyPart(0).getContent().toString())
                .contains("Yeter: " + address + "\r\n")
                .doesNotContain("unsubscribe.invalid");
        assertThat(parts.getBodyPart(1).getContent().toString())
                .contains("<a href=\"" + address + "\">Listeden çık</a>");
        EmailSend plain = EmailSend.newBuilder(Samples.leavable()).setHtml(null).build();
        assertThat(message(plain).getContent().toString()).contains(address);
    }

    @Test
    void filesStandBehindTheWordsUnderTheirNames() throws Exception {
        byte[] pdf = new byte[50_000];
        Arrays.fill(pdf, (byte) 7);
        EmailSend command =
                files.fetched(
                        Samples.leavable(),
                        files.keep("Ağustos faturası (2).pdf", "application/pdf", pdf),
                        files.keep("not.txt", "text/plain", "Şükür\n".getBytes(UTF_8)));
        MimeMessage message = message(command);
        assertThat(message.isMimeType("multipart/mixed")).isTrue();
        MimeMultipart parts = (MimeMultipart) message.getContent();
        assertThat(parts.getCount()).isEqualTo(3);
        assertThat(parts.getBodyPart(0).isMimeType("multipart/alternative")).isTrue();
        MimeBodyPart invoice = (MimeBodyPart) parts.getBodyPart(1);
        assertThat(invoice.getDisposition()).isEqualTo("attachment");
        assertThat(invoice.getFileName()).isEqualTo("Ağustos faturası (2).pdf");
        assertThat(invoice.getContentType()).isEqualTo("application/pdf");
        assertThat(invoice.getInputStream().readAllBytes()).isEqualTo(pdf);
        assertThat(parts.getBodyPart(2).getContent()).isEqualTo("Şükür\n");
        String written = new String(content(command), UTF_8);
        assertThat(written).contains("filename*=UTF-8''A%C4%9Fustos%20faturas%C4%B1%20");
        assertThat(written.lines()).allMatch(line -> line.length() <= 998);
        assertThat(written.replace("\r\n", "")).doesNotContain("\r", "\n");
    }

    @Test
    void textAloneStandsBesideItsFilesToo() throws Exception {
        EmailSend command =
                files.fetched(
                        EmailSend.newBuilder(Samples.leavable()).setHtml(null).build(),
                        files.keep("a.pdf", "application/pdf", new byte[10]));
        MimeMultipart parts = (MimeMultipart) message(command).getContent();
        assertThat(parts.getBodyPart(0).isMimeType("text/plain")).isTrue();
        assertThat(parts.getBodyPart(0).getContent().toString()).contains("Merhaba Ayşe");
    }

    /** However many messages bring it along, it is in memory once. */
    @Test
    void aFileIsNotCopied() {
        byte[] large = new byte[40_000];
        EmailSend command =
                files.fetched(Samples.email(), files.keep("a.pdf", "application/pdf", large));
        List<byte[]> written = new ArrayList<>();
        Content content = call(command).content();
        try {
            content.writeTo(
                    new OutputStream() {
                        @Override
                        public void write(int single) {
                            throw new AssertionError("byte by byte");
                        }

                        @Override
                        public void write(byte[] run) {
                            written.add(run);
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] kept =
                ((Enclosures.Complete) files.attachments().of(command))
                        .files()
                        .getFirst()
                        .encoded();
        assertThat(written).hasSize(3);
        assertThat(written.get(1)).isSameAs(kept);
    }

    @ParameterizedTest
    @CsvSource({
        "'a.pdf\\r\\nX-Evil: 1'",
        "'ş.pdf\\r\\n\\r\\n<script>'",
        "'a\\\"; x=\\\".pdf\\nX-Evil: 1'",
        "'\\rX-Evil: 1'",
        "'\\0\\13X-Evil: 1'"
    })
    void noNameOfAFileLeavesItsHeader(String escaped) throws Exception {
        String evil = escaped.translateEscapes();
        EmailSend command =
                files.fetched(
                        Samples.email(),
                        files.keep(evil, "application/pdf\r\nX-Evil: 1", new byte[10]));
        MimeMultipart parts = (MimeMultipart) message(command).getContent();
        assertThat(parts.getCount()).isEqualTo(2);
        MimeBodyPart file = (MimeBodyPart) parts.getBodyPart(1);
        assertThat(file.getHeader("X-Evil")).isNull();
        assertThat(Collections.list(file.getAllHeaders())).hasSize(3);
        assertThat(file.getFileName()).doesNotContain("\r", "\n");
        assertThat(file.getContentType()).isEqualTo("application/octet-stream");
        assertThat(file.getInputStream().readAllBytes()).hasSize(10);
    }

    @Test
    void aMessageWhoseFileIsMissingIsNotSentWithoutIt() {
        Attachment gone = TestFiles.file("att_x", "a.pdf", "application/pdf", new byte[1]);
        EmailSend unfetched =
                EmailSend.newBuilder(Samples.email()).setAttachments(List.of(gone)).build();
        assertThat(dialect(settings(Security.NONE, "")).prepare(unfetched, TOKEN))
                .isInstanceOf(Prepared.NotNow.class);
        assertThat(send(unfetched)).isEqualTo("withheld");
        assertThat(send(files.fetched(Samples.email(), gone)))
                .isEqualTo("rejected ATTACHMENT_GONE null");
        EmailSend large =
                files.fetched(
                        Samples.email(), files.keep("a.pdf", "application/pdf", new byte[100_000]));
        assertThat(send(large)).startsWith("rejected MESSAGE_REFUSED SIZE");
        assertThat(server.connections()).isZero();
    }

    @Test
    void aMessageWithoutHtmlIsTextAlone() throws Exception {
        EmailSend plain = EmailSend.newBuilder(Samples.email()).setHtml(null).build();
        MimeMessage message = message(plain);
        assertThat(message.isMimeType("text/plain")).isTrue();
        assertThat(message.getContent().toString()).contains("Merhaba Ayşe");
    }

    @Test
    void theMessageIsInAsciiAndItsLinesAreShortAndEndAsTheyShould() {
        byte[] bytes =
                content(text("ğ".repeat(5_000) + "\n" + "a".repeat(3_000) + "\r\n.\nFrom here\n"));
        String content = new String(bytes, US_ASCII);
        assertThat(content).isEqualTo(new String(bytes, UTF_8));
        assertThat(content.replace("\r\n", "")).doesNotContain("\r", "\n");
        assertThat(content.lines()).allMatch(line -> line.length() <= 998);
    }

    @ParameterizedTest
    @CsvSource({"'\\r\\nBcc: evil@example.com'", "'\\nX-Evil: 1'", "'\\rX-Evil: 1'", "'\\0\\13X'"})
    void nothingWrittenByASponsorLeavesItsHeader(String escaped) throws Exception {
        String evil = escaped.translateEscapes();
        EmailSend command =
                EmailSend.newBuilder(Samples.email())
                        .setSubject("Hello" + evil)
                        .setName("Ayşe" + evil)
                        .setSponsorName("Tarım" + evil)
                        .setLanguage("tr" + evil)
                        .build();
        MimeMessage message = message(command);
        assertThat(message.getHeader("Bcc")).isNull();
        assertThat(message.getHeader("X-Evil")).isNull();
        assertThat(message.getHeader("Content-Language")).isNull();
        assertThat(message.getAllRecipients()).hasSize(1);
        assertThat(message.getFrom()).hasSize(1);
        assertThat(message.getSubject()).startsWith("Hello ");
    }
}
