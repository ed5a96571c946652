package com.ziraai.channel.whatsapp.provider.cloudapi;

import static com.ziraai.event.AttemptStatus.DELIVERED;
import static com.ziraai.event.AttemptStatus.FAILED;
import static com.ziraai.event.AttemptStatus.READ;
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
import com.ziraai.event.WhatsappSend;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

class CloudApiDialectTest extends ProviderContract<WhatsappSend> {

    private static final String ACCEPTED =
            """
            {"messaging_product":"whatsapp","contacts":[{"input":"+905551234567","wa_id":"905551234567"}],
             "messages":[{"id":"wamid.HBgM","message_status":"%s"}]}
            """;

    private static final String ERROR =
            """
            {"error":{"message":"(#%1$d) to +905551234567","type":"OAuthException","code":%1$d,
             "error_data":{"messaging_product":"whatsapp","details":"+905551234567"},"fbtrace_id":"x"}}
            """;

    private static final String WEBHOOK =
            """
            {"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages","value":{
             "messaging_product":"whatsapp","metadata":{"phone_number_id":"1065"},"statuses":[%s]}}]}]}
            """;

    @Override
    protected String provider() {
        return CloudApiConfiguration.NAME;
    }

    @Override
    protected Reports reports() {
        return new Webhooks();
    }

    @Override
    protected Dialect<WhatsappSend, HttpCall, HttpAnswer> dialect(URI url) {
        CloudApiSettings settings =
                new CloudApiSettings(
                        URI.create(url + "/v23.0"),
                        "1065",
                        List.of(),
                        "s3cret",
                        "apps3cret",
                        "v3rify",
                        80);
        return new CloudApiDialect(settings, settings.phoneNumberId());
    }

    @Override
    protected WhatsappSend command() {
        return template(2, "SP-20250115-A7B2C", "Private words");
    }

    @Override
    protected List<String> secrets() {
        return List.of("s3cret", "v3rify", "905551234567", "Private", TOKEN);
    }

