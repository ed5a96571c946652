package com.ziraai.channel.whatsapp.provider.cloudapi;

import com.ziraai.channel.provider.FailureCode;
import com.ziraai.channel.provider.Receipt;
import com.ziraai.channel.provider.UnreadableReceiptException;
import com.ziraai.event.AttemptStatus;
import com.ziraai.event.Failure;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.util.ByteBufferBackedInputStream;

/**
 * The message statuses of a webhook: several entries, changes and statuses in one post, unordered,
 * repeated, {@code delivered} left out when it was read.
 */
final class StatusWebhook {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Seconds have ten digits until 2286; Meta sometimes sends milliseconds. */
    private static final long FIRST_MILLIS = 1_000_000_000_000L;

    private static final int MOST_DIGITS = 15;

    private StatusWebhook() {}

    static List<Receipt> parse(ByteBuffer body) {
        return read(body)
                .path("entry")
                .valueStream()
                .flatMap(entry -> entry.path("changes").valueStream())
                .filter(change -> change.path("field").asString("").equals("messages"))
                .flatMap(change -> change.path("value").path("statuses").valueStream())
                .flatMap(StatusWebhook::receipt)
                .toList();
    }

    private static JsonNode read(ByteBuffer body) {
        try {
            JsonNode webhook = JSON.readTree(new ByteBufferBackedInputStream(body.duplicate()));
            if (webhook.path("entry").isArray()) {
                return webhook;
            }
        } catch (JacksonException e) {
            throw new UnreadableReceiptException("the body is no JSON");
        }
        throw new UnreadableReceiptException("the body has no entries");
    }

    private static Stream<Receipt> receipt(JsonNode status) {
        return meaning(status.path("status").asString("")).stream()
                .map(meaning ->
                        new Receipt(
                                text(status, "biz_opaque_callback_data"),
                                meaning,
                                text(status, "id"),
                                failure(meaning, status.path("errors").path(0)),
                                instant(status.path("timestamp").asString(""))));
    }

    /** {@code deleted} and whatever else Meta thinks of says nothing about delivery. */
    private static Optional<AttemptStatus> meaning(String status) {
        return switch (status) {
            case "sent" -> Optional.of(AttemptStatus.SENT);
            case "delivered" -> Optional.of(AttemptStatus.DELIVERED);
            case "read", "played" -> Optional.of(AttemptStatus.READ);
            case "failed" -> Optional.of(AttemptStatus.FAILED);
            default -> Optional.empty();
        };
    }

    private static Optional<Failure> failure(AttemptStatus meaning, JsonNode error) {
        if (meaning != AttemptStatus.FAILED) {
            return Optional.empty();
        }
        JsonNode code = error.path("code");
        if (!code.isIntegralNumber()) {
            return Optional.of(FailureCode.DELIVERY_FAILED.failure());
        }
        FailureCode ours = CloudApiErrors.of(code.intValue()).orElse(FailureCode.DELIVERY_FAILED);
        return Optional.of(ours.failure(Integer.toString(code.intValue())));
    }

    private static Optional<String> text(JsonNode node, String name) {
        return Optional.of(node.path(name).asString("")).filter(text -> !text.isEmpty());
    }

    private static Optional<Instant> instant(String timestamp) {
        if (timestamp.isEmpty()
                || timestamp.length() > MOST_DIGITS
                || !timestamp.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        long number = Long.parseLong(timestamp);
        return Optional.of(
                number >= FIRST_MILLIS
                        ? Instant.ofEpochMilli(number)
                        : Instant.ofEpochSecond(number));
    }
}
