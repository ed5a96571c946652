package com.ziraai.simulator.twilio;

import com.ziraai.simulator.exchange.Provider;
import com.ziraai.simulator.exchange.Reply;
import com.ziraai.simulator.faults.CallFault;
import java.time.Duration;
import java.util.OptionalInt;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Answers of the Messages resource. */
final class TwilioAnswers implements Provider {

    private static final String JSON = "application/json";
    private static final int NOT_REACHABLE = 21612;
    private static final int INVALID_TO = 21211;
    private static final int TOO_MANY_REQUESTS = 20429;
    private static final int SERVER_ERROR = 20500;

    private final JsonMapper mapper;

    TwilioAnswers(JsonMapper mapper) {
        this.mapper = mapper;
    }

    Reply.Answer created(String accountSid, String sid, Message message) {
        ObjectNode body = mapper.createObjectNode();
        body.put("account_sid", accountSid)
                .put("api_version", "2010-04-01")
                .put("body", message.body())
                .put("direction", "outbound-api")
                .put("from", message.from())
                .putNull("error_code")
                .put("num_segments", Integer.toString(message.segments()))
                .put("sid", sid)
                .put("status", "queued")
                .put("to", message.to());
        return new Reply.Answer(201, JSON, mapper.writeValueAsBytes(body));
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
