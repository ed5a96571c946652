package com.ziraai.channel.email.bounce;

import com.ziraai.channel.email.wire.Replies;
import com.ziraai.channel.provider.FailureCode;
import com.ziraai.channel.provider.Receipt;
import com.ziraai.channel.provider.Reports;
import com.ziraai.channel.provider.UnreadableReceiptException;
import com.ziraai.event.AttemptStatus;
import com.ziraai.event.Failure;
import com.ziraai.event.ProviderReceipt;
import jakarta.mail.internet.InternetHeaders;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Delivery status notifications as receipts: {@code failed}, {@code delivered} and {@code relayed}
 * say what became of a message, {@code delayed} nothing yet. The attempt's token stands in the
 * query where whoever kept the report found it out, else in the returned message's id.
 */
public final class DeliveryReports implements Reports {

    /** Name of the adapter. */
    public static final String PROVIDER = "smtp";

    static final String TOKEN = "token=";

    private static final Pattern STATUS = Pattern.compile("\\b([245]\\.\\d{1,3}\\.\\d{1,3})\\b");

    /** Of a status that says no more than that it failed. */
    private static final Pattern VAGUE = Pattern.compile("[245]\\.0\\.0");

    @Override
    public List<Receipt> parse(ProviderReceipt raw) {
        MailReport report = MailReport.of(bytes(raw.getBody()));
        if (!report.type().equals(MailReport.DELIVERY_STATUS)) {
            throw new UnreadableReceiptException("the report is not about delivery");
        }
        Optional<String> token =
                raw.getQuery().startsWith(TOKEN)
                        ? Optional.of(raw.getQuery().substring(TOKEN.length()))
                        : token(report);
        return report.recipients().stream()
                .flatMap(recipient -> receipt(report, recipient, token))
                .toList();
    }

    private static byte[] bytes(ByteBuffer body) {
        byte[] bytes = new byte[body.remaining()];
        body.duplicate().get(bytes);
        return bytes;
    }

    /** What stands before the {@code @} of the returned message's id, ours or not. */
    static Optional<String> token(MailReport report) {
        return MailReport.value(report.original(), "Message-ID")
                .map(id -> id.startsWith("<") ? id.substring(1) : id)
                .filter(id -> id.indexOf('@') > 0)
                .map(id -> id.substring(0, id.indexOf('@')));
    }

    private static Stream<Receipt> receipt(
            MailReport report, InternetHeaders recipient, Optional<String> token) {
        return meaning(MailReport.value(recipient, "Action").orElse("")).stream()
                .map(meaning ->
                        new Receipt(
                                token,
                                meaning,
                                Optional.empty(),
                                failure(meaning, recipient),
                                report.writtenAt()));
    }

    private static Optional<AttemptStatus> meaning(String action) {
        return switch (action.toLowerCase(Locale.ROOT)) {
            case "failed" -> Optional.of(AttemptStatus.FAILED);
            case "delivered" -> Optional.of(AttemptStatus.DELIVERED);
            case "relayed", "expanded" -> Optional.of(AttemptStatus.SENT);
            default -> Optional.empty();
        };
    }

    private static Optional<Failure> failure(AttemptStatus meaning, InternetHeaders recipient) {
        if (meaning != AttemptStatus.FAILED) {
            return Optional.empty();
        }
        String status = status(recipient);
        FailureCode code =
                status.isEmpty() ? FailureCode.DELIVERY_FAILED : Replies.reported(status);
        return Optional.of(status.isEmpty() ? code.failure() : code.failure(status));
    }

    /** The last server's own words are more exact than a reporter's summary. */
    private static String status(InternetHeaders recipient) {
        String status = first(MailReport.value(recipient, "Status").orElse(""));
        if (!status.isEmpty() && !VAGUE.matcher(status).matches()) {
            return status;
        }
        String diagnosis = first(MailReport.value(recipient, "Diagnostic-Code").orElse(""));
        return diagnosis.isEmpty() ? status : diagnosis;
    }

    private static String first(String text) {
        Matcher found = STATUS.matcher(text);
        return found.find() ? found.group(1) : "";
    }
}
