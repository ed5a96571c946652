package com.ziraai.channel.intent;

import com.ziraai.channel.attempt.AttemptKey;
import com.ziraai.channel.provider.FailureCode;
import com.ziraai.event.Attempt;
import com.ziraai.event.Channel;
import com.ziraai.event.DeliveryOutcome;
import com.ziraai.event.Evidence;
import com.ziraai.event.Failure;
import com.ziraai.event.Item;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads rows of the table of intents. */
final class Rows {

    private Rows() {}

    static AttemptKey key(Readable row) {
        return new AttemptKey(
                text(row, "operation_id"), number(row, "item_index"), number(row, "attempt_no"));
    }

    /** The outcome a row with a result stands for. */
    static DeliveryOutcome outcome(Readable row, Channel channel) {
        return DeliveryOutcome.newBuilder()
                .setAttempt(attempt(row))
                .setChannel(channel)
                .setStatus(Rank.status(number(row, "status")))
                .setEvidence(Evidence.valueOf(text(row, "evidence")))
                .setProvider(text(row, "provider"))
                .setSender(text(row, "sender"))
                .setProviderMessageId(row.get("provider_message_id", String.class))
                .setParts(number(row, "parts"))
                .setFailure(failure(row))
                .setOccurredAt(time(row, "occurred_at"))
                .setRecordedAt(time(row, "updated_at"))
                .setCountry(row.get("country", String.class))
                .setPriceMicros(row.get("price_micros", Long.class))
                .build();
    }

    private static Attempt attempt(Readable row) {
        AttemptKey key = key(row);
        return new Attempt(
                new Item(
                        key.operationId(),
                        key.itemIndex(),
                        text(row, "sponsor_id"),
                        text(row, "contact_key"),
                        time(row, "released_at")),
                key.attemptNo());
    }

    private static @Nullable Failure failure(Readable row) {
        String code = row.get("failure_code", String.class);
        if (code == null) {
            return null;
        }
        Long retryAfter = row.get("retry_after_millis", Long.class);
        return FailureCode.valueOf(code)
                .failure(
                        row.get("failure_provider_code", String.class),
                        retryAfter == null ? null : Duration.ofMillis(retryAfter));
    }

    static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class), column);
    }

    static int number(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, Integer.class), column);
    }

    static boolean flag(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, Boolean.class), column);
    }

    static Instant time(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, Instant.class), column);
    }
}
