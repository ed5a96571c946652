package com.ziraai.channel.sms.provider.kannel;

import com.ziraai.channel.provider.FailureCode;
import com.ziraai.channel.provider.Receipt;
import com.ziraai.channel.provider.UnreadableReceiptException;
import com.ziraai.event.AttemptStatus;
import com.ziraai.event.Failure;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A delivery report as the escapes of our {@code dlr-url} bring it. */
final class KannelReceipt {

    /**
     * Value of the report, the SMSC's own words, the SMSC's id of the message, unix time. Appended
     * to the address that ends in our token.
     */
    static final String ESCAPES = "&status=%d&reply=%A&id=%F&at=%T";

    /** Bits of {@code %d}. */
    private static final int DELIVERED = 1;

    private static final int FAILED = 2;
    private static final int BUFFERED = 4;
    private static final int ACCEPTED_BY_SMSC = 8;
    private static final int REJECTED_BY_SMSC = 16;
    private static final int INTERMEDIATE = 32;
    private static final int ALL = 63;

    private static final Pattern NUMBER = Pattern.compile("\\d{1,10}");

    private final Map<String, List<String>> parameters;

    private KannelReceipt(Map<String, List<String>> parameters) {
        this.parameters = parameters;
    }

    static List<Receipt> parse(String query) {
        try {
            return new KannelReceipt(new QueryStringDecoder(query, false).parameters()).receipts();
        } catch (IllegalArgumentException e) {
            throw new UnreadableReceiptException("the query is not percent-encoded");
        }
    }

    private List<Receipt> receipts() {
        int value =
                number("status")
                        .filter(bits -> bits > 0 && bits <= ALL)
                        .orElseThrow(() ->
                                new UnreadableReceiptException("the status is no report value"))
                        .intValue();
        return status(value).map(status -> receipt(status, value)).stream().toList();
    }

    /** Final reports before interim ones; an intermediate report alone says nothing new. */
    private static Optional<AttemptStatus> status(int value) {
        if ((value & DELIVERED) != 0) {
            return Optional.of(AttemptStatus.DELIVERED);
        }
        if ((value & (FAILED | REJECTED_BY_SMSC)) != 0) {
            return Optional.of(AttemptStatus.FAILED);
        }
        return (value & (BUFFERED | ACCEPTED_BY_SMSC)) != 0
                ? Optional.of(AttemptStatus.SENT)
                : Optional.empty();
    }

    private Receipt receipt(AttemptStatus status, int value) {
        return new Receipt(
                text("token"),
                status,
                text("id"),
                status == AttemptStatus.FAILED ? Optional.of(failure(value)) : Optional.empty(),
                number("at").map(Instant::ofEpochSecond));
    }

    private Failure failure(int value) {
        String reply = text("reply").orElse("");
        if ((value & REJECTED_BY_SMSC) != 0) {
            return SmscRefusal.of(reply);
        }
        // Kannel marks a message that expired as failed and intermediate at once.
        return (value & INTERMEDIATE) != 0
                ? FailureCode.MESSAGE_EXPIRED.failure(Integer.toString(value))
                : SmscReceipt.failure(reply);
    }

    private Optional<Long> number(String name) {
        return text(name).filter(NUMBER.asMatchPredicate()).map(Long::valueOf);
    }

    private Optional<String> text(String name) {
        List<String> values = parameters.getOrDefault(name, List.of());
        return values.stream().findFirst().filter(value -> !value.isEmpty());
    }
}
