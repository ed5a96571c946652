package com.ziraai.simulator.json;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The fields of one JSON object. Each is asked for by name; {@link #complete()} refuses whatever
 * was not asked for.
 */
public final class Fields {

    private static final double NANOS_PER_SECOND = 1e9;

    private final JsonNode object;
    private final String path;
    private final Set<String> asked = new HashSet<>();

    /**
     * @param path where the object stands in its document, empty for the document itself
     * @throws InvalidField when the node is no object
     */
    public Fields(JsonNode object, String path) {
        if (!object.isObject()) {
            throw new InvalidField(path, "must be an object");
        }
        this.object = object;
        this.path = path;
    }

    /**
     * @throws InvalidField when the bytes are no JSON
     */
    public static JsonNode parse(JsonMapper mapper, byte[] body) {
        try {
            return mapper.readTree(body);
        } catch (JacksonException broken) {
            throw new InvalidField("", "is not JSON: " + broken.getOriginalMessage());
        }
    }

    public Optional<JsonNode> node(String name) {
        asked.add(name);
        return Optional.ofNullable(object.get(name)).filter(node -> !node.isNull());
    }

    public Optional<String> text(String name) {
        return node(name)
                .map(node -> {
                    if (!node.isString()) {
                        throw invalid(name, "must be a text");
                    }
                    return node.stringValue();
                });
    }

    public Optional<Boolean> flag(String name) {
        return node(name)
                .map(node -> {
                    if (!node.isBoolean()) {
                        throw invalid(name, "must be true or false");
                    }
                    return node.booleanValue();
                });
    }

    public OptionalLong whole(String name, long min, long max) {
        Optional<JsonNode> node = node(name);
        if (node.isEmpty()) {
            return OptionalLong.empty();
        }
        if (!node.get().canConvertToLong() || !node.get().isIntegralNumber()) {
            throw invalid(name, "must be a whole number");
        }
        return OptionalLong.of((long) within(name, node.get().longValue(), min, max));
    }

    public OptionalInt count(String name, int min, int max) {
        OptionalLong value = whole(name, min, max);
        return value.isPresent() ? OptionalInt.of((int) value.getAsLong()) : OptionalInt.empty();
    }

    public OptionalDouble number(String name, double min, double max) {
        Optional<JsonNode> node = node(name);
        if (node.isEmpty()) {
            return OptionalDouble.empty();
        }
        if (!node.get().isNumber()) {
            throw invalid(name, "must be a number");
        }
        return OptionalDouble.of(within(name, node.get().doubleValue(), min, max));
    }

    public Optional<Duration> seconds(String name, double max) {
        OptionalDouble value = number(name, 0, max);
        return value.isPresent()
                ? Optional.of(Duration.ofNanos((long) (value.getAsDouble() * NANOS_PER_SECOND)))
                : Optional.empty();
    }

    /**
     * @throws InvalidField when the object holds a field that was never asked for
     */
    public void complete() {
        for (String name : object.propertyNames()) {
            if (!asked.contains(name)) {
                throw invalid(name, "is unknown here");
            }
        }
    }

    public InvalidField invalid(String name, String problem) {
        return new InvalidField(path.isEmpty() ? name : path + "." + name, problem);
    }

    private double within(String name, double value, double min, double max) {
        if (value < min || value > max) {
            throw invalid(name, "must be within " + plain(min) + " and " + plain(max));
        }
        return value;
    }

    private static String plain(double bound) {
        return bound == Math.rint(bound) ? Long.toString((long) bound) : Double.toString(bound);
    }
}
