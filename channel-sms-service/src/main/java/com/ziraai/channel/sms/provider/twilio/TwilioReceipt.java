package com.ziraai.channel.sms.provider.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.ziraai.channel.provider.FailureCode;
import com.ziraai.channel.provider.Receipt;
import com.ziraai.channel.provider.UnreadableReceiptException;
import com.ziraai.event.AttemptStatus;
import com.ziraai.event.Failure;
import com.ziraai.event.ProviderReceipt;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A status callback: our token in the query, Twilio's fields in a form. Others may be added. */
final class TwilioReceipt {

    private static final Pattern CODE = Pattern.compile("\\d{1,6}");

    private final Map<String, List<String>> query;
    private final Map<String, List<String>> fields;

    private TwilioReceipt(Map<String, List<String>> query, Map<String, List<String>> fields) {
        this.query = query;
        this.fields = fields;
    }

    static List<Receipt> parse(ProviderReceipt raw) {
        return new TwilioReceipt(form(raw.getQuery()), form(text(raw.getBody()))).receipts();
    }

    /** Values by name, in the order they came in. */
    static Map<String, List<String>> form(String encoded) {
        try {
            return new QueryStringDecoder(encoded, UTF_8, false, 1024, true).parameters();
        } catch (IllegalArgumentException e) {
            throw new UnreadableReceiptException("the form is not percent-encoded");
        }
    }

    private static String text(ByteBuffer body) {
        return UTF_8.decode(body.duplicate()).toString();
    }

    private List<Receipt> receipts() {
        String status =
                first(fields, "MessageStatus")
                        .or(() -> first(fields, "SmsStatus"))
                        .orElseThrow(() -> new UnreadableReceiptException("no MessageStatus"));
        return status(status).map(this::receipt).stream().toList();
    }

    /** What is still under way at Twilio says nothing new; words it may add say nothing known. */
    static Optional<AttemptStatus> status(String word) {
        return switch (word) {
            case "sent" -> Optional.of(AttemptStatus.SENT);
            case "delivered" -> Optional.of(AttemptStatus.DELIVERED);
            case "read" -> Optional.of(AttemptStatus.READ);
            case "undelivered", "failed", "canceled" -> Optional.of(AttemptStatus.FAILED);
            default -> Optional.empty();
        };
    }

    private Receipt receipt(AttemptStatus status) {
        return new Receipt(
                first(query, "token"),
                status,
                first(fields, "MessageSid").or(() -> first(fields, "SmsSid")),
                status == AttemptStatus.FAILED ? Optional.of(failure()) : Optional.empty(),
                Optional.empty());
    }

    private Failure failure() {
        Optional<String> code = first(fields, "ErrorCode").filter(CODE.asMatchPredicate());
        return code.map(Integer::valueOf)
                .flatMap(TwilioError::of)
                .or(() -> code.map(each -> FailureCode.DELIVERY_FAILED.failure(each)))
                .orElseGet(FailureCode.DELIVERY_FAILED::failure);
    }

    private static Optional<String> first(Map<String, List<String>> values, String name) {
        return values.getOrDefault(name, List.of()).stream()
                .findFirst()
                .filter(value -> !value.isEmpty());
    }
}
