package com.ziraai.channel.sms.provider.kannel;

import static com.ziraai.channel.provider.FailureCode.DELIVERY_FAILED;
import static com.ziraai.channel.provider.FailureCode.MESSAGE_EXPIRED;
import static com.ziraai.channel.provider.FailureCode.NETWORK_REJECTED;
import static com.ziraai.channel.provider.FailureCode.RECIPIENT_UNREACHABLE;

import com.ziraai.channel.provider.FailureCode;
import com.ziraai.event.Failure;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of an SMPP receipt ({@code id:… stat:UNDELIV err:011 text:…}; SMPP 3.4, appendix B),
 * read liberally: operators leave fields out.
 */
final class SmscReceipt {

    private static final Pattern STATE = Pattern.compile("\\bstat:([A-Za-z]{1,10})");
    private static final Pattern ERROR = Pattern.compile("\\berr:([0-9A-Za-z]{1,10})");

    private static final Map<String, FailureCode> BY_STATE =
            Map.of(
                    "EXPIRED", MESSAGE_EXPIRED,
                    "REJECTD", NETWORK_REJECTED,
                    "UNDELIV", RECIPIENT_UNREACHABLE);

    private SmscReceipt() {}

    static Failure failure(String reply) {
        Matcher state = STATE.matcher(reply);
        if (!state.find()) {
            return DELIVERY_FAILED.failure();
        }
        Matcher error = ERROR.matcher(reply);
        return BY_STATE.getOrDefault(state.group(1), DELIVERY_FAILED)
                .failure(state.group(1) + (error.find() ? " " + error.group(1) : ""));
    }
}
