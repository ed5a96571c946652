package com.ziraai.channel.sms.provider.twilio;

import static com.ziraai.event.AttemptStatus.DELIVERED;
import static com.ziraai.event.AttemptStatus.FAILED;
import static com.ziraai.event.AttemptStatus.SENT;

import com.ziraai.channel.provider.Dialect;
import com.ziraai.channel.provider.FailureCode;
import com.ziraai.channel.provider.HttpAnswer;
import com.ziraai.channel.provider.HttpCall;
import com.ziraai.channel.provider.Receipt;
import com.ziraai.channel.provider.Reports;
import com.ziraai.channel.provider.SendResult.Accepted;
import com.ziraai.channel.provider.SendResult.Rejected;
import com.ziraai.channel.provider.SendResult.Throttled;
import com.ziraai.channel.provider.SendResult.Unknown;
import com.ziraai.channel.testkit.CallCase;
import com.ziraai.channel.testkit.ProviderContract;
import com.ziraai.channel.testkit.ReceiptCase;
import com.ziraai.channel.testkit.Reply;
import com.ziraai.channel.testkit.Request;
import com.ziraai.event.Attempt;
import com.ziraai.event.AttemptStatus;
import com.ziraai.event.Failure;
import com.ziraai.event.Item;
import com.ziraai.event.SmsSend;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

class TwilioDialectTest extends ProviderContract<SmsSend> {

    private static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";
    private static final String MESSAGES = "/2010-04-01/Accounts/" + ACCOUNT + "/Messages.json";
    private static final String CALLBACK =
            "&StatusCallback=https%3A%2F%2Fus.example%2Freceipts%2Ftwilio%3Ftoken%3D"
                    + TOKEN
                    + "%23rc%3D5%26rp%3Dall";
    private static final Map<String, String> HEADERS =
            Map.of(
                    "authorization",
                    "Basic QUMwMTIzNDU2Nzg5YWJjZGVmMDEyMzQ1Njc4OWFiY2RlZjpzM2NyZXQ=",
                    "content-type",
                    "application/x-www-form-urlencoded");

    @Override
    protected String provider() {
        return TwilioConfiguration.NAME;
    }

    @Override
    protected Reports reports() {
        return TwilioReceipt::parse;
    }

    @Override
    protected Dialect<SmsSend, HttpCall, HttpAnswer> dialect(URI url) {
        TwilioSettings settings =
                new TwilioSettings(url, ACCOUNT, "s3cret", "+15017122661", List.of(), 1);
        return new TwilioDialect(
                settings, settings.from(), URI.create("https://us.example/receipts/twilio"));
    }

    @Override
    protected SmsSend command() {
        return sms("Private words");
    }

    @Override
    protected List<String> secrets() {
        return List.of("s3cret", "905551234567", "Private", TOKEN);
    }

