package com.ziraai.channel.whatsapp.provider.cloudapi;

import static com.ziraai.channel.provider.FailureCode.ACCOUNT_RESTRICTED;
import static com.ziraai.channel.provider.FailureCode.MEDIA_FAILED;
import static com.ziraai.channel.provider.FailureCode.MESSAGE_REFUSED;
import static com.ziraai.channel.provider.FailureCode.PROVIDER_BUSY;
import static com.ziraai.channel.provider.FailureCode.PROVIDER_CREDENTIALS;
import static com.ziraai.channel.provider.FailureCode.RECIPIENT_CAPPED;
import static com.ziraai.channel.provider.FailureCode.RECIPIENT_INVALID;
import static com.ziraai.channel.provider.FailureCode.RECIPIENT_IN_EXPERIMENT;
import static com.ziraai.channel.provider.FailureCode.RECIPIENT_OPTED_OUT;
import static com.ziraai.channel.provider.FailureCode.RECIPIENT_THROTTLED;
import static com.ziraai.channel.provider.FailureCode.RECIPIENT_UNREACHABLE;
import static com.ziraai.channel.provider.FailureCode.SENDER_BLOCKED;
import static com.ziraai.channel.provider.FailureCode.SENDER_NOT_ALLOWED;
import static com.ziraai.channel.provider.FailureCode.SENDER_SPAM_LIMITED;
import static com.ziraai.channel.provider.FailureCode.SENDER_THROTTLED;
import static com.ziraai.channel.provider.FailureCode.TEMPLATE_PAUSED;
import static com.ziraai.channel.provider.FailureCode.TEMPLATE_UNUSABLE;
import static com.ziraai.channel.provider.FailureCode.WINDOW_CLOSED;

import com.ziraai.channel.provider.FailureCode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Meta's error codes in our words. Titles and subcodes change; codes do not. */
final class CloudApiErrors {

    private static final Map<Integer, FailureCode> CODES =
            Map.ofEntries(
                    Map.entry(0, PROVIDER_CREDENTIALS), // not authenticated
                    Map.entry(3, PROVIDER_CREDENTIALS), // capability missing
                    Map.entry(10, PROVIDER_CREDENTIALS), // permission missing
                    Map.entry(190, PROVIDER_CREDENTIALS), // token expired
                    Map.entry(131005, PROVIDER_CREDENTIALS), // access denied
                    Map.entry(1, PROVIDER_BUSY), // unknown
                    Map.entry(2, PROVIDER_BUSY), // temporary
                    Map.entry(131000, PROVIDER_BUSY), // something went wrong
                    Map.entry(131016, PROVIDER_BUSY), // service unavailable
                    Map.entry(132069, PROVIDER_BUSY), // flow throttled
                    Map.entry(133004, PROVIDER_BUSY), // server unavailable
                    Map.entry(4, SENDER_THROTTLED), // app limit
                    Map.entry(80007, SENDER_THROTTLED), // account limit
                    Map.entry(130429, SENDER_THROTTLED), // throughput of the number
                    Map.entry(131057, SENDER_THROTTLED), // maintenance, at most a minute
                    Map.entry(131048, SENDER_SPAM_LIMITED),
                    Map.entry(131056, RECIPIENT_THROTTLED), // about one in six seconds to a person
                    Map.entry(131064, ACCOUNT_RESTRICTED), // template classification violated
                    Map.entry(368, SENDER_BLOCKED), // policy
                    Map.entry(130497, SENDER_BLOCKED), // country
                    Map.entry(131031, SENDER_BLOCKED), // locked
                    Map.entry(133010, SENDER_BLOCKED), // number not registered
                    Map.entry(131030, SENDER_NOT_ALLOWED), // test number, recipient not listed
                    Map.entry(131037, SENDER_NOT_ALLOWED), // display name
                    Map.entry(131042, SENDER_NOT_ALLOWED), // payment
                    Map.entry(131045, SENDER_NOT_ALLOWED), // certificate
                    Map.entry(133016, SENDER_NOT_ALLOWED), // registered too often
                    Map.entry(33, MESSAGE_REFUSED), // parameter value
                    Map.entry(100, MESSAGE_REFUSED), // invalid parameter
                    Map.entry(131008, MESSAGE_REFUSED), // parameter missing
                    Map.entry(131009, MESSAGE_REFUSED), // parameter value
                    Map.entry(131051, MESSAGE_REFUSED), // type
                    Map.entry(131063, MESSAGE_REFUSED), // wrong endpoint for marketing
                    Map.entry(132068, MESSAGE_REFUSED), // flow blocked
                    Map.entry(131052, MEDIA_FAILED),
                    Map.entry(131053, MEDIA_FAILED),
                    Map.entry(131021, RECIPIENT_INVALID), // recipient is the sender
                    Map.entry(131026, RECIPIENT_UNREACHABLE), // no WhatsApp, old app, terms
                    Map.entry(131047, WINDOW_CLOSED),
                    Map.entry(131049, RECIPIENT_CAPPED), // marketing limit of the person
                    Map.entry(131050, RECIPIENT_OPTED_OUT),
                    Map.entry(130472, RECIPIENT_IN_EXPERIMENT),
                    Map.entry(132000, TEMPLATE_UNUSABLE), // number of parameters
                    Map.entry(132001, TEMPLATE_UNUSABLE), // missing or not approved
                    Map.entry(132005, TEMPLATE_UNUSABLE), // text too long
                    Map.entry(132007, TEMPLATE_UNUSABLE), // policy
                    Map.entry(132012, TEMPLATE_UNUSABLE), // format of a parameter
                    Map.entry(132018, TEMPLATE_UNUSABLE), // parameters
                    Map.entry(132015, TEMPLATE_PAUSED),
                    Map.entry(132016, TEMPLATE_PAUSED)); // disabled

    /** Limits of the sender: how long it rests where Meta names no time. */
    private static final Map<Integer, Duration> RESTS =
            Map.of(
                    4, Duration.ofMinutes(1),
                    80007, Duration.ofMinutes(1),
                    130429, Duration.ofSeconds(1),
                    131057, Duration.ofMinutes(1));

    private CloudApiErrors() {}

    /** Our code; empty for one that is not in the table. */
    static Optional<FailureCode> of(int code) {
        // The whole range is permissions of the token.
        return code >= 200 && code <= 299
                ? Optional.of(PROVIDER_CREDENTIALS)
                : Optional.ofNullable(CODES.get(code));
    }

    /** How long the sender rests because of that code; empty where only the item is concerned. */
    static Optional<Duration> rest(int code) {
        return Optional.ofNullable(RESTS.get(code));
    }
}
