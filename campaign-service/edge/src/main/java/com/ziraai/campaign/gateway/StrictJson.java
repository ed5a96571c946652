package com.ziraai.campaign.gateway;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * Reads request bodies into records and is strict about it: a field nobody knows, a number where a
 * text belongs or the other way round, a name that stands twice in an object is an error that names
 * its place, never a silent guess.
 */
public final class StrictJson {

    /** How the reader's message begins that tells of a name standing twice in an object. */
    private static final String DUPLICATE = "Duplicate Object property";

    private final JsonMapper mapper =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .addModule(exactScalars())
                    .addHandler(new MisfitCollector())
                    .build();

    private static SimpleModule exactScalars() {
        return new SimpleModule()
                .addDeserializer(
                        String.class,
                        new ExactScalar<>(
                                String.class, Set.of(JsonToken.VALUE_STRING), StrictJson::plain))
                .addDeserializer(JsonNode.class, new PlainTree())
                .addDeserializer(
                        Integer.class,
                        new ExactScalar<>(
                                Integer.class,
                                Set.of(JsonToken.VALUE_NUMBER_INT),
                                (parser, _) -> parser.getIntValue()))
                .addDeserializer(
                        BigDecimal.class,
                        new ExactScalar<>(
                                BigDecimal.class,
                                Set.of(JsonToken.VALUE_NUMBER_INT, JsonToken.VALUE_NUMBER_FLOAT),
                                (parser, _) -> parser.getDecimalValue()))
                .addDeserializer(
                        Boolean.class,
                        new ExactScalar<>(
                                Boolean.class,
                                Set.of(JsonToken.VALUE_TRUE, JsonToken.VALUE_FALSE),
                                (parser, _) -> parser.getBooleanValue()));
    }

    private static @Nullable String plain(JsonParser parser, DeserializationContext context) {
        return PlainText.checked(parser.getString(), context).orElse(null);
    }

    /**
     * The body as a record.
     *
     * @throws ProblemException 400 MALFORMED_JSON with line and column if it is no JSON; 400
     *     VALIDATION_FAILED naming the path of every field that is unknown or of a wrong type, up
     *     to the first that stands twice
     */
    public <T> T read(byte[] body, Class<T> type) {
        Violations misfits = new Violations();
        ObjectReader reader = mapper.reader().withAttribute(MisfitCollector.ATTRIBUTE, misfits);
        T read = bind(body, type, reader, misfits);
        if (read == null && misfits.isEmpty()) {
            misfits.add("", "REQUIRED");
        }
        if (read == null || !misfits.isEmpty()) {
            throw ProblemException.invalid(misfits);
        }
        return read;
    }

    private static <T> @Nullable T bind(
            byte[] body, Class<T> type, ObjectReader reader, Violations misfits) {
        try {
            return reader.forType(type).readValue(body);
        } catch (DatabindException misfit) {
            if (misfit.getPath().isEmpty()) {
                // Nothing at all, or something behind the end.
                throw malformed(misfit);
            }
            misfits.add(path(misfit.getPath()), "WRONG_TYPE");
            return null;
        } catch (JacksonException unreadable) {
            if (!isDuplicate(unreadable)) {
                throw malformed(unreadable);
            }
            misfits.add(placeOf(unreadable), "DUPLICATE_FIELD");
            return null;
        }
    }

    /** The reader has no kind of its own for it. */
    private static boolean isDuplicate(JacksonException failure) {
        return failure instanceof StreamReadException
                && String.valueOf(failure.getOriginalMessage()).startsWith(DUPLICATE);
    }

    private static String placeOf(JacksonException failure) {
        return failure.processor() instanceof JsonParser parser
                ? MisfitCollector.path(parser.streamReadContext())
                : path(failure.getPath());
    }

    private static ProblemException malformed(JacksonException failure) {
        TokenStreamLocation location = failure.getLocation();
        return location == null
                ? ProblemException.malformed(1, 1)
                : ProblemException.malformed(
                        Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }

    private static String path(List<JacksonException.Reference> references) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference each : references) {
            String name = each.getPropertyName();
            if (name == null) {
                path.append('[').append(each.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(name);
            }
        }
        return path.toString();
    }
}