    @Override
    protected List<CallCase<SmsSend>> calls() {
        List<CallCase<SmsSend>> cases =
                List.of(
                        CallCase.of(
                                "a text goes as a form, with a callback that names the attempt",
                                sms("Kod: A-1 & şı 👋"),
                                new Request(
                                        "POST",
                                        MESSAGES,
                                        HEADERS,
                                        "From=%2B15017122661&To=%2B905551234567&Body=Kod%3A+A-1+%26+%C5%9F%C4%B1+%F0%9F%91%8B"
                                                + CALLBACK),
                                created("SM1", "queued", "1"),
                                new Accepted(Optional.of("SM1"), 1)),
                        CallCase.of(
                                "as many parts as Twilio counts",
                                sms("a".repeat(200)),
                                created("SM2", "queued", "3"),
                                new Accepted(Optional.of("SM2"), 3)),
                        CallCase.of(
                                "as many as we count while Twilio does not know them",
                                sms("a".repeat(200)),
                                created("SM3", "accepted", "0"),
                                new Accepted(Optional.of("SM3"), 2)),
                        CallCase.notCalled(
                                "a text Twilio would refuse is not handed over",
                                sms("a".repeat(1601)),
                                new Rejected(FailureCode.MESSAGE_TOO_LONG.failure())),
                        CallCase.of(
                                "a full queue lets the sender rest",
                                sms("a"),
                                error(400, 21611),
                                new Throttled(Duration.ofSeconds(10))),
                        CallCase.of(
                                "a code we do not know is a refusal",
                                sms("a"),
                                error(400, 29999),
                                new Rejected(FailureCode.PROVIDER_REFUSED.failure("HTTP 400"))),
                        CallCase.of(
                                "a failure of the server is unknown, whatever its code says",
                                sms("a"),
                                error(500, 21610),
                                new Unknown(FailureCode.PROVIDER_ERROR.failure("HTTP 500"))),
                        CallCase.of(
                                "a message without an id proves nothing",
                                sms("a"),
                                Reply.answer(201, "{\"status\":\"queued\"}"),
                                new Unknown(FailureCode.ANSWER_UNREADABLE.failure("HTTP 201"))),
                        refusal(401, 20003, FailureCode.PROVIDER_CREDENTIALS),
                        refusal(404, 20404, FailureCode.PROVIDER_CREDENTIALS),
                        refusal(400, 21211, FailureCode.RECIPIENT_INVALID),
                        refusal(400, 21212, FailureCode.SENDER_NOT_ALLOWED),
                        refusal(400, 21214, FailureCode.RECIPIENT_INVALID),
                        refusal(400, 21217, FailureCode.RECIPIENT_INVALID),
                        refusal(403, 21408, FailureCode.NOT_ROUTABLE),
                        refusal(400, 21602, FailureCode.MESSAGE_REFUSED),
                        refusal(400, 21606, FailureCode.SENDER_NOT_ALLOWED),
                        refusal(400, 21608, FailureCode.SENDER_NOT_ALLOWED),
                        refusal(400, 21610, FailureCode.RECIPIENT_OPTED_OUT),
                        refusal(400, 21612, FailureCode.NOT_ROUTABLE),
                        refusal(400, 21614, FailureCode.RECIPIENT_INVALID),
                        refusal(400, 21617, FailureCode.MESSAGE_TOO_LONG),
                        refusal(400, 21635, FailureCode.RECIPIENT_INVALID),
                        refusal(400, 21660, FailureCode.SENDER_NOT_ALLOWED),
                        refusal(400, 21703, FailureCode.SENDER_NOT_ALLOWED),
                        refusal(400, 21705, FailureCode.SENDER_NOT_ALLOWED),
                        refusal(400, 21900, FailureCode.TEMPLATE_UNUSABLE),
                        refusal(400, 21901, FailureCode.TEMPLATE_UNUSABLE),
                        refusal(400, 30002, FailureCode.ACCOUNT_RESTRICTED));
        return cases;
    }

