package com.ziraai.channel.whatsapp.provider.cloudapi;

import com.ziraai.event.WhatsappSend;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A template message as the Cloud API takes it. */
final class TemplateMessage {

    private static final JsonMapper JSON = JsonMapper.shared();

    private TemplateMessage() {}

    /**
     * @param token comes back in every webhook about the message
     */
    static String json(WhatsappSend command, String token) {
        ObjectNode message = JSON.createObjectNode();
        message.put("messaging_product", "whatsapp")
                .put("recipient_type", "individual")
                .put("to", command.getTo())
                .put("type", "template")
                .put("biz_opaque_callback_data", token);
        ObjectNode template = message.putObject("template");
        template.put("name", command.getTemplateName());
        template.putObject("language").put("code", command.getLanguage());
        addComponents(template.putArray("components"), command);
        return message.toString();
    }

    private static void addComponents(ArrayNode components, WhatsappSend command) {
        if (!command.getBodyParameters().isEmpty()) {
            ObjectNode body = components.addObject().put("type", "body");
            addTexts(body, command.getBodyParameters());
        }
        String button = command.getButtonParameter();
        if (button != null) {
            ObjectNode url = components.addObject();
            url.put("type", "button").put("sub_type", "url").put("index", "0");
            addTexts(url, List.of(button));
        }
    }

    private static void addTexts(ObjectNode component, List<String> texts) {
        ArrayNode parameters = component.putArray("parameters");
        texts.forEach(text -> parameters.addObject().put("type", "text").put("text", text));
    }
}
