package com.ziraai.campaign.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The OpenAPI document of the routes. {@code openapi/openapi.yaml} holds what all areas share, each
 * file of {@code openapi/areas} the paths and schemas of one; a new area is a new file.
 */
public final class ApiDocument {

    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "patch", "head", "options");

    private final ObjectNode root;

    private ApiDocument(ObjectNode root) {
        this.root = root;
    }

    /**
     * The document of the sections on the class path.
     *
     * @throws IllegalStateException if two sections say something about the same thing
     */
    public static ApiDocument load() {
        YAMLMapper yaml = new YAMLMapper();
        try {
            var resolver = new PathMatchingResourcePatternResolver();
            ObjectNode root = read(yaml, resolver.getResource("classpath:openapi/openapi.yaml"));
            Resource[] areas = resolver.getResources("classpath*:openapi/areas/*.yaml");
            Arrays.stream(areas)
                    .sorted(Comparator.comparing(area -> String.valueOf(area.getFilename())))
                    .forEach(area -> merge("", root, read(yaml, area)));
            return new ApiDocument(root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode read(YAMLMapper yaml, Resource section) {
        try (InputStream content = section.getInputStream()) {
            return (ObjectNode) yaml.readTree(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void merge(String place, ObjectNode into, ObjectNode section) {
        for (Map.Entry<String, JsonNode> each : section.properties()) {
            String here = place + "/" + each.getKey();
            JsonNode present = into.get(each.getKey());
            if (present == null) {
                into.set(each.getKey(), each.getValue());
            } else if (present instanceof ObjectNode object
                    && each.getValue() instanceof ObjectNode more) {
                merge(here, object, more);
            } else {
                throw new IllegalStateException("two sections of the API document have " + here);
            }
        }
    }

    /** The whole document. */
    public JsonNode root() {
        return root;
    }

    /** What can be asked, path by path. */
    public List<ApiOperation> operations() {
        List<ApiOperation> operations = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : root.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> each : path.getValue().properties()) {
                if (METHODS.contains(each.getKey())) {
                    operations.add(operation(path.getKey(), each.getKey(), each.getValue()));
                }
            }
        }
        return operations;
    }

    private static ApiOperation operation(String path, String method, JsonNode node) {
        JsonNode body = node.path("requestBody");
        return new ApiOperation(
                HttpMethod.valueOf(method.toUpperCase(Locale.ROOT)),
                path,
                body.path("content").properties().stream()
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toUnmodifiableSet()),
                node);
    }

    /** The node itself, or what it refers to. */
    public JsonNode resolve(JsonNode node) {
        return Optional.ofNullable(node.get("$ref"))
                .map(reference -> root.at(reference.asString().substring(1)))
                .map(this::resolve)
                .orElse(node);
    }
}
