package com.ziraai.channel.sms.provider.twilio;

import static com.ziraai.channel.provider.FailureCode.ACCOUNT_RESTRICTED;
import static com.ziraai.channel.provider.FailureCode.DELIVERY_FAILED;
import static com.ziraai.channel.provider.FailureCode.MESSAGE_EXPIRED;
import static com.ziraai.channel.provider.FailureCode.MESSAGE_REFUSED;
import static com.ziraai.channel.provider.FailureCode.MESSAGE_TOO_LONG;
import static com.ziraai.channel.provider.FailureCode.NETWORK_BUSY;
import static com.ziraai.channel.provider.FailureCode.NETWORK_REJECTED;
import static com.ziraai.channel.provider.FailureCode.NOT_ROUTABLE;
import static com.ziraai.channel.provider.FailureCode.PROVIDER_CREDENTIALS;
import static com.ziraai.channel.provider.FailureCode.RECIPIENT_DENIED;
import static com.ziraai.channel.provider.FailureCode.RECIPIENT_INVALID;
import static com.ziraai.channel.provider.FailureCode.RECIPIENT_OPTED_OUT;
import static com.ziraai.channel.provider.FailureCode.RECIPIENT_UNREACHABLE;
import static com.ziraai.channel.provider.FailureCode.SENDER_NOT_ALLOWED;
import static com.ziraai.channel.provider.FailureCode.SENDER_THROTTLED;
import static com.ziraai.channel.provider.FailureCode.TEMPLATE_UNUSABLE;

import com.ziraai.channel.provider.FailureCode;
import com.ziraai.event.Failure;
import java.util.Map;
import java.util.Optional;

/** Twilio's error codes ("Error and Warning Dictionary") in our words. */
final class TwilioError {

    private static final Map<Integer, FailureCode> BY_CODE =
            Map.ofEntries(
                    Map.entry(20003, PROVIDER_CREDENTIALS), // authenticate
                    Map.entry(20404, PROVIDER_CREDENTIALS), // no such account
                    Map.entry(21211, RECIPIENT_INVALID),
                    Map.entry(21212, SENDER_NOT_ALLOWED), // invalid From
                    Map.entry(21214, RECIPIENT_INVALID), // cannot be reached
                    Map.entry(21217, RECIPIENT_INVALID),
                    Map.entry(21408, NOT_ROUTABLE), // permission for the region is not enabled
                    Map.entry(21602, MESSAGE_REFUSED), // no body
                    Map.entry(21606, SENDER_NOT_ALLOWED), // From is not capable of SMS
                    Map.entry(21608, SENDER_NOT_ALLOWED), // a trial account, unverified To
                    Map.entry(21610, RECIPIENT_OPTED_OUT), // STOP
                    Map.entry(21611, SENDER_THROTTLED), // the sender's queue is full
                    Map.entry(21612, NOT_ROUTABLE), // not from this From to this To
                    Map.entry(21614, RECIPIENT_INVALID), // no mobile number
                    Map.entry(21617, MESSAGE_TOO_LONG),
                    Map.entry(21635, RECIPIENT_INVALID), // a landline
                    Map.entry(21660, SENDER_NOT_ALLOWED), // From is of another account
                    Map.entry(21703, SENDER_NOT_ALLOWED), // the service has no number
                    Map.entry(21705, SENDER_NOT_ALLOWED), // the service is none
                    Map.entry(21900, TEMPLATE_UNUSABLE), // DLT entity
                    Map.entry(21901, TEMPLATE_UNUSABLE), // DLT template
                    Map.entry(30001, SENDER_THROTTLED), // queue overflow
                    Map.entry(30002, ACCOUNT_RESTRICTED), // account suspended
                    Map.entry(30003, RECIPIENT_UNREACHABLE), // handset off or out of reach
                    Map.entry(30004, RECIPIENT_DENIED), // blocked
                    Map.entry(30005, RECIPIENT_INVALID), // unknown handset
                    Map.entry(30006, RECIPIENT_UNREACHABLE), // landline or carrier out of reach
                    Map.entry(30007, NETWORK_REJECTED), // filtered by the carrier
                    Map.entry(30008, DELIVERY_FAILED), // unknown
                    Map.entry(30017, NETWORK_BUSY), // the carrier's network is congested
                    Map.entry(30018, SENDER_NOT_ALLOWED), // not registered
                    Map.entry(30022, SENDER_THROTTLED), // 10DLC rate
                    Map.entry(30023, SENDER_THROTTLED), // 10DLC daily cap
                    Map.entry(30024, SENDER_NOT_ALLOWED), // not provisioned
                    Map.entry(30032, SENDER_NOT_ALLOWED), // toll-free, not verified
                    Map.entry(30034, SENDER_NOT_ALLOWED), // 10DLC, not registered
                    Map.entry(30036, MESSAGE_EXPIRED),
                    Map.entry(30410, DELIVERY_FAILED)); // the carrier did not answer in time

    private TwilioError() {}

    static Optional<Failure> of(int code) {
        return Optional.ofNullable(BY_CODE.get(code))
                .map(found -> found.failure(Integer.toString(code)));
    }
}
