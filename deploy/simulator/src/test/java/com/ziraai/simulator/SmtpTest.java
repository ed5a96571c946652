package com.ziraai.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.ziraai.simulator.ledger.Summary;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigInteger;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmtpTest {

    private static Callbacks callbacks;
    private static Simulator simulator;
    private static Caller caller;

    private final UUID id = UUID.randomUUID();
    private final String operation = "bulk_" + id;

    @BeforeAll
    static void start() {
        callbacks = new Callbacks();
        simulator =
                Simulator.start(
                        Options.of(
                                "--port", "0",
                                "--receipt-delay", "1ms",
                                "--receipt-retries", "2",
                                "--receipt-retry-delay", "20ms",
                                "--smtp-receipts", callbacks.url("/receipts/smtp")));
        caller = new Caller(simulator.url(), "");
    }

    @AfterAll
    static void stop() {
        caller.close();
        simulator.close();
        callbacks.close();
    }

    @BeforeEach
    void reset() throws Exception {
        caller.delete("/faults");
    }

    /** A caller that speaks line by line. */
    private static final class Talk implements AutoCloseable {

        private final Socket socket = new Socket("127.0.0.1", simulator.smtpPort());
        private final BufferedReader in =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));

        Talk() throws IOException {}

        /** The last line of the answer; empty when the connection is over. */
        String hear() throws IOException {
            String line = in.readLine();
            while (line != null && line.length() > 3 && line.charAt(3) == '-') {
                line = in.readLine();
            }
            return line == null ? "" : line;
        }

        String say(String line) throws IOException {
            socket.getOutputStream().write((line + "\r\n").getBytes(UTF_8));
            return hear();
        }

        Talk introduced() throws IOException {
            hear();
            say("EHLO test");
            say("AUTH PLAIN " + base64("\0simulator\0simulator"));
            return this;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    private String bounceAddress(int item) {
        ByteBuffer number =
                ByteBuffer.allocate(28)
                        .putLong(id.getMostSignificantBits())
                        .putLong(id.getLeastSignificantBits())
                        .putInt(item)
                        .putShort((short) 1);
        return "bounces+bulk-" + new BigInteger(1, number.array()).toString(36) + "@example.com";
    }

    /** The server's last word about a message. */
    private String send(Talk talk, int item, String notify) throws IOException {
        talk.say("MAIL FROM:<" + bounceAddress(item) + "> SIZE=100 RET=HDRS ENVID=abc");
        String taken = talk.say("RCPT TO:<person" + item + "@example.org> NOTIFY=" + notify);
        if (!taken.startsWith("250")) {
            return taken;
        }
        talk.say("DATA");
        return talk.say("Subject: hello\r\nMessage-ID: <x@example.com>\r\n\r\n..dotted\r\n.");
    }

    private Summary summary() {
        return simulator.ledger().summary(Optional.of(operation));
    }

    @Test
    void takesAMessageWithItsAttemptAndNamesItsQueueId() throws Exception {
        try (Talk talk = new Talk().introduced()) {
            assertThat(send(talk, 7, "FAILURE")).matches("250 2\\.0\\.0 Ok: queued as \\w+");
            assertThat(send(talk, 8, "FAILURE")).startsWith("250");
            assertThat(talk.say("QUIT")).startsWith("221");
        }
        assertThat(summary().total().acceptedCalls()).isEqualTo(2);
        assertThat(summary().distinct().distinctItems()).isEqualTo(2);
        assertThat(summary().total().receiptsPlanned()).isZero();
    }

    /** The script, what is heard last, what the ledger holds as accepted, and as refused. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    'action':'refuse'                                          | 550 5.7.1 Message refused by policy | 0 | 1
                    'action':'refuse','status':450,'text':'4.7.1 Greylisted'   | 450 4.7.1 Greylisted                | 0 | 1
                    'action':'numberInvalid'                                   | 550 5.1.1 User unknown              | 0 | 1
                    'action':'throttle'                                        | 421 4.7.0 Too many messages, try again later | 0 | 1
                    'action':'errorBefore'                                     | 451 4.3.0 Local error in processing | 0 | 1
                    'action':'acceptAndDrop'                                   | ``                                  | 1 | 0
                    'action':'errorAfter'                                      | ``                                  | 1 | 0
                    'action':'drop'                                            | ``                                  | 0 | 1
                    """)
    void goesWrongAsItIsTold(String rule, String heard, int accepted, int refused)
            throws Exception {
        caller.put("/faults", "[{'name':'a','vendor':'smtp'," + rule + "}]");
        try (Talk talk = new Talk().introduced()) {
            assertThat(send(talk, 1, "FAILURE")).isEqualTo(heard);
        }
        assertThat(summary().total().acceptedCalls()).isEqualTo(accepted);
        assertThat(summary().total().refusedCalls()).isEqualTo(refused);
    }

    @Test
    void turnsConnectionsAwayAsItIsTold() throws Exception {
        caller.put("/faults", "[{'name':'a','vendor':'smtp','action':'connectionBusy','count':1}]");
        try (Talk first = new Talk();
                Talk second = new Talk()) {
            assertThat(first.hear() + second.hear()).contains("421 4.3.2").contains("220 ");
        }
    }

    @Test
    void tellsWhoWantsToHearOfDeliveryAndEverybodyOfFailure() throws Exception {
        try (Talk talk = new Talk().introduced()) {
            send(talk, 1, "SUCCESS,FAILURE");
            await().until(() -> summary().total().receiptsSent() == 1);
            caller.put(
                    "/faults",
                    "[{'name':'a','action':'receiptFailed','channel':'EMAIL','code':5726}]");
            send(talk, 2, "FAILURE");
            await().until(() -> summary().total().receiptsSent() == 2);
        }
        assertThat(callbacks.received().stream().map(Callbacks.Callback::body))
                .anyMatch(body ->
                        body.contains("Action: delivered") && body.contains("<x@example.com>"))
                .anyMatch(
                        body -> body.contains("Action: failed") && body.contains("Status: 5.7.26"))
                .allMatch(body -> body.contains("Original-Envelope-Id: abc"));
        assertThat(summary().distinct().itemsReportedFailed()).isEqualTo(1);
    }

    @Test
    void showsTheFilesOfTheMailsThatBroughtSome() throws Exception {
        String mail =
                """
                Content-Type: multipart/mixed; boundary=b\r
                \r
                --b\r
                Content-Type: text/plain\r
                \r
                hello\r
                --b\r
                Content-Type: application/pdf\r
                Content-Transfer-Encoding: base64\r
                Content-Disposition: attachment;\r
                 filename*0*=UTF-8''A%C4%9Fustos%20; filename*1=faturas;\r
                 filename*2*=%C4%B1.pdf\r
                \r
                JVBERi0x\r
                --b\r
                Content-Type: text/plain\r
                Content-Disposition: attachment; filename="a \\"b\\".txt"\r
                \r
                YQ==\r
                --b--\r
                .\
                """;
        try (Talk talk = new Talk().introduced()) {
            send(talk, 1, "FAILURE");
            talk.say("MAIL FROM:<" + bounceAddress(2) + ">");
            talk.say("RCPT TO:<person@example.org>");
            talk.say("DATA");
            assertThat(talk.say(mail)).startsWith("250");
        }
        assertThat(caller.get("/mails?operationId=" + operation).body())
                .isEqualTo(
                        """
                        {"mails":[{"item":"%s/2","attempt":1,"files":[{"name":"Ağustos faturası.pdf","size":6,"sha256":"%s"},{"name":"a \\"b\\".txt","size":1,"sha256":"%s"}]}]}\
                        """
                                .formatted(operation, sha256("%PDF-1"), sha256("a")));
        assertThat(caller.get("/mails?operationId=none").body()).isEqualTo("{\"mails\":[]}");
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    }

    @Test
    void takesNothingFromWhomItDoesNotKnow() throws Exception {
        try (Talk talk = new Talk()) {
            talk.hear();
            talk.say("EHLO test");
            assertThat(talk.say("MAIL FROM:<a@example.com>")).startsWith("530 5.7.0");
            assertThat(talk.say("AUTH PLAIN " + base64("\0simulator\0wrong"))).startsWith("535");
            talk.say("AUTH LOGIN " + base64("simulator"));
            assertThat(talk.say(base64("simulator"))).startsWith("235");
            assertThat(talk.say("MAIL FROM:<a@example.com>")).startsWith("250");
        }
    }

    @Test
    void refusesWhatIsTooLargeBeforeItComes() throws Exception {
        try (Talk talk = new Talk().introduced()) {
            assertThat(talk.say("MAIL FROM:<a@example.com> SIZE=99999999")).startsWith("552 5.3.4");
        }
    }

    @Test
    void isGoneWithTheSimulator() {
        Simulator other = Simulator.start(Options.of("--port", "0"));
        int port = other.smtpPort();
        other.close();
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() ->
                        assertThatThrownBy(() -> new Socket("127.0.0.1", port).close())
                                .isInstanceOf(IOException.class));
    }
}
