package com.ziraai.channel.sms.provider.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ziraai.channel.provider.HttpAnswer;
import com.ziraai.channel.provider.HttpCall;
import com.ziraai.channel.provider.LookUp.Match;
import com.ziraai.channel.provider.SendResult;
import com.ziraai.channel.provider.Wire;
import com.ziraai.event.Attempt;
import com.ziraai.event.AttemptStatus;
import com.ziraai.event.Item;
import com.ziraai.event.SmsSend;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class TwilioLookUpTest {

    private static final String FROM = "+15017122661";
    private static final Instant CALLED = Instant.parse("2026-11-22T10:00:00Z");

    private static final SmsSend COMMAND =
            new SmsSend(
                    new Attempt(new Item("bulk_1", 0, "s", "k", Instant.EPOCH), 1),
                    "+905551234567",
                    "TR",
                    "Merhaba",
                    Instant.EPOCH,
                    List.of(),
                    null);

    private final List<HttpCall> calls = new ArrayList<>();

    @Test
    void itAsksForTheNumberOnTheDaysOfTheCall() {
        find(FROM, CALLED, CALLED.plusSeconds(60), page());
        assertThat(calls)
                .extracting(HttpCall::uri)
                .containsExactly(
                        "https://api.twilio.com/2010-04-01/Accounts/AC0123456789abcdef0123456789abcdef/Messages.json"
                                + "?To=%2B905551234567&From=%2B15017122661&DateSent=2026-11-22&PageSize=100");
        assertThat(calls.getFirst().headers()).containsKey("Authorization");
        calls.clear();
        Instant midnight = Instant.parse("2026-11-23T00:00:10Z");
        find(FROM, midnight.minusSeconds(60), midnight, page());
        assertThat(calls).hasSize(2);
    }

    @Test
    void onlyWhatSaysTheSameToTheSamePersonFromTheSameSenderAtThatTimeMatches() {
        String match = message("SM1", "Merhaba", FROM, "+905551234567", "10:00:30", "sent", "null");
        assertThat(find(page(match)))
                .containsExactly(new Match("SM1", AttemptStatus.SENT, Optional.empty(), 1));
        assertThat(
                        find(
                                page(
                                        message(
                                                "SM2",
                                                "Merhaba!",
                                                FROM,
                                                "+905551234567",
                                                "10:00:30",
                                                "sent",
                                                "null"),
                                        message(
                                                "SM3",
                                                "Merhaba",
                                                "+1",
                                                "+905551234567",
                                                "10:00:30",
                                                "sent",
                                                "null"),
                                        message(
                                                "SM4",
                                                "Merhaba",
                                                FROM,
                                                "+905551234568",
                                                "10:00:30",
                                                "sent",
                                                "null"),
                                        message(
                                                "SM5",
                                                "Merhaba",
                                                FROM,
                                                "+905551234567",
                                                "10:01:01",
                                                "sent",
                                                "null"),
                                        message(
                                                "SM6",
                                                "Merhaba",
                                                FROM,
                                                "+905551234567",
                                                "09:59:59",
                                                "sent",
                                                "null"))))
                .isEmpty();
    }

    @Test
    void whatBecameOfItIsTold() {
        assertThat(find(page(message("SM1", "queued", "null"))))
                .extracting(Match::status)
                .containsExactly(AttemptStatus.ACCEPTED);
        assertThat(find(page(message("SM1", "delivered", "null"))))
                .extracting(Match::status)
                .containsExactly(AttemptStatus.DELIVERED);
        Match failed = find(page(message("SM1", "undelivered", "30005"))).getFirst();
        assertThat(failed.status()).isEqualTo(AttemptStatus.FAILED);
        assertThat(failed.failure().orElseThrow().getCode()).isEqualTo("RECIPIENT_INVALID");
    }

    @Test
    void aListThatIsNotWholeTellsNothing() {
        assertThatThrownBy(() -> find("{\"messages\":[],\"next_page_uri\":\"/x\"}"))
                .hasMessageContaining("more messages");
        assertThatThrownBy(() -> find("{}")).hasMessageContaining("no list");
        assertThatThrownBy(() -> find("<html>")).hasMessageContaining("no JSON");
        assertThatThrownBy(() ->
                        lookUp(FROM, new HttpAnswer(429, Optional.empty(), "{}"))
                                .find(COMMAND, CALLED, CALLED)
                                .block())
                .hasMessageContaining("HTTP 429");
    }

    @Test
    void aMessagingServiceIsLookedForInTheList() {
        String service = "MG0123456789abcdef0123456789abcdef";
        String match =
                message("SM1", "Merhaba", "+1999", "+905551234567", "10:00:30", "sent", "null")
                        .replace(
                                "\"body\"",
                                "\"messaging_service_sid\":\"" + service + "\",\"body\"");
        assertThat(find(service, CALLED, CALLED.plusSeconds(60), page(match))).hasSize(1);
        assertThat(calls.getFirst().uri()).doesNotContain("From=");
    }

    private static String message(String sid, String status, String error) {
        return message(sid, "Merhaba", FROM, "+905551234567", "10:00:30", status, error);
    }

    private static String message(
            String sid,
            String body,
            String from,
            String to,
            String time,
            String status,
            String error) {
        return """
        {"sid":"%s","body":"%s","from":"%s","to":"%s","date_created":"Sun, 22 Nov 2026 %s +0000","status":"%s",
         "error_code":%s,"direction":"outbound-api","num_segments":"1"}
        """
                .formatted(sid, body, from, to, time, status, error);
    }

    private static String page(String... messages) {
        return "{\"messages\":[" + String.join(",", messages) + "],\"next_page_uri\":null}";
    }

    private List<Match> find(String body) {
        return find(FROM, CALLED, CALLED.plusSeconds(60), body);
    }

    private List<Match> find(String from, Instant earliest, Instant latest, String body) {
        return lookUp(from, new HttpAnswer(200, Optional.empty(), body))
                .find(COMMAND, earliest, latest)
                .blockOptional()
                .orElseThrow();
    }

    private TwilioLookUp lookUp(String from, HttpAnswer answer) {
        TwilioSettings settings =
                new TwilioSettings(
                        URI.create("https://api.twilio.com"),
                        "AC0123456789abcdef0123456789abcdef",
                        "a secret",
                        from,
                        List.of(),
                        1);
        return new TwilioLookUp(new Answering(answer), settings, from);
    }

    /** Notes what it is asked and gives that answer. */
    private final class Answering implements Wire<HttpCall, HttpAnswer> {

        private final HttpAnswer answer;

        Answering(HttpAnswer answer) {
            this.answer = answer;
        }

        @Override
        public URI endpoint() {
            return URI.create("https://api.twilio.com");
        }

        @Override
        public Mono<HttpAnswer> exchange(HttpCall request) {
            calls.add(request);
            return Mono.just(answer);
        }

        @Override
        public SendResult judge(HttpAnswer unread) {
            throw new UnsupportedOperationException();
        }

        @Override
        public SendResult judge(Throwable failure) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isTrouble(HttpAnswer unread) {
            return false;
        }

        @Override
        public void close() {}
    }
}