    @Override
    protected List<ReceiptCase> receipts() {
        return Stream.concat(
                        Stream.of(
                                callback(
                                        "under way at Twilio",
                                        "MessageSid=SM1&MessageStatus=sending"),
                                callback("a word Twilio may add", "MessageSid=SM1&MessageStatus=x"),
                                callback("sent", "MessageSid=SM1&MessageStatus=sent", SENT, null),
                                callback(
                                        "delivered, with fields we do not know",
                                        "MessageSid=SM1&SmsSid=SM1&MessageStatus=delivered&To=%2B905551234567&RawDlrDoneDate=2611301000&New=1",
                                        DELIVERED,
                                        null),
                                callback(
                                        "read",
                                        "MessageSid=SM1&MessageStatus=read",
                                        AttemptStatus.READ,
                                        null),
                                callback(
                                        "the older names",
                                        "SmsSid=SM1&SmsStatus=delivered",
                                        DELIVERED,
                                        null),
                                callback(
                                        "failed without a code",
                                        "MessageSid=SM1&MessageStatus=failed&ErrorCode=",
                                        FAILED,
                                        FailureCode.DELIVERY_FAILED.failure()),
                                callback(
                                        "failed by a code we do not know",
                                        "MessageSid=SM1&MessageStatus=undelivered&ErrorCode=39999",
                                        FAILED,
                                        FailureCode.DELIVERY_FAILED.failure("39999"))),
                        Stream.of(
                                failed(30001, FailureCode.SENDER_THROTTLED),
                                failed(30003, FailureCode.RECIPIENT_UNREACHABLE),
                                failed(30004, FailureCode.RECIPIENT_DENIED),
                                failed(30005, FailureCode.RECIPIENT_INVALID),
                                failed(30006, FailureCode.RECIPIENT_UNREACHABLE),
                                failed(30007, FailureCode.NETWORK_REJECTED),
                                failed(30008, FailureCode.DELIVERY_FAILED),
                                failed(30017, FailureCode.NETWORK_BUSY),
                                failed(30018, FailureCode.SENDER_NOT_ALLOWED),
                                failed(30022, FailureCode.SENDER_THROTTLED),
                                failed(30023, FailureCode.SENDER_THROTTLED),
                                failed(30024, FailureCode.SENDER_NOT_ALLOWED),
                                failed(30032, FailureCode.SENDER_NOT_ALLOWED),
                                failed(30034, FailureCode.SENDER_NOT_ALLOWED),
                                failed(30036, FailureCode.MESSAGE_EXPIRED),
                                failed(30410, FailureCode.DELIVERY_FAILED)))
                .toList();
    }

    @Override
    protected List<ReceiptCase> unreadable() {
        return List.of(
                ReceiptCase.query("no form", "token=" + TOKEN),
                callback("no status", "MessageSid=SM1"),
                callback("broken escapes", "MessageStatus=%zz"));
    }

    private static CallCase<SmsSend> refusal(int status, int code, FailureCode expected) {
        return CallCase.of(
                "Twilio's " + code,
                sms("a"),
                error(status, code),
                new Rejected(expected.failure(Integer.toString(code))));
    }

    private static Reply.Answer created(String sid, String status, String segments) {
        return Reply.answer(
                201,
                """
                {"account_sid":"%s","api_version":"2010-04-01","body":"…","direction":"outbound-api","error_code":null,
                "num_media":"0","num_segments":"%s","price":null,"sid":"%s","status":"%s"}
                """
                        .formatted(ACCOUNT, segments, sid, status));
    }

    private static Reply.Answer error(int status, int code) {
        return Reply.answer(
                status,
                """
                {"code":%d,"message":"for people","more_info":"https://www.twilio.com/docs/errors/%1$d","status":%d}
                """
                        .formatted(code, status));
    }

    private static ReceiptCase failed(int code, FailureCode expected) {
        return callback(
                "failed by " + code,
                "MessageSid=SM1&MessageStatus=undelivered&ErrorCode=" + code,
                FAILED,
                expected.failure(Integer.toString(code)));
    }

    private static ReceiptCase callback(
            String name, String form, AttemptStatus status, @Nullable Failure failure) {
        return new ReceiptCase(
                name,
                "token=" + TOKEN,
                form,
                List.of(
                        new Receipt(
                                Optional.of(TOKEN),
                                status,
                                Optional.of("SM1"),
                                Optional.ofNullable(failure),
                                Optional.empty())));
    }

    private static ReceiptCase callback(String name, String form) {
        return new ReceiptCase(name, "token=" + TOKEN, form, List.of());
    }

    private static SmsSend sms(String text) {
        Item item =
                new Item(
                        "bulk_0198c0de-7a10-7c3e-9f00-0123456789ab",
                        7,
                        "sponsor-1",
                        "AbCdEfGhIjKlMnOpQrStUv",
                        Instant.EPOCH);
        return new SmsSend(
                new Attempt(item, 2), "+905551234567", "TR", text, Instant.EPOCH, List.of(), null);
    }
}
