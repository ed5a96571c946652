package com.ziraai.campaign.recipient;

import com.ziraai.campaign.gateway.PlainText;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/** A text, number or truth value as text; {@code "count": 5} fills {@code {count}} like "5". */
public final class ScalarText extends StdScalarDeserializer<String> {

    public ScalarText() {
        super(String.class);
    }

    @Override
    public @Nullable String deserialize(JsonParser parser, DeserializationContext context) {
        return parser.currentToken().isScalarValue()
                ? PlainText.checked(parser.getString(), context).orElse(null)
                : (String)
                        context.handleUnexpectedToken(context.constructType(String.class), parser);
    }
}
