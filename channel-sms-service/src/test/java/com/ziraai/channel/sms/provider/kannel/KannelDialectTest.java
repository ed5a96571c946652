package com.ziraai.channel.sms.provider.kannel;

import static com.ziraai.event.AttemptStatus.DELIVERED;
import static com.ziraai.event.AttemptStatus.FAILED;
import static com.ziraai.event.AttemptStatus.SENT;

import com.ziraai.channel.provider.Dialect;
import com.ziraai.channel.provider.FailureCode;
import com.ziraai.channel.provider.HttpAnswer;
import com.ziraai.channel.provider.HttpCall;
import com.ziraai.channel.provider.Receipt;
import com.ziraai.channel.provider.Reports;
import com.ziraai.channel.provider.SendResult;
import com.ziraai.channel.provider.SendResult.Accepted;
import com.ziraai.channel.provider.SendResult.Rejected;
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
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

class KannelDialectTest extends ProviderContract<SmsSend> {

    private static final String REPORT_URL =
            "&dlr-mask=31&dlr-url=https%3A%2F%2Fus.example%2Freceipts%2Fkannel%3Ftoken%3D"
                    + TOKEN
                    + "%26status%3D%25d%26reply%3D%25A%26id%3D%25F%26at%3D%25T";
    private static final String ACCOUNT =
            "/cgi-bin/sendsms?username=tester&password=s3cret%26word&from=ZIRAAI&to=%2B905551234567";

    @Override
    protected String provider() {
        return KannelConfiguration.NAME;
    }

    @Override
    protected Reports reports() {
        return KannelConfiguration.REPORTS;
    }

    @Override
    protected Dialect<SmsSend, HttpCall, HttpAnswer> dialect(URI url) {
        KannelSettings settings =
                new KannelSettings(
                        URI.create(url + "/cgi-bin/sendsms"),
                        "tester",
                        "s3cret&word",
                        "ZIRAAI",
                        List.of(),
                        1000,
                        10);
        return new KannelDialect(
                settings, settings.from(), URI.create("https://us.example/receipts/kannel"));
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
        return List.of(
                CallCase.of(
                        "text of the GSM alphabet goes as seven bit",
                        sms("Kod: A-1 @ 5€ çay".replace("ç", "Ç")),
                        Request.get(
                                ACCOUNT
                                        + "&coding=0&text=Kod%3A%20A-1%20%40%205%E2%82%AC%20%C3%87ay"
                                        + REPORT_URL),
                        Reply.answer(202, "0: Accepted for delivery"),
                        new Accepted(Optional.empty(), 1)),
                CallCase.of(
                        "Turkish text goes as UTF-16 without a charset",
                        sms("şı 👋"),
                        Request.get(
                                ACCOUNT + "&coding=2&text=%01_%011%00%20%D8%3D%DCK" + REPORT_URL),
                        Reply.answer(202, "0: Accepted for delivery"),
                        new Accepted(Optional.empty(), 1)),
                CallCase.of(
                        "a queued message is accepted, in as many parts as we count",
                        sms("a".repeat(161)),
                        Reply.answer(202, "3: Queued for later delivery"),
                        new Accepted(Optional.empty(), 2)),
                CallCase.of(
                        "an immediate reply is accepted, in as many parts as Kannel counts",
                        sms("a"),
                        Reply.answer(202, "Sent. Message splits: 3"),
                        new Accepted(Optional.empty(), 3)),
                CallCase.of(
                        "an immediate reply that names a denied receiver is a rejection",
                        sms("a"),
                        Reply.answer(202, "Sent. Denied receivers are: +905551234567"),
                        rejected(FailureCode.RECIPIENT_DENIED, null)),
                CallCase.notCalled(
                        "a text Kannel would cut is not handed over",
                        sms("a".repeat(1531)),
                        rejected(FailureCode.MESSAGE_TOO_LONG, null)),
                refusal(403, "Not routable. Do not try again.", FailureCode.NOT_ROUTABLE),
                refusal(403, "Authorization failed for sendsms", FailureCode.PROVIDER_CREDENTIALS),
                refusal(503, "Temporal failure, try again later.", FailureCode.PROVIDER_BUSY),
                refusal(400, "Missing receiver number, rejected", FailureCode.RECIPIENT_INVALID),
                refusal(
                        400,
                        "Empty receiver number not allowed, rejected",
                        FailureCode.RECIPIENT_INVALID),
                refusal(
                        400,
                        "Number(s) has/have been denied by white- and/or black-lists.",
                        FailureCode.RECIPIENT_DENIED),
                refusal(
                        400,
                        "Sender missing and no global set, rejected",
                        FailureCode.SENDER_NOT_ALLOWED),
                refusal(400, "Charset or body misformed, rejected", FailureCode.MESSAGE_REFUSED),
                refusal(400, "Coding field misformed, rejected", FailureCode.MESSAGE_REFUSED),
                CallCase.of(
                        "a failure that may come after handing on is unknown",
                        sms("a"),
                        Reply.answer(500, "Sending failed. Failed receivers are: +905551234567"),
                        new Unknown(FailureCode.PROVIDER_ERROR.failure("HTTP 500"))));
    }

