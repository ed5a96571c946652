package com.ziraai.channel.sms.provider.twilio;

import com.ziraai.channel.provider.FailureCode;
import com.ziraai.channel.provider.HttpAnswer;
import com.ziraai.channel.provider.SendResult;
import com.ziraai.channel.provider.SendResult.Accepted;
import com.ziraai.channel.provider.SendResult.Rejected;
import com.ziraai.channel.provider.SendResult.Throttled;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What Twilio's JSON proves. */
final class TwilioAnswer {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int TOO_MANY_REQUESTS = 429;

    /** A full queue empties at the sender's own rate; Twilio names no time. */
    private static final Duration FULL = Duration.ofSeconds(10);

    private TwilioAnswer() {}

    /**
     * @param parts parts we know the text to have; Twilio counts 0 where a messaging service is yet
     *     to choose a number
     */
    static Optional<SendResult> read(HttpAnswer answer, int parts) {
        return json(answer.body())
                .flatMap(json ->
                        answer.status() < 300
                                ? taken(json, parts)
                                : refusal(answer.status(), json));
    }

    private static Optional<JsonNode> json(String body) {
        try {
            return Optional.of(JSON.readTree(body)).filter(JsonNode::isObject);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static Optional<SendResult> taken(JsonNode json, int parts) {
        String sid = json.path("sid").asString("");
        if (sid.isEmpty()) {
            return Optional.empty();
        }
        int segments = json.path("num_segments").asInt(0);
        return Optional.of(new Accepted(Optional.of(sid), segments > 0 ? segments : parts));
    }

    /**
     * A failure of the server proves nothing, whatever it says; too many requests are the wire's.
     */
    private static Optional<SendResult> refusal(int status, JsonNode json) {
        if (status >= 500 || status == TOO_MANY_REQUESTS || status == 408) {
            return Optional.empty();
        }
        return TwilioError.of(json.path("code").asInt(0))
                .map(failure ->
                        failure.getCode().equals(FailureCode.SENDER_THROTTLED.name())
                                ? new Throttled(FULL)
                                : new Rejected(failure));
    }
}
