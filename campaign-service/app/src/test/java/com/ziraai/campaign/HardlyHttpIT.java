package com.ziraai.campaign;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no proper client sends, byte by byte. */
class HardlyHttpIT {

    private static final RunningCampaign campaign = RunningCampaign.shared();
    private final String admin = campaign.tokens().admin();
    private final String sponsor = campaign.tokens().sponsor("fuzz");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /api/v1/bulk-operations/send-links HTTP/1.1\r\n",
                "POST /api/v1/templates HTTP/1.1\r\n",
                "PUT /api/v1/sponsors/fuzz HTTP/1.1\r\n",
                "POST /api/v1/bulk-operations/pause/none HTTP/1.1\r\n",
                "GET /api/v1/bulk-operations/history HTTP/1.1\r\n"
            })
    void aBodyWithoutEndEnds(String line) throws IOException {
        byte[] chunk = ("10000\r\n" + "x".repeat(0x10000) + "\r\n").getBytes(UTF_8);
        try (Socket socket = connect(line + head(admin) + "Transfer-Encoding: chunked\r\n\r\n")) {
            int sent = 0;
            try {
                while (sent < 100 * 1024 * 1024 && socket.getInputStream().available() == 0) {
                    socket.getOutputStream().write(chunk);
                    sent += chunk.length;
                }
            } catch (SocketException closed) {
                return;
            }
            assertThat(sent).as("bytes before the answer").isLessThan(64 * 1024 * 1024);
            byte[] start = socket.getInputStream().readNBytes(12);
            assertThat(new String(start, UTF_8)).matches("HTTP/1.1 [24]\\d\\d");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\r\n\r\n",
                "garbage\r\n\r\n",
                "GET\r\n\r\n",
                "GET / HTTP/9.9\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /a b HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET http://elsewhere.example/api/v1/audit HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /../../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET / HTTP/1.1\r\nNo colon\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nA: b\r\n folded\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nA\u0000: b\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef",
                "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: bogus\r\n\r\nabc"
            })
    void whatIsHardlyHttpIsNoFailureOfOurs(String text) throws IOException {
        try (Socket socket = connect(text)) {
            socket.shutdownOutput();
            String answer = new String(socket.getInputStream().readAllBytes(), UTF_8);
            assertThat(answer)
                    .doesNotContainPattern("HTTP/1.1 5")
                    .doesNotContainPattern(Attacker.INSIDE);
        } catch (SocketException closed) {
            // Saying nothing is an answer.
        }
    }

    /** Whoever does not wait for an answer before the next question is answered all the same. */
    @Test
    void aConnectionIsReadOnAfterRequestsThatCameTogether() throws IOException {
        String slow = get("/api/v1/bulk-operations/history");
        String quick = get("/api/v1/openapi.json");
        for (int i = 0; i < 20; i++) {
            try (Socket socket = connect(slow + quick)) {
                InputStream answers = socket.getInputStream();
                assertThat(answer(answers)).contains("\"pagination\"");
                assertThat(answer(answers)).contains("openapi");
                socket.getOutputStream().write(quick.getBytes(UTF_8));
                assertThat(answer(answers)).contains("openapi");
            }
        }
    }

    private String get(String path) {
        return "GET "
                + path
                + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                + sponsor
                + "\r\n\r\n";
    }

    /** The body of the next answer. */
    private static String answer(InputStream answers) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = answers.read();
            assertThat(next).as(head.toString()).isNotNegative();
            head.append((char) next);
        }
        Matcher length =
                Pattern.compile("content-length: (\\d+)", Pattern.CASE_INSENSITIVE).matcher(head);
        assertThat(length.find()).as(head.toString()).isTrue();
        return new String(answers.readNBytes(Integer.parseInt(length.group(1))), UTF_8);
    }

    /** Headers and body are two packets of most clients, and an answer may come between them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/v1/bulk-operations/history HTTP/1.1\r\n",
                "GET /api/v1/nowhere HTTP/1.1\r\n",
                "POST /api/v1/bulk-operations/pause/none HTTP/1.1\r\n",
                "PUT /api/v1/plans/x%00 HTTP/1.1\r\n",
                "PUT /api/v1/plans/x%2Fy HTTP/1.1\r\n",
                "PUT /api/v1/prices/x/y HTTP/1.1\r\nX-Ignored: 1\r\n",
                "PATCH /api/v1/plans/x HTTP/1.1\r\n",
                "POST /api/v1/recipient-lists HTTP/1.1\r\n"
            })
    void aBodyNobodyReadsDoesNotStandInTheWayOfTheNextRequest(String line) throws Exception {
        for (int first : new int[] {0, 1_000, 2_000}) {
            for (int pause : new int[] {0, 100}) {
                nextRequestIsAnswered(line, first, pause);
            }
        }
    }

    /** With so much of the body before the answer and the rest after it. */
    private void nextRequestIsAnswered(String line, int first, int pause) throws Exception {
        String head = head(sponsor).replace("Connection: close\r\n", "");
        String start = line + head + "Content-Length: 2000\r\n\r\n" + "x".repeat(first);
        try (Socket socket = connect(start)) {
            socket.setSoTimeout(5_000);
            answered(socket.getInputStream(), line);
            socket.getOutputStream().write("x".repeat(2_000 - first).getBytes(UTF_8));
            Thread.sleep(pause);
            String next =
                    "GET /api/v1/openapi.json HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(next.getBytes(UTF_8));
            String rest = new String(socket.getInputStream().readAllBytes(), UTF_8);
            // Either it is answered or the connection closed; no client is left waiting.
            assertThat(rest).as(line).matches("(?s)|.*(HTTP/1.1 200|\"success\":false).*");
        } catch (SocketException closed) {
            // A client sends such a request again.
        }
    }

    private static void answered(InputStream answers, String line) throws IOException {
        byte[] start = answers.readNBytes(12);
        assertThat(new String(start, UTF_8)).as(line).matches("HTTP/1.1 [24]\\d\\d");
    }

    @Test
    void headersWithoutEndAndBodiesCutOffAreRefused() throws IOException {
        whatIsHardlyHttpIsNoFailureOfOurs(
                "GET / HTTP/1.1\r\nA: " + "x".repeat(200_000) + "\r\n\r\n");
        whatIsHardlyHttpIsNoFailureOfOurs(
                "GET / HTTP/1.1\r\n" + "A: b\r\n".repeat(20_000) + "\r\n");
        whatIsHardlyHttpIsNoFailureOfOurs("GET /" + "x".repeat(100_000) + " HTTP/1.1\r\n\r\n");
        for (int length : new int[] {0, 1, 100}) {
            whatIsHardlyHttpIsNoFailureOfOurs(
                    "POST "
                            + Attacker.SEND_LINKS
                            + " HTTP/1.1\r\n"
                            + head(sponsor)
                            + "Content-Length: 5000\r\n\r\n"
                            + "{".repeat(length));
            whatIsHardlyHttpIsNoFailureOfOurs(
                    "POST /api/v1/recipient-lists HTTP/1.1\r\n"
                            + head(sponsor).replace("application/json", "text/csv")
                            + "Content-Length: 5000\r\n\r\n"
                            + "telefon\n0555\n".repeat(length));
        }
        await().untilAsserted(() ->
                assertThat(
                                campaign.number(
                                        "SELECT count(*) FROM recipient_list WHERE state = 'RECEIVING'"))
                        .isZero());
    }

    private static Socket connect(String text) throws IOException {
        URI uri = campaign.uri("/");
        Socket socket = new Socket(uri.getHost(), uri.getPort());
        socket.setSoTimeout(20_000);
        try {
            socket.getOutputStream().write(text.getBytes(ISO_8859_1));
        } catch (SocketException closed) {
            // The answer may be there all the same.
        }
        return socket;
    }

    private static String head(String token) {
        return "Host: x\r\nConnection: close\r\nContent-Type: application/json\r\nAuthorization: Bearer "
                + token
                + "\r\n";
    }
}
