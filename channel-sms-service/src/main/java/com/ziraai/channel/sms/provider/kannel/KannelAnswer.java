package com.ziraai.channel.sms.provider.kannel;

import com.ziraai.channel.provider.FailureCode;
import com.ziraai.channel.provider.HttpAnswer;
import com.ziraai.channel.provider.SendResult;
import com.ziraai.channel.provider.SendResult.Accepted;
import com.ziraai.channel.provider.SendResult.Rejected;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What smsbox's texts prove ({@code gw/smsbox.c}). {@code Sending failed.} (500) is missing on
 * purpose: smsbox says it after handing the message on, too.
 */
final class KannelAnswer {

    private static final String SENT = "Sent.";
    private static final String DENIED = "Denied receivers are:";
    private static final Pattern SPLITS = Pattern.compile("Message splits: (\\d{1,3})");

    private static final List<String> ACCEPTED =
            List.of("0: Accepted for delivery", "3: Queued for later delivery");

    private record Refusal(int status, String text, FailureCode code) {}

    /** Searched in order; the first text the answer contains decides. */
    private static final List<Refusal> REFUSALS =
            List.of(
                    new Refusal(403, "Not routable", FailureCode.NOT_ROUTABLE),
                    new Refusal(403, "Authorization failed", FailureCode.PROVIDER_CREDENTIALS),
                    new Refusal(503, "Temporal failure", FailureCode.PROVIDER_BUSY),
                    new Refusal(400, "receiver number", FailureCode.RECIPIENT_INVALID),
                    new Refusal(
                            400,
                            "denied by white- and/or black-lists",
                            FailureCode.RECIPIENT_DENIED),
                    new Refusal(400, "Sender missing", FailureCode.SENDER_NOT_ALLOWED),
                    new Refusal(400, "misformed, rejected", FailureCode.MESSAGE_REFUSED));

    private KannelAnswer() {}

    /**
     * @param parts parts we know the text to have
     */
    static Optional<SendResult> read(HttpAnswer answer, int parts) {
        return switch (answer.status()) {
            case 200, 202 -> taken(answer.body(), parts);
            default -> refusal(answer);
        };
    }

    private static Optional<SendResult> taken(String body, int parts) {
        if (body.startsWith(SENT)) {
            // One receiver a call, so a list of denied ones is ours.
            return Optional.of(
                    body.contains(DENIED)
                            ? new Rejected(FailureCode.RECIPIENT_DENIED.failure())
                            : new Accepted(Optional.empty(), splits(body).orElse(parts)));
        }
        return ACCEPTED.stream().anyMatch(body::startsWith)
                ? Optional.of(new Accepted(Optional.empty(), parts))
                : Optional.empty();
    }

    private static Optional<Integer> splits(String body) {
        Matcher splits = SPLITS.matcher(body);
        return splits.find() ? Optional.of(Integer.valueOf(splits.group(1))) : Optional.empty();
    }

    private static Optional<SendResult> refusal(HttpAnswer answer) {
        return REFUSALS.stream()
                .filter(each -> each.status() == answer.status())
                .filter(each -> answer.body().contains(each.text()))
                .findFirst()
                .map(each -> new Rejected(each.code().failure("HTTP " + each.status())));
    }
}
