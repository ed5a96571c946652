package com.ziraai.campaign.gateway;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.jackson.JsonNodeDeserializer;
import tools.jackson.databind.deser.std.StdDeserializer;

/** Takes any JSON whose texts are {@linkplain PlainText plain}. */
final class PlainTree extends StdDeserializer<JsonNode> {

    private final ValueDeserializer<? extends JsonNode> trees =
            JsonNodeDeserializer.getDeserializer(JsonNode.class);

    PlainTree() {
        super(JsonNode.class);
    }

    @Override
    public @Nullable JsonNode deserialize(JsonParser parser, DeserializationContext context) {
        JsonNode tree = trees.deserialize(parser, context);
        if (tree == null || PlainText.isPlain(tree)) {
            return tree;
        }
        return (JsonNode) context.handleWeirdStringValue(JsonNode.class, "", PlainText.INVALID);
    }

    @Override
    public @Nullable Object getNullValue(DeserializationContext context) {
        return trees.getNullValue(context);
    }

    /** What is not there is not the same as a null that is. */
    @Override
    public @Nullable Object getAbsentValue(DeserializationContext context) {
        return null;
    }
}
