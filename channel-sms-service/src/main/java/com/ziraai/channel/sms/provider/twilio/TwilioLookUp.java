package com.ziraai.channel.sms.provider.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.ziraai.channel.provider.FailureCode;
import com.ziraai.channel.provider.HttpAnswer;
import com.ziraai.channel.provider.HttpCall;
import com.ziraai.channel.provider.LookUp;
import com.ziraai.channel.provider.Wire;
import com.ziraai.event.AttemptStatus;
import com.ziraai.event.Failure;
import com.ziraai.event.SmsSend;
import java.net.URLEncoder;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code GET /2010-04-01/Accounts/{AccountSid}/Messages.json?To=&From=&DateSent=}: the account's
 * messages to a number on a day of UTC.
 */
final class TwilioLookUp implements LookUp<SmsSend> {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** More to one number on one day than that, and it is not known which are missing. */
    private static final int PAGE = 100;

    private final Wire<HttpCall, HttpAnswer> wire;
    private final TwilioSettings settings;
    private final String from;

    /**
     * @param from number, alphanumeric sender or messaging service
     */
    TwilioLookUp(Wire<HttpCall, HttpAnswer> wire, TwilioSettings settings, String from) {
        this.wire = wire;
        this.settings = settings;
        this.from = from;
    }

    /** A list that is not whole, or that is none, tells nothing. */
    static final class UntoldException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UntoldException(String reason) {
            super(reason, null, false, false);
        }
    }

    @Override
    public Mono<List<Match>> find(SmsSend command, Instant earliest, Instant latest) {
        LocalDate last = LocalDate.ofInstant(latest, ZoneOffset.UTC);
        return Flux.fromStream(
                        LocalDate.ofInstant(earliest, ZoneOffset.UTC).datesUntil(last.plusDays(1)))
                .concatMap(day -> wire.exchange(question(command, day)))
                .concatMapIterable(TwilioLookUp::messages)
                .filter(each -> isLike(each, command, earliest, latest))
                .<Map<String, Match>>collect(
                        LinkedHashMap::new,
                        (found, each) -> found.put(each.path("sid").asString(""), match(each)))
                .map(found -> List.copyOf(found.values()));
    }

    /** A messaging service chooses the number, so its messages are told apart in the list. */
    private HttpCall question(SmsSend command, LocalDate day) {
        String sender = isService() ? "" : "&From=" + form(from);
        return new HttpCall(
                "GET",
                TwilioDialect.messages(settings)
                        + "?To="
                        + form(command.getTo())
                        + sender
                        + "&DateSent="
                        + day
                        + "&PageSize="
                        + PAGE,
                Map.of("Authorization", TwilioDialect.authorization(settings)),
                "");
    }

    private boolean isService() {
        return from.startsWith("MG");
    }

    private static String form(String value) {
        return URLEncoder.encode(value, UTF_8);
    }

    private static List<JsonNode> messages(HttpAnswer answer) {
        if (answer.status() != 200) {
            throw new UntoldException("HTTP " + answer.status());
        }
        JsonNode list = read(answer.body());
        if (!list.path("messages").isArray()) {
            throw new UntoldException("no list of messages");
        }
        if (!list.path("next_page_uri").asString("").isEmpty()) {
            throw new UntoldException("more messages than a page");
        }
        return list.path("messages").valueStream().toList();
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            throw new UntoldException("no JSON");
        }
    }

    private boolean isLike(JsonNode message, SmsSend command, Instant earliest, Instant latest) {
        String sender = message.path(isService() ? "messaging_service_sid" : "from").asString("");
        return message.path("direction").asString("").equals("outbound-api")
                && message.path("to").asString("").equals(command.getTo())
                && sender.equals(from)
                && message.path("body").asString("").equals(command.getText())
                && created(message)
                        .filter(at -> !at.isBefore(earliest) && !at.isAfter(latest))
                        .isPresent();
    }

    private static Optional<Instant> created(JsonNode message) {
        try {
            return Optional.of(
                    DateTimeFormatter.RFC_1123_DATE_TIME.parse(
                            message.path("date_created").asString(""), Instant::from));
        } catch (DateTimeException e) {
            throw new UntoldException("a message of no time");
        }
    }

    private static Match match(JsonNode message) {
        AttemptStatus status =
                TwilioReceipt.status(message.path("status").asString(""))
                        .orElse(AttemptStatus.ACCEPTED);
        return new Match(
                message.path("sid").asString(""),
                status,
                status == AttemptStatus.FAILED ? Optional.of(failure(message)) : Optional.empty(),
                message.path("num_segments").asInt(0));
    }

    private static Failure failure(JsonNode message) {
        int code = message.path("error_code").asInt(0);
        return TwilioError.of(code)
                .orElseGet(() ->
                        code == 0
                                ? FailureCode.DELIVERY_FAILED.failure()
                                : FailureCode.DELIVERY_FAILED.failure(Integer.toString(code)));
    }

    @Override
    public boolean areAlike(SmsSend one, SmsSend other) {
        return one.getTo().equals(other.getTo()) && one.getText().equals(other.getText());
    }
}
