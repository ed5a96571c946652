package com.ziraai.campaign;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Field names of a JSON text, values left out: {@code /data/metrics/errors/[]/itemIndex}. */
public final class Shape {

    private Shape() {}

    /** An example of the Bulk Operations API as published. */
    public static JsonNode document(String name) {
        try (InputStream file =
                Objects.requireNonNull(
                        Shape.class.getResourceAsStream("/bulk-operations-api/" + name), name)) {
            return JsonMapper.shared().readTree(file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static SortedSet<String> of(JsonNode node) {
        SortedSet<String> shape = new TreeSet<>();
        collect("", node, shape);
        return shape;
    }

    private static void collect(String path, JsonNode node, SortedSet<String> shape) {
        if (!path.isEmpty()) {
            shape.add(path);
        }
        if (node.isArray()) {
            node.forEach(each -> collect(path + "/[]", each, shape));
        }
        node.properties()
                .forEach(each -> collect(path + "/" + each.getKey(), each.getValue(), shape));
    }
}
