package com.ziraai.channel.email.bounce;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ziraai.channel.provider.Receipt;
import com.ziraai.channel.provider.UnreadableReceiptException;
import com.ziraai.event.AttemptStatus;
import com.ziraai.event.ProviderReceipt;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryReportsTest {

    private static List<Receipt> parse(String query, String report) {
        return new DeliveryReports()
                .parse(
                        new ProviderReceipt(
                                DeliveryReports.PROVIDER,
                                query,
                                ByteBuffer.wrap(report.getBytes(UTF_8)),
                                Instant.EPOCH));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    failed    | 5.1.1 | smtp; 550 5.1.1 User unknown         | FAILED    | RECIPIENT_INVALID | 5.1.1
                    Failed    | 5.2.2 | smtp; 552 full                       | FAILED    | RECIPIENT_UNREACHABLE | 5.2.2
                    failed    | 5.7.1 | smtp; 550 spam                       | FAILED    | SENDER_BLOCKED | 5.7.1
                    failed    | 5.7.26 | smtp; 550 5.7.26 no DKIM            | FAILED    | SENDER_NOT_ALLOWED | 5.7.26
                    failed    | 5.0.0 | smtp; 550-5.1.1 No such user         | FAILED    | RECIPIENT_INVALID | 5.1.1
                    failed    | 5.0.0 | smtp; 550 no                         | FAILED    | DELIVERY_FAILED | 5.0.0
                    failed    | 4.4.7 | smtp; 451 4.4.1 timed out            | FAILED    | MESSAGE_EXPIRED | 4.4.7
                    failed    | 4.4.1 | -                                    | FAILED    | MESSAGE_EXPIRED | 4.4.1
                    delivered | 2.0.0 | -                                    | DELIVERED | - | -
                    relayed   | 2.0.0 | -                                    | SENT      | - | -
                    expanded  | 2.0.0 | -                                    | SENT      | - | -
                    """)
    void saysWhatBecameOfTheMessage(
            String action,
            String status,
            String diagnosis,
            AttemptStatus becomes,
            String code,
            String providerCode) {
        String report = Reports.delivery(Reports.recipient(action, status, diagnosis), "x@h");
        assertThat(parse("", report))
                .singleElement()
                .satisfies(receipt -> {
                    assertThat(receipt.status()).isEqualTo(becomes);
                    assertThat(receipt.token()).contains("x");
                    assertThat(receipt.occurredAt())
                            .contains(Instant.parse("2026-03-01T10:15:30Z"));
                    assertThat(receipt.failure().map(failure -> failure.getCode()).orElse(null))
                            .isEqualTo(code);
                    assertThat(
                                    receipt.failure()
                                            .map(failure -> failure.getProviderCode())
                                            .orElse(null))
                            .isEqualTo(providerCode);
                });
    }

    /** As Exim 4.96 wrote it: the status says nothing, the words of the server behind it do. */
    @Test
    void eximsReportIsRead() {
        String report =
                """
                X-Failed-Recipients: gone@example.org
                Auto-Submitted: auto-replied
                From: Mail Delivery System <Mailer-Daemon@relay.example>
                To: bounces+bulk-abc@ziraai.example
                References: <v1.tok@ziraai.example>
                Content-Type: multipart/report; report-type=delivery-status; boundary=1796048847-eximdsn-1453429291
                MIME-Version: 1.0
                Subject: Mail delivery failed: returning message to sender
                Date: Mon, 30 Nov 2026 14:27:27 +0000

                --1796048847-eximdsn-1453429291
                Content-type: text/plain; charset=us-ascii

                This message was created automatically by mail delivery software.

                --1796048847-eximdsn-1453429291
                Content-type: message/delivery-status

                Reporting-MTA: dns; relay.example
                Original-Envelope-ID: bulk-abc

                Action: failed
                Final-Recipient: rfc822;gone@example.org
                Status: 5.0.0
                Remote-MTA: dns; 127.0.0.1
                Diagnostic-Code: smtp; 550 5.1.1 User unknown

                --1796048847-eximdsn-1453429291
                Content-type: text/rfc822-headers

                Return-path: <bounces+bulk-abc@ziraai.example>
                From: a@ziraai.example
                Message-ID: <v1.tok@ziraai.example>
                Subject: x


                --1796048847-eximdsn-1453429291--
                """
                        .replace("\n", "\r\n");
        assertThat(parse("", report))
                .singleElement()
                .satisfies(receipt -> {
                    assertThat(receipt.token()).contains("v1.tok");
                    assertThat(receipt.failure().orElseThrow().getCode())
                            .isEqualTo("RECIPIENT_INVALID");
                });
    }

    @Test
    void aDelayChangesNothing() {
        String report = Reports.delivery(Reports.recipient("delayed", "4.4.1", "x"), "x@h");
        assertThat(parse("", report)).isEmpty();
    }

    @Test
    void theTokenThatWasFoundOutBeforeCounts() {
        String report = Reports.delivery(Reports.recipient("failed", "5.1.1", "x"), "x@h");
        assertThat(parse("token=found", report).getFirst().token()).contains("found");
    }

    @Test
    void aMessageThatIsReturnedWithoutAnIdOfOursNamesNothing() {
        String report = Reports.delivery(Reports.recipient("failed", "5.1.1", "x"), "nothing");
        assertThat(parse("", report).getFirst().token()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Subject: hello\r\n\r\nI am on holiday",
                "Content-Type: multipart/report; boundary=b\r\n\r\n--b\r\n\r\nx\r\n--b--"
            })
    void whatIsNoReportIsRefused(String text) {
        assertThatThrownBy(() -> parse("", text)).isInstanceOf(UnreadableReceiptException.class);
    }

    @Test
    void aLargeReportIsKeptWithoutTheMessageItReturns() {
        String whole =
                Reports.delivery(Reports.recipient("failed", "5.1.1", "smtp; 550 no"), "x@h")
                        .replace("\r\n--b--", "\r\n\r\n" + "filling ".repeat(100_000) + "\r\n--b--")
                        .replace("text/rfc822-headers", "message/rfc822");
        byte[] excerpt = Excerpt.of(whole.getBytes(UTF_8));
        assertThat(excerpt.length).isLessThan(2_000);
        assertThat(parse("", new String(excerpt, UTF_8))).isEqualTo(parse("", whole)).hasSize(1);
        byte[] small = "small".getBytes(UTF_8);
        assertThat(Excerpt.of(small)).isSameAs(small);
    }

    @Test
    void aLargeTextThatIsNoReportIsLeftAlone() {
        byte[] text = "no report ".repeat(5_000).getBytes(UTF_8);
        assertThat(Excerpt.of(text)).isEqualTo(text);
    }
}