    @Override
    protected List<CallCase<WhatsappSend>> calls() {
        return List.of(
                CallCase.of(
                        "a template with body and button",
                        template(1, "SP-20250115-A7B2C", "Tarım \"A\"", "SP-20250115-A7B2C"),
                        post(
                                """
                                {"type":"body","parameters":[{"type":"text","text":"Tarım \\"A\\""},\
                                {"type":"text","text":"SP-20250115-A7B2C"}]},\
                                {"type":"button","sub_type":"url","index":"0",\
                                "parameters":[{"type":"text","text":"SP-20250115-A7B2C"}]}\
                                """),
                        Reply.answer(200, ACCEPTED.formatted("accepted")),
                        accepted()),
                CallCase.of(
                        "a template without parameters",
                        template(1, null),
                        post(""),
                        Reply.answer(200, ACCEPTED.formatted("accepted")),
                        accepted()),
                CallCase.of(
                        "a message held for quality assessment is in Meta's hands",
                        command(),
                        Reply.answer(200, ACCEPTED.formatted("held_for_quality_assessment")),
                        accepted()),
                CallCase.of(
                        "a message paused with its template is in Meta's hands",
                        command(),
                        Reply.answer(200, ACCEPTED.formatted("paused")),
                        accepted()),
                CallCase.of(
                        "success without an id is unknown",
                        command(),
                        Reply.answer(200, "{\"messages\":[]}"),
                        new Unknown(FailureCode.ANSWER_UNREADABLE.failure("HTTP 200"))),
                error(401, 190, rejected(FailureCode.PROVIDER_CREDENTIALS, 190)),
                error(403, 200, rejected(FailureCode.PROVIDER_CREDENTIALS, 200)),
                error(403, 299, rejected(FailureCode.PROVIDER_CREDENTIALS, 299)),
                error(400, 1, rejected(FailureCode.PROVIDER_BUSY, 1)),
                error(503, 2, rejected(FailureCode.PROVIDER_BUSY, 2)),
                error(500, 131000, rejected(FailureCode.PROVIDER_BUSY, 131000)),
                error(429, 4, new Throttled(Duration.ofMinutes(1))),
                error(429, 80007, new Throttled(Duration.ofMinutes(1))),
                error(429, 130429, new Throttled(Duration.ofSeconds(1))),
                error(500, 131057, new Throttled(Duration.ofMinutes(1))),
                CallCase.of(
                        "Meta's own hint wins over ours",
                        command(),
                        new Reply.Answer(429, Map.of("Retry-After", "9"), ERROR.formatted(130429)),
                        new Throttled(Duration.ofSeconds(9))),
                CallCase.of(
                        "the limit of a pair of numbers holds back this item alone, 4^n seconds",
                        template(3, null),
                        Reply.answer(429, ERROR.formatted(131056)),
                        new Rejected(
                                FailureCode.RECIPIENT_THROTTLED.failure(
                                        "131056", Duration.ofSeconds(64)))),
                error(429, 131048, rejected(FailureCode.SENDER_SPAM_LIMITED, 131048)),
                error(400, 131064, rejected(FailureCode.ACCOUNT_RESTRICTED, 131064)),
                error(400, 133016, rejected(FailureCode.SENDER_NOT_ALLOWED, 133016)),
                error(403, 368, rejected(FailureCode.SENDER_BLOCKED, 368)),
                error(400, 100, rejected(FailureCode.MESSAGE_REFUSED, 100)),
                error(400, 131021, rejected(FailureCode.RECIPIENT_INVALID, 131021)),
                error(400, 131026, rejected(FailureCode.RECIPIENT_UNREACHABLE, 131026)),
                error(400, 131047, rejected(FailureCode.WINDOW_CLOSED, 131047)),
                error(400, 131049, rejected(FailureCode.RECIPIENT_CAPPED, 131049)),
                error(400, 131050, rejected(FailureCode.RECIPIENT_OPTED_OUT, 131050)),
                error(400, 130472, rejected(FailureCode.RECIPIENT_IN_EXPERIMENT, 130472)),
                error(400, 131053, rejected(FailureCode.MEDIA_FAILED, 131053)),
                error(404, 132001, rejected(FailureCode.TEMPLATE_UNUSABLE, 132001)),
                error(400, 132015, rejected(FailureCode.TEMPLATE_PAUSED, 132015)),
                error(400, 999_999, rejected(FailureCode.PROVIDER_REFUSED, 999_999)),
                error(500, 999_999, new Unknown(FailureCode.PROVIDER_ERROR.failure("HTTP 500"))));
    }

    @Override
    protected List<ReceiptCase> receipts() {
        return List.of(
                status("sent", "\"status\":\"sent\",\"timestamp\":\"1760000001\"", SENT, null),
                status(
                        "delivered",
                        "\"status\":\"delivered\",\"timestamp\":\"1760000001\"",
                        DELIVERED,
                        null),
                status("read", "\"status\":\"read\",\"timestamp\":\"1760000001\"", READ, null),
                status(
                        "a voice message played",
                        "\"status\":\"played\",\"timestamp\":\"1760000001\"",
                        READ,
                        null),
                status(
                        "a time in milliseconds",
                        "\"status\":\"sent\",\"timestamp\":\"1760000001000\"",
                        SENT,
                        null),
                status(
                        "a time that is a number",
                        "\"status\":\"sent\",\"timestamp\":1760000001",
                        SENT,
                        null),
                status(
                        "failed for a reason in the table",
                        "\"status\":\"failed\",\"timestamp\":\"1760000001\",\"errors\":[{\"code\":131049,\"title\":\"x\"}]",
                        FAILED,
                        FailureCode.RECIPIENT_CAPPED.failure("131049")),
                status(
                        "failed because the sender was over its rate",
                        "\"status\":\"failed\",\"timestamp\":\"1760000001\",\"errors\":[{\"code\":130429}]",
                        FAILED,
                        FailureCode.SENDER_THROTTLED.failure("130429")),
                status(
                        "failed for a new reason",
                        "\"status\":\"failed\",\"timestamp\":\"1760000001\",\"errors\":[{\"code\":999999}]",
                        FAILED,
                        FailureCode.DELIVERY_FAILED.failure("999999")),
                status(
                        "failed without a reason",
                        "\"status\":\"failed\",\"timestamp\":\"1760000001\"",
                        FAILED,
                        FailureCode.DELIVERY_FAILED.failure()),
                ReceiptCase.body(
                        "several statuses in one post, deleted ones and those of others among them",
                        WEBHOOK.formatted(
                                statusJson("\"status\":\"read\"")
                                        + ","
                                        + statusJson("\"status\":\"deleted\"")
                                        + ",{\"id\":\"wamid.other\",\"status\":\"sent\"}"),
                        new Receipt(
                                Optional.of(TOKEN),
                                READ,
                                Optional.of("wamid.HBgM"),
                                Optional.empty(),
                                Optional.empty()),
                        new Receipt(
                                Optional.empty(),
                                SENT,
                                Optional.of("wamid.other"),
                                Optional.empty(),
                                Optional.empty())),
                ReceiptCase.body(
                        "a webhook about something else",
                        "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"changes\":[{\"field\":\"account_update\",\"value\":{}}]}]}"));
    }

