package com.ziraai.channel.email.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.channel.email.wire.Replies.Meaning;
import com.ziraai.channel.email.wire.Replies.Refusal;
import com.ziraai.channel.email.wire.Replies.Rest;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What servers say, in their own words, and what it means. */
class RepliesTest {

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # Before anything was said of a person: the sender rests, or has to be mended
                    CONNECT | 421 | 4.3.2 Too many connections                      | rest
                    CONNECT | 450 | Not now                                         | rest
                    CONNECT | 454 | 4.7.0 Temporary authentication failure          | rest
                    CONNECT | 535 | 5.7.8 Authentication credentials invalid        | PROVIDER_CREDENTIALS
                    CONNECT | 535 | Login failed                                    | PROVIDER_CREDENTIALS
                    CONNECT | 530 | 5.7.0 Must issue a STARTTLS command first       | PROVIDER_CREDENTIALS
                    CONNECT | 554 | 5.7.1 Your host is on a block list              | SENDER_BLOCKED
                    CONNECT | 554 | No SMTP service here                            | SENDER_BLOCKED
                    CONNECT | 502 | 5.5.1 Command not implemented                   | PROVIDER_REFUSED
                    MAIL    | 421 | 4.7.28 Unusual rate of mail from your address   | rest PT1M
                    MAIL    | 421 | Closing                                         | rest
                    MAIL    | 451 | 4.3.0 Local error                               | rest
                    MAIL    | 450 | 4.7.1 Sender rate exceeded                      | rest
                    MAIL    | 452 | 4.3.1 Insufficient system storage               | rest
                    MAIL    | 530 | 5.7.0 Authentication required                   | PROVIDER_CREDENTIALS
                    MAIL    | 550 | 5.7.1 Not your domain                           | SENDER_NOT_ALLOWED
                    MAIL    | 553 | Sender address rejected                         | SENDER_NOT_ALLOWED
                    MAIL    | 501 | 5.1.7 Bad sender address syntax                 | SENDER_NOT_ALLOWED
                    MAIL    | 550 | 5.1.8 Bad system address of the sender          | SENDER_NOT_ALLOWED
                    MAIL    | 552 | 5.3.4 Message size exceeds limit                | MESSAGE_REFUSED
                    MAIL    | 501 | Syntax                                          | PROVIDER_REFUSED
                    # The person
                    RCPT    | 550 | 5.1.1 User unknown                              | RECIPIENT_INVALID
                    RCPT    | 550 | 5.1.2 Bad destination system                    | RECIPIENT_INVALID
                    RCPT    | 556 | 5.1.10 Recipient address has null MX            | RECIPIENT_INVALID
                    RCPT    | 550 | 5.1.0 Address rejected                          | RECIPIENT_UNREACHABLE
                    RCPT    | 550 | 5.2.1 Mailbox disabled                          | RECIPIENT_UNREACHABLE
                    RCPT    | 552 | 5.2.2 Mailbox full                              | RECIPIENT_UNREACHABLE
                    RCPT    | 552 | 5.2.3 Message too long for the mailbox          | NETWORK_REJECTED
                    RCPT    | 550 | 5.4.1 Access denied                             | NETWORK_REJECTED
                    RCPT    | 550 | 5.4.4 Domain not found                          | RECIPIENT_INVALID
                    RCPT    | 553 | 5.6.7 SMTPUTF8 is required                      | RECIPIENT_UNREACHABLE
                    RCPT    | 554 | 5.7.1 Relay access denied                       | SENDER_BLOCKED
                    RCPT    | 550 | 5.7.515 Domain does not meet the level          | SENDER_NOT_ALLOWED
                    RCPT    | 550 | No such user                                    | RECIPIENT_UNREACHABLE
                    RCPT    | 553 | Mailbox name not allowed                        | RECIPIENT_INVALID
                    RCPT    | 554 | Failed                                          | NETWORK_REJECTED
                    RCPT    | 450 | 4.7.1 Greylisted                                | PROVIDER_BUSY PT5M
                    RCPT    | 450 | 4.2.0 Greylisted                                | PROVIDER_BUSY PT5M
                    RCPT    | 450 | Try again later                                 | PROVIDER_BUSY PT5M
                    RCPT    | 452 | 4.2.2 Mailbox full                              | PROVIDER_BUSY PT4H
                    RCPT    | 451 | 4.4.1 No answer from host                       | NETWORK_BUSY PT1M
                    RCPT    | 450 | 4.1.2 Domain not found                          | NETWORK_BUSY PT1M
                    RCPT    | 451 | 4.3.0 Local error                               | PROVIDER_BUSY PT1M
                    RCPT    | 451 | 4.3.2 System not accepting messages             | rest
                    RCPT    | 421 | 4.7.0 Too many messages                         | rest
                    # The message
                    DATA    | 554 | 5.5.1 No valid recipients                       | PROVIDER_REFUSED
                    DOT     | 550 | 5.7.1 Message looks like spam                   | SENDER_BLOCKED
                    DOT     | 550 | 5.7.26 Unauthenticated mail is blocked          | SENDER_NOT_ALLOWED
                    DOT     | 550 | 5.7.28 Mail flood                               | SENDER_SPAM_LIMITED
                    DOT     | 552 | 5.3.4 Message too big                           | MESSAGE_REFUSED
                    DOT     | 552 | Too big                                         | MESSAGE_REFUSED
                    DOT     | 554 | 5.6.0 Message contains bad header               | MESSAGE_REFUSED
                    DOT     | 550 | 5.2.2 Mailbox full                              | RECIPIENT_UNREACHABLE
                    DOT     | 554 | Transaction failed                              | SENDER_BLOCKED
                    DOT     | 451 | 4.3.0 Queue file write error                    | PROVIDER_BUSY PT1M
                    DOT     | 452 | 4.3.1 Insufficient system storage               | rest
                    DOT     | 452 | 4.2.2 Mailbox full                              | PROVIDER_BUSY PT4H
                    DOT     | 421 | 4.4.2 Timeout                                   | rest
                    DOT     | 451 | 4.7.1 Try again later                           | PROVIDER_BUSY PT1M
                    """)
    void meansWhatTheTableSays(Step step, int code, String text, String meaning) {
        SmtpAnswer answer = SmtpAnswer.of(step, code, code + " " + text, "<id>");
        assertThat(words(Replies.meaning(answer))).isEqualTo(meaning);
    }

    private static String words(Meaning meaning) {
        return switch (meaning) {
            case Rest(var pause) -> "rest" + pause.map(RepliesTest::word).orElse("");
            case Refusal(var code, var after) ->
                    code.name() + after.map(RepliesTest::word).orElse("");
        };
    }

    private static String word(Duration duration) {
        return " " + duration;
    }

    @ParameterizedTest
    @CsvSource({
        "5.1.1, RECIPIENT_INVALID",
        "5.2.2, RECIPIENT_UNREACHABLE",
        "5.2.1, RECIPIENT_UNREACHABLE",
        "5.7.1, SENDER_BLOCKED",
        "5.7.26, SENDER_NOT_ALLOWED",
        "5.3.4, MESSAGE_REFUSED",
        "5.4.7, MESSAGE_EXPIRED",
        "5.0.0, DELIVERY_FAILED",
        "5.9.9, DELIVERY_FAILED",
        "4.4.1, MESSAGE_EXPIRED",
        "4.2.2, MESSAGE_EXPIRED",
    })
    void aReportedStatusMeansWhatTheTableSays(String status, String code) {
        assertThat(Replies.reported(status)).hasToString(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    250 2.0.0 Ok                     | 2.0.0
                    550-5.1.1 first line\\n550 5.1.1 last line | 5.1.1
                    550 5.1.1                        | 5.1.1
                    550 no status                    | 250
                    550 5.1.1x                       | 250
                    550 500.5.5.5 is an address      | 250
                    """)
    void theEnhancedCodeIsThatOfTheLastLine(String reply, String status) {
        SmtpAnswer answer = SmtpAnswer.of(Step.RCPT, 250, reply.replace("\\n", "\n"), "");
        assertThat(answer.status()).isEqualTo(status);
    }
}
