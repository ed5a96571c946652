package com.ziraai.simulator.twilio;

import com.ziraai.simulator.exchange.Provider;
import com.ziraai.simulator.exchange.Reply;
import com.ziraai.simulator.faults.CallFault;
import com.ziraai.simulator.twilio.TakenMessages.Taken;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers of the Messages resource. */
final class TwilioAnswers implements Provider {

    private static final String JSON = "application/json";

    /** RFC 2822, as Twilio writes it. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss xx", Locale.US);

    private static final int NOT_REACHABLE = 21612;
    private static final int INVALID_TO = 21211;
    private static final int TOO_MANY_REQUESTS = 20429;
    private static final int SERVER_ERROR = 20500;

    private final JsonMapper mapper;

    TwilioAnswers(JsonMapper mapper) {
        this.mapper = mapper;
    }

    Reply.Answer created(String accountSid, String sid, Message message) {
        ObjectNode body = described(mapper.createObjectNode(), accountSid, sid, message);
        return new Reply.Answer(201, JSON, mapper.writeValueAsBytes(body));
    }

    private static ObjectNode described(
            ObjectNode body, String accountSid, String sid, Message message) {
        return body.put("account_sid", accountSid)
                .put("api_version", "2010-04-01")
                .put("body", message.body())
                .put("direction", "outbound-api")
                .put("from", message.from())
                .putNull("error_code")
                .put("num_segments", Integer.toString(message.segments()))
                .put("sid", sid)
                .put("status", "queued")
                .put("to", message.to());
    }

    Reply.Answer list(String accountSid, List<Taken> taken) {
        ObjectNode body = mapper.createObjectNode();
        ArrayNode messages = body.putArray("messages");
        taken.forEach(each ->
                described(messages.addObject(), accountSid, each.sid(), each.message())
                        .put("date_created", created(each.at())));
        body.putNull("next_page_uri");
        return new Reply.Answer(200, JSON, mapper.writeValueAsBytes(body));
    }

    private static String created(Instant at) {
        return TIME.format(at.atOffset(ZoneOffset.UTC));
    }

    Reply.Answer error(int status, int code, String message) {
        ObjectNode body = mapper.createObjectNode();
        body.put("code", code)
                .put("message", message)
                .put("more_info", "https://www.twilio.com/docs/errors/" + code)
                .put("status", status);
        return new Reply.Answer(status, JSON, mapper.writeValueAsBytes(body));
    }

    @Override
    public Reply.Answer refused(CallFault.Refuse fault) {
        return error(
                fault.status().orElse(400),
                fault.code().orElse(NOT_REACHABLE),
                fault.text().orElse("Refused by the fault script"));
    }

    @Override
    public Reply.Answer throttled(Duration retryAfter) {
        return error(429, TOO_MANY_REQUESTS, "Too many requests")
                .retryAfter(retryAfter.toSeconds());
    }

    @Override
    public Reply.Answer unavailable(OptionalInt status) {
        return error(status.orElse(503), SERVER_ERROR, "Internal server error");
    }

    @Override
    public Reply.Answer unknownNumber() {
        return error(400, INVALID_TO, "Invalid 'To' phone number");
    }
}
