package com.ziraai.topics.value;

import com.ziraai.contract.OperationId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/**
 * An operation or one item of it, and the records that are about it. Raw receipts are told by the
 * readable part of the token that the provider echoed.
 *
 * @param operationId the operation
 * @param itemIndex the item, or all of them
 */
public record Reference(String operationId, OptionalInt itemIndex) {

    /** More than the clocks of the services ever differ. */
    private static final Duration CLOCKS = Duration.ofMinutes(1);

    private static final List<String> NESTED = List.of("item", "attempt", "request");

    /** When the first record about it can have been written. */
    public Instant earliest() {
        return new OperationId(operationId).createdAt().minus(CLOCKS);
    }

    /** Whether the bytes may be about it; cheap, and wrong only in favour of a closer look. */
    public boolean mayBeNamedBy(byte @Nullable [] value) {
        byte[] id = operationId.getBytes(StandardCharsets.US_ASCII);
        for (int at = 0; value != null && at <= value.length - id.length; at++) {
            if (value[at] == id[0]
                    && java.util.Arrays.equals(value, at, at + id.length, id, 0, id.length)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the record is about it. */
    public boolean isNamedBy(GenericRecord record) {
        if (record.hasField("operationId")) {
            return operationId.equals(String.valueOf(record.get("operationId")))
                    && (itemIndex.isEmpty() || isIndexOf(record));
        }
        return NESTED.stream()
                        .filter(record::hasField)
                        .anyMatch(field ->
                                record.get(field) instanceof GenericRecord nested
                                        && isNamedBy(nested))
                || isEchoedIn(record);
    }

    private boolean isIndexOf(GenericRecord record) {
        return record.hasField("itemIndex")
                && Integer.valueOf(itemIndex.getAsInt()).equals(record.get("itemIndex"));
    }

    private boolean isEchoedIn(GenericRecord record) {
        String index = itemIndex.isPresent() ? String.valueOf(itemIndex.getAsInt()) : "\\d+";
        Pattern token =
                Pattern.compile("v1\\." + Pattern.quote(operationId) + "\\." + index + "\\.");
        return (record.hasField("query") && token.matcher(text(record.get("query"))).find())
                || (record.hasField("body") && token.matcher(text(record.get("body"))).find());
    }

    private static String text(@Nullable Object value) {
        return value instanceof ByteBuffer bytes
                ? StandardCharsets.ISO_8859_1.decode(bytes.duplicate()).toString()
                : String.valueOf(value);
    }

    @Override
    public String toString() {
        return itemIndex.isPresent() ? operationId + "/" + itemIndex.getAsInt() : operationId;
    }
}
