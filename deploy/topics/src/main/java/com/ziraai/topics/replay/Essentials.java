package com.ziraai.topics.replay;

import com.ziraai.topics.value.JsonText;
import com.ziraai.topics.value.Mask;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.generic.GenericRecord;
import tools.jackson.databind.JsonNode;

/** What of a record is worth a place on one line, by the names of its fields. */
final class Essentials {

    private static final List<String> FIELDS =
            List.of(
                    "attemptNo",
                    "channel",
                    "status",
                    "resolution",
                    "evidence",
                    "provider",
                    "templateName",
                    "providerMessageId",
                    "parts",
                    "failureClass",
                    "code",
                    "providerCode",
                    "detail",
                    "retryAfterMillis",
                    "expiresAt");

    private Essentials() {}

    /** For example {@code attemptNo=1 channel=SMS status=ACCEPTED}; what is null is left out. */
    static String of(GenericRecord record, Mask mask) {
        List<String> found = new ArrayList<>();
        JsonNode json = new JsonText(mask).node(record);
        for (String field : FIELDS) {
            JsonNode value = find(json, field);
            if (!value.isMissingNode() && !value.isNull()) {
                found.add(field + "=" + value.asString());
            }
        }
        return String.join(" ", found);
    }

    /** The field of the record itself, or of a record in it; lists are not looked into. */
    private static JsonNode find(JsonNode json, String field) {
        JsonNode own = json.path(field);
        if (!own.isMissingNode() && !own.isNull()) {
            return own;
        }
        for (JsonNode each : json) {
            JsonNode nested = each.isObject() ? find(each, field) : each.path(field);
            if (!nested.isMissingNode() && !nested.isNull()) {
                return nested;
            }
        }
        return own;
    }
}