    @Override
    protected List<ReceiptCase> unreadable() {
        return List.of(
                ReceiptCase.body("no body", ""),
                ReceiptCase.body("no JSON", "{\"entry\":"),
                ReceiptCase.body("no entries", "{\"object\":\"page\"}"),
                ReceiptCase.body("an array", "[]"));
    }

    private static WhatsappSend template(
            int attemptNo, @Nullable String button, String... bodyParameters) {
        Item item =
                new Item(
                        "bulk_0198c0de-7a10-7c3e-9f00-0123456789ab",
                        7,
                        "sponsor-1",
                        "AbCdEfGhIjKlMnOpQrStUv",
                        Instant.EPOCH);
        return WhatsappSend.newBuilder()
                .setAttempt(new Attempt(item, attemptNo))
                .setTo("+905551234567")
                .setCountry("TR")
                .setTemplateName("sponsorship_link")
                .setLanguage("tr")
                .setBodyParameters(List.of(bodyParameters))
                .setButtonParameter(button)
                .setDecidedAt(Instant.EPOCH)
                .build();
    }

    private static Request post(String components) {
        return new Request(
                "POST",
                "/v23.0/1065/messages",
                Map.of("authorization", "Bearer s3cret", "content-type", "application/json"),
                """
                {"messaging_product":"whatsapp","recipient_type":"individual","to":"+905551234567",\
                "type":"template","biz_opaque_callback_data":"%s","template":{"name":"sponsorship_link",\
                "language":{"code":"tr"},"components":[%s]}}\
                """
                        .formatted(TOKEN, components));
    }

    private CallCase<WhatsappSend> error(int status, int code, SendResult result) {
        return CallCase.of(
                "%d with code %d".formatted(status, code),
                command(),
                Reply.answer(status, ERROR.formatted(code)),
                result);
    }

    private static SendResult accepted() {
        return new Accepted(Optional.of("wamid.HBgM"), 1);
    }

    private static SendResult rejected(FailureCode code, int providerCode) {
        return new Rejected(code.failure(Integer.toString(providerCode)));
    }

    private static String statusJson(String rest) {
        return "{\"id\":\"wamid.HBgM\",\"recipient_id\":\"905551234567\",\"biz_opaque_callback_data\":\"%s\",%s}"
                .formatted(TOKEN, rest);
    }

    private static ReceiptCase status(
            String name, String rest, AttemptStatus status, @Nullable Failure failure) {
        return ReceiptCase.body(
                name,
                WEBHOOK.formatted(statusJson(rest)),
                new Receipt(
                        Optional.of(TOKEN),
                        status,
                        Optional.of("wamid.HBgM"),
                        Optional.ofNullable(failure),
                        Optional.of(Instant.ofEpochSecond(1_760_000_001L))));
    }
}
