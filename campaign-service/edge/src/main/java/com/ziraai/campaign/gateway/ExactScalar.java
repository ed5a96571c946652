package com.ziraai.campaign.gateway;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/** Takes a scalar only in its own notation: {@code 5} is no text and {@code "5"} no number. */
final class ExactScalar<T> extends StdScalarDeserializer<T> {

    private final Set<JsonToken> notations;
    private final Reader<T> value;

    /** Gives the value at the parser's token; null once it has noted a misfit. */
    interface Reader<T> {
        @Nullable T read(JsonParser parser, DeserializationContext context);
    }

    ExactScalar(Class<T> type, Set<JsonToken> notations, Reader<T> value) {
        super(type);
        this.notations = notations;
        this.value = value;
    }

    @Override
    @SuppressWarnings("unchecked") // the handler gives null or fails
    public @Nullable T deserialize(JsonParser parser, DeserializationContext context) {
        if (notations.contains(parser.currentToken())) {
            try {
                return value.read(parser, context);
            } catch (InputCoercionException tooLarge) {
                // A number of the right notation that does not fit is as wrong as any other.
            }
        }
        return (T) context.handleUnexpectedToken(getValueType(context), parser);
    }
}
