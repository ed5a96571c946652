package com.ziraai.channel.intent;

import com.ziraai.channel.provider.FailureCode;
import com.ziraai.event.FailureClass;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One attempt as its row tells it now, for whoever asks.
 *
 * @param status HELD (proven not called), INTENDED (no result yet) or an attempt's status
 * @param route why it was sent from there: ONLY, HOME, HOME_RESTS, HOME_FULL, HOME_OFF,
 *     HOME_AVOIDED, ALL_REST or NONE; null where that was not kept
 * @param evidence how the status was learned; null without a result
 * @param providerMessageId null when the provider gave none
 * @param parts parts billed, 0 when not known
 * @param failure why it went no better; null when it went well
 * @param intendedAt when the attempt was claimed, right before its call
 * @param occurredAt when the status came about, by the provider's clock where it gave one; null
 *     without a result
 * @param updatedAt when the row last changed
 */
record AttemptStory(
        int attemptNo,
        String status,
        @Nullable String evidence,
        String provider,
        String sender,
        @Nullable String route,
        @Nullable String providerMessageId,
        int parts,
        @Nullable Reason failure,
        Instant intendedAt,
        @Nullable Instant occurredAt,
        Instant updatedAt) {

    /**
     * @param providerCode the provider's own code, null when there was none
     */
    record Reason(
            FailureClass failureClass, String code, @Nullable String providerCode, String detail) {

        static Reason of(Readable row, FailureCode code) {
            return new Reason(
                    code.failureClass(),
                    code.name(),
                    row.get("failure_provider_code", String.class),
                    code.hint());
        }
    }

    static AttemptStory of(Readable row) {
        return new AttemptStory(
                Rows.number(row, "attempt_no"),
                Rank.word(Rows.number(row, "status")),
                row.get("evidence", String.class),
                Rows.text(row, "provider"),
                Rows.text(row, "sender"),
                row.get("route", String.class),
                row.get("provider_message_id", String.class),
                Rows.number(row, "parts"),
                Optional.ofNullable(row.get("failure_code", String.class))
                        .map(FailureCode::valueOf)
                        .map(code -> Reason.of(row, code))
                        .orElse(null),
                Rows.time(row, "intended_at"),
                row.get("occurred_at", Instant.class),
                Rows.time(row, "updated_at"));
    }
}
