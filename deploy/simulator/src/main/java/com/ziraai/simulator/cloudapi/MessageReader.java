package com.ziraai.simulator.cloudapi;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Checks the shape of a template or text message as the Graph API does. */
final class MessageReader {

    private static final int INVALID = 100;
    private static final int MISSING = 131008;
    private static final int WRONG = 131009;
    private static final int UNSUPPORTED = 131051;
    private static final int MOST_CALLBACK_DATA = 512;
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9 ()-]{6,24}");
    private static final Set<String> COMPONENTS = Set.of("header", "body", "button");
    private static final Set<String> PARAMETERS =
            Set.of(
                    "text",
                    "currency",
                    "date_time",
                    "image",
                    "document",
                    "video",
                    "payload",
                    "coupon_code",
                    "location",
                    "action");

    private final JsonMapper mapper;

    MessageReader(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * @throws InvalidMessage with the error Meta would answer
     */
    MessageRequest read(byte[] body) {
        JsonNode message = parse(body);
        if (!"whatsapp".equals(message.path("messaging_product").asString(""))) {
            throw new InvalidMessage(INVALID, "The parameter messaging_product is required.");
        }
        String to = text(message, "to", "to");
        if (!NUMBER.matcher(to).matches()) {
            throw new InvalidMessage(WRONG, "to is not a phone number");
        }
        String callbackData = message.path("biz_opaque_callback_data").asString("");
        if (callbackData.length() > MOST_CALLBACK_DATA) {
            throw new InvalidMessage(WRONG, "biz_opaque_callback_data is longer than 512");
        }
        content(message);
        return new MessageRequest(to, Optional.of(callbackData).filter(data -> !data.isEmpty()));
    }

    private JsonNode parse(byte[] body) {
        try {
            JsonNode message = mapper.readTree(body);
            if (message.isObject()) {
                return message;
            }
        } catch (JacksonException broken) {
            // answered below, as any other body that is no message
        }
        throw new InvalidMessage(INVALID, "The request body is not a JSON object");
    }

    private static void content(JsonNode message) {
        switch (message.path("type").asString("text")) {
            case "template" -> template(message.path("template"));
            case "text" -> text(message.path("text"), "body", "text.body");
            default -> throw new InvalidMessage(UNSUPPORTED, "type is not simulated");
        }
    }

    private static void template(JsonNode template) {
        text(template, "name", "template.name");
        text(template.path("language"), "code", "template.language.code");
        JsonNode components = template.path("components");
        if (!components.isMissingNode() && !components.isArray()) {
            throw new InvalidMessage(WRONG, "template.components must be a list");
        }
        for (JsonNode component : components) {
            component(component);
        }
    }

    private static void component(JsonNode component) {
        String type = text(component, "type", "component type").toLowerCase(Locale.ROOT);
        if (!COMPONENTS.contains(type)) {
            throw new InvalidMessage(WRONG, "component type is " + type);
        }
        if (type.equals("button")) {
            text(component, "sub_type", "button sub_type");
            if (!component.path("index").asString("").matches("\\d")) {
                throw new InvalidMessage(MISSING, "button index is missing");
            }
        }
        for (JsonNode parameter : component.path("parameters")) {
            parameter(parameter);
        }
    }

    private static void parameter(JsonNode parameter) {
        String type = text(parameter, "type", "parameter type");
        if (!PARAMETERS.contains(type)) {
            throw new InvalidMessage(WRONG, "parameter type is " + type);
        }
        if (type.equals("text")) {
            text(parameter, "text", "parameter text");
        }
    }

    private static String text(JsonNode object, String field, String path) {
        String value = object.path(field).asString("");
        if (value.isEmpty()) {
            throw new InvalidMessage(MISSING, path + " is missing");
        }
        return value;
    }
}
