package com.ziraai.simulator.cloudapi;

import com.ziraai.simulator.receipt.Report;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Writes the body of a status webhook: one change for each phone number the statuses belong to. */
final class StatusWebhook {

    private static final String ACCOUNT = "100000000000000";
    private static final String DISPLAY_NUMBER = "15550000000";
    private static final int BYTES_PER_STATUS = 512;

    private final JsonMapper mapper;

    StatusWebhook(JsonMapper mapper) {
        this.mapper = mapper;
    }

    byte[] body(List<Status> statuses, Instant now) {
        Map<String, List<Status>> byNumber =
                statuses.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Status::phoneNumberId,
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        ByteArrayOutputStream body = new ByteArrayOutputStream(statuses.size() * BYTES_PER_STATUS);
        try (JsonGenerator json = mapper.createGenerator(body)) {
            json.writeStartObject();
            json.writeStringProperty("object", "whatsapp_business_account");
            json.writeArrayPropertyStart("entry");
            json.writeStartObject();
            json.writeStringProperty("id", ACCOUNT);
            json.writeArrayPropertyStart("changes");
            byNumber.forEach((number, own) -> change(json, number, own, now));
            json.writeEndArray();
            json.writeEndObject();
            json.writeEndArray();
            json.writeEndObject();
        }
        return body.toByteArray();
    }

    private static void change(
            JsonGenerator json, String phoneNumberId, List<Status> statuses, Instant now) {
        json.writeStartObject();
        json.writeStringProperty("field", "messages");
        json.writeObjectPropertyStart("value");
        json.writeStringProperty("messaging_product", "whatsapp");
        json.writeObjectPropertyStart("metadata");
        json.writeStringProperty("display_phone_number", DISPLAY_NUMBER);
        json.writeStringProperty("phone_number_id", phoneNumberId);
        json.writeEndObject();
        json.writeArrayPropertyStart("statuses");
        String timestamp = Long.toString(now.getEpochSecond());
        statuses.forEach(status -> status(json, status, timestamp));
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void status(JsonGenerator json, Status status, String timestamp) {
        json.writeStartObject();
        json.writeStringProperty("id", status.wamid());
        json.writeStringProperty("status", status.name());
        json.writeStringProperty("timestamp", timestamp);
        json.writeStringProperty("recipient_id", status.recipientId());
        status.callbackData()
                .ifPresent(data -> json.writeStringProperty("biz_opaque_callback_data", data));
        switch (status.report()) {
            case Report.Sent _, Report.Delivered _ -> pricing(json);
            case Report.Failed failed ->
                    errors(json, failed.code().orElse(CloudApiError.UNDELIVERABLE));
            case Report.Read _ -> {}
        }
        json.writeEndObject();
    }

    private static void pricing(JsonGenerator json) {
        json.writeObjectPropertyStart("pricing");
        json.writeBooleanProperty("billable", true);
        json.writeStringProperty("pricing_model", "PMP");
        json.writeStringProperty("type", "regular");
        json.writeStringProperty("category", "marketing");
        json.writeEndObject();
    }

    private static void errors(JsonGenerator json, int code) {
        CloudApiError error = CloudApiError.of(code);
        json.writeArrayPropertyStart("errors");
        json.writeStartObject();
        json.writeNumberProperty("code", code);
        json.writeStringProperty("title", error.title());
        json.writeStringProperty("message", error.title());
        json.writeObjectPropertyStart("error_data");
        json.writeStringProperty("details", error.details());
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndArray();
    }
}
