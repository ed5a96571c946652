package com.ziraai.channel.whatsapp.provider.cloudapi;

import com.ziraai.channel.provider.FailureCode;
import com.ziraai.channel.provider.HttpAnswer;
import com.ziraai.channel.provider.SendResult;
import com.ziraai.channel.provider.SendResult.Accepted;
import com.ziraai.channel.provider.SendResult.Rejected;
import com.ziraai.channel.provider.SendResult.Throttled;
import com.ziraai.event.Failure;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the body of an answer proves. */
final class CloudApiAnswer {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** A template message is billed as one, however long. */
    private static final int PARTS = 1;

    /** 4^6 s is over an hour; later attempts wait no longer. */
    private static final int LARGEST_EXPONENT = 6;

    private CloudApiAnswer() {}

    static Optional<SendResult> read(HttpAnswer answer, int attemptNo) {
        try {
            JsonNode body = JSON.readTree(answer.body());
            return answer.status() == 200 ? accepted(body) : error(answer, body, attemptNo);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /**
     * Whatever {@code message_status} says: a message held for quality assessment or paused with
     * its template is in Meta's hands and reported on later.
     */
    private static Optional<SendResult> accepted(JsonNode body) {
        JsonNode id = body.path("messages").path(0).path("id");
        return id.isString()
                ? Optional.of(new Accepted(Optional.of(id.stringValue()), PARTS))
                : Optional.empty();
    }

    private static Optional<SendResult> error(HttpAnswer answer, JsonNode body, int attemptNo) {
        JsonNode code = body.path("error").path("code");
        if (!code.isIntegralNumber()) {
            return Optional.empty();
        }
        int number = code.intValue();
        Optional<Duration> rest = CloudApiErrors.rest(number);
        if (rest.isPresent()) {
            return Optional.of(new Throttled(answer.retryAfter().or(() -> rest).orElseThrow()));
        }
        return CloudApiErrors.of(number)
                .or(() -> unlisted(answer.status()))
                .map(ours -> new Rejected(failure(ours, number, answer, attemptNo)));
    }

    /** A code that is not in the table still refuses the request if the status says so. */
    private static Optional<FailureCode> unlisted(int status) {
        return status >= 400 && status < 500 && status != 408 && status != 429
                ? Optional.of(FailureCode.PROVIDER_REFUSED)
                : Optional.empty();
    }

    private static Failure failure(FailureCode ours, int code, HttpAnswer answer, int attemptNo) {
        return ours == FailureCode.RECIPIENT_THROTTLED
                ? ours.failure(
                        Integer.toString(code),
                        answer.retryAfter().orElseGet(() -> pair(attemptNo)))
                : ours.failure(Integer.toString(code));
    }

    /** Meta's advice for the limit of a pair of numbers: 4^n seconds before try n + 1. */
    private static Duration pair(int attemptNo) {
        return Duration.ofSeconds(1L << 2 * Math.min(attemptNo, LARGEST_EXPONENT));
    }
}
