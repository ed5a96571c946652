package com.ziraai.campaign.gateway;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.DeserializationProblemHandler;

/**
 * Notes what does not fit and lets the reading go on, so that one answer names every misfit. The
 * values it leaves out are never used: whoever reads looks at the misfits first.
 */
final class MisfitCollector extends DeserializationProblemHandler {

    /** Attribute of the reader that holds its {@link Violations}. */
    static final Object ATTRIBUTE = MisfitCollector.class;

    @Override
    public boolean handleUnknownProperty(
            DeserializationContext context,
            JsonParser parser,
            ValueDeserializer<?> deserializer,
            Object target,
            String name) {
        JsonParser main = context.getParser();
        if (main != null) {
            String place = path(main.streamReadContext());
            // A record's unknown fields are set aside and told of when the record has ended.
            note(
                    context,
                    main.hasToken(JsonToken.END_OBJECT) ? join(place, name) : place,
                    "UNKNOWN_FIELD");
        }
        parser.skipChildren();
        return true;
    }

    @Override
    public @Nullable Object handleUnexpectedToken(
            DeserializationContext context,
            JavaType type,
            JsonToken token,
            JsonParser parser,
            String message) {
        if (type.isPrimitive()) {
            return NOT_HANDLED;
        }
        note(context, path(parser.streamReadContext()), "WRONG_TYPE");
        parser.skipChildren();
        return null;
    }

    @Override
    public @Nullable Object handleWeirdStringValue(
            DeserializationContext context, Class<?> type, String value, String message) {
        return misfit(context, type, message.equals(PlainText.INVALID) ? message : "WRONG_TYPE");
    }

    @Override
    public @Nullable Object handleWeirdNumberValue(
            DeserializationContext context, Class<?> type, Number value, String message) {
        return misfit(context, type, "WRONG_TYPE");
    }

    private static @Nullable Object misfit(
            DeserializationContext context, Class<?> type, String code) {
        if (type.isPrimitive()) {
            return NOT_HANDLED;
        }
        JsonParser parser = context.getParser();
        note(context, parser == null ? "" : path(parser.streamReadContext()), code);
        return null;
    }

    private static void note(DeserializationContext context, String path, String code) {
        if (context.getAttribute(ATTRIBUTE) instanceof Violations misfits) {
            misfits.add(path, code);
        }
    }

    /** Where a reader is. */
    static String path(@Nullable TokenStreamContext place) {
        if (place == null || place.inRoot()) {
            return "";
        }
        String parent = path(place.getParent());
        if (place.inArray() && place.hasCurrentIndex()) {
            return parent + "[" + place.getCurrentIndex() + "]";
        }
        String name = place.inObject() ? place.currentName() : null;
        return name == null ? parent : join(parent, name);
    }

    private static String join(String parent, String name) {
        return parent.isEmpty() ? name : parent + "." + name;
    }
}