    @Override
    protected List<ReceiptCase> receipts() {
        String undelivered = "id%3A1+stat%3AUNDELIV+err%3A011+text%3A";
        return List.of(
                report(
                        "delivered",
                        "status=1&reply=stat%3ADELIVRD&id=77&at=1760000001",
                        DELIVERED,
                        null),
                report(
                        "accepted by the SMSC",
                        "status=8&reply=ACK%2F&id=77&at=1760000001",
                        SENT,
                        null),
                report("buffered", "status=4&reply=&id=77&at=1760000001", SENT, null),
                report(
                        "failed for the reason the SMSC gives",
                        "status=2&reply=" + undelivered + "&id=77&at=1760000001",
                        FAILED,
                        FailureCode.RECIPIENT_UNREACHABLE.failure("UNDELIV 011")),
                report(
                        "failed without a reason",
                        "status=2&reply=whatever&id=77&at=1760000001",
                        FAILED,
                        FailureCode.DELIVERY_FAILED.failure()),
                report(
                        "expired",
                        "status=34&reply=stat%3AEXPIRED&id=77&at=1760000001",
                        FAILED,
                        FailureCode.MESSAGE_EXPIRED.failure("34")),
                report(
                        "refused by the SMSC for the number",
                        "status=16&reply=NACK%2F0x0000000B%2FInvalid+Dest&id=77&at=1760000001",
                        FAILED,
                        FailureCode.RECIPIENT_INVALID.failure("0x0000000B")),
                report(
                        "refused by a busy SMSC",
                        "status=16&reply=NACK%2F0x00000058%2F&id=77&at=1760000001",
                        FAILED,
                        FailureCode.NETWORK_BUSY.failure("0x00000058")),
                report(
                        "refused by the SMSC in words of its own",
                        "status=16&reply=NACK%2F&id=77&at=1760000001",
                        FAILED,
                        FailureCode.NETWORK_REJECTED.failure()),
                ReceiptCase.query(
                        "an intermediate report alone says nothing",
                        "token=" + TOKEN + "&status=32"),
                ReceiptCase.query(
                        "a report without ids or time",
                        "status=1",
                        new Receipt(
                                Optional.empty(),
                                DELIVERED,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty())),
                ReceiptCase.query(
                        "an SMSC's words in Latin-1 and in UTF-16",
                        "token=" + TOKEN + "&status=1&reply=%DCr%FCn%00K%01%31&id=77",
                        new Receipt(
                                Optional.of(TOKEN),
                                DELIVERED,
                                Optional.of("77"),
                                Optional.empty(),
                                Optional.empty())),
                ReceiptCase.query(
                        "an id that is none",
                        "token=" + TOKEN + "&status=1&id=" + "7".repeat(256),
                        new Receipt(
                                Optional.of(TOKEN),
                                DELIVERED,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty())),
                ReceiptCase.query(
                        "escapes Kannel left empty",
                        "token=" + TOKEN + "&status=1&reply=&id=&at=",
                        new Receipt(
                                Optional.of(TOKEN),
                                DELIVERED,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty())));
    }

    @Override
    protected List<ReceiptCase> unreadable() {
        return List.of(
                ReceiptCase.query("no query", ""),
                ReceiptCase.query("no status", "token=" + TOKEN),
                ReceiptCase.query("a status that is no number", "status=delivered"),
                ReceiptCase.query("a status of no bits", "status=0"),
                ReceiptCase.query("a status of unknown bits", "status=64"),
                ReceiptCase.query("broken escapes", "status=1&reply=%zz"));
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

    private static CallCase<SmsSend> refusal(int status, String body, FailureCode code) {
        return CallCase.of(
                status + " " + body,
                sms("a"),
                Reply.answer(status, body),
                rejected(code, "HTTP " + status));
    }

    private static SendResult rejected(FailureCode code, @Nullable String providerCode) {
        return new Rejected(code.failure(providerCode, null));
    }

    private static ReceiptCase report(
            String name, String escapes, AttemptStatus status, @Nullable Failure failure) {
        return ReceiptCase.query(
                name,
                "token=" + TOKEN + "&" + escapes,
                new Receipt(
                        Optional.of(TOKEN),
                        status,
                        Optional.of("77"),
                        Optional.ofNullable(failure),
                        Optional.of(Instant.ofEpochSecond(1_760_000_001L))));
    }
}
