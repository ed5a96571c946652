package com.ziraai.channel.intent;

import com.ziraai.channel.attempt.AttemptKey;
import com.ziraai.event.Channel;
import com.ziraai.event.DeliveryOutcome;
import com.ziraai.event.Evidence;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Optional;

/**
 * What the row of an attempt says about its sending.
 *
 * @param attempt the attempt
 * @param sponsorId the tenant
 * @param provider adapter that sends it
 * @param sender number or account it is sent from
 * @param country of the destination, where it is known
 * @param priceMicros what it costs as quoted, where it has a price
 * @param providerMessageId the provider's id once known
 * @param parts parts billed, 0 when not known
 */
public record Intent(
        AttemptKey attempt,
        String sponsorId,
        String provider,
        String sender,
        Optional<String> country,
        Optional<Long> priceMicros,
        Optional<String> providerMessageId,
        int parts) {

    static Intent of(Readable row) {
        return new Intent(
                Rows.key(row),
                Rows.text(row, "sponsor_id"),
                Rows.text(row, "provider"),
                Rows.text(row, "sender"),
                Optional.ofNullable(row.get("country", String.class)),
                Optional.ofNullable(row.get("price_micros", Long.class)),
                Optional.ofNullable(row.get("provider_message_id", String.class)),
                Rows.number(row, "parts"));
    }

    /** The outcome a report of this attempt is. */
    public DeliveryOutcome outcome(Reported report, Channel channel, Instant recordedAt) {
        return DeliveryOutcome.newBuilder()
                .setAttempt(report.token().of(sponsorId))
                .setChannel(channel)
                .setStatus(report.receipt().status())
                .setEvidence(Evidence.RECEIPT)
                .setProvider(provider)
                .setSender(sender)
                .setProviderMessageId(
                        report.receipt()
                                .providerMessageId()
                                .or(() -> providerMessageId)
                                .orElse(null))
                .setParts(parts)
                .setFailure(report.receipt().failure().orElse(null))
                .setOccurredAt(report.occurredAt())
                .setRecordedAt(recordedAt)
                .setCountry(country.orElse(null))
                .setPriceMicros(priceMicros.orElse(null))
                .build();
    }
}
