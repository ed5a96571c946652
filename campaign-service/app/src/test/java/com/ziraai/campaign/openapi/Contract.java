package com.ziraai.campaign.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Holds what the service answers against what its document says it does. */
public final class Contract {

    private static final ApiDocument DOCUMENT = ApiDocument.load();
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDialect(
                    Dialects.getDraft202012(),
                    builder ->
                            builder.schemaRegistryConfig(
                                    SchemaRegistryConfig.builder()
                                            .formatAssertionsEnabled(true)
                                            .build()));

    /** Of a file; they are all made alike. */
    private static final int MOST_LINES = 200;

    private static final Map<JsonNode, Schema> SCHEMAS = new ConcurrentHashMap<>();

    private Contract() {}

    public static ApiDocument document() {
        return DOCUMENT;
    }

    /**
     * An answer as it came.
     *
     * @param header value of a header by its name
     */
    public record Given(
            String method,
            String path,
            int status,
            java.util.function.Function<String, Optional<String>> header,
            String body) {

        String type() {
            return header.apply("Content-Type").orElse("").replaceFirst(";.*", "").strip();
        }

        @Override
        public String toString() {
            return "%s %s → %d %s"
                    .formatted(
                            method, path, status, body.substring(0, Math.min(2000, body.length())));
        }
    }

    /** Fails unless the document says that this can be answered to this. */
    public static void check(Given given) {
        if (!given.path().startsWith("/api/")) {
            return;
        }
        Optional<JsonNode> response =
                operation(given.method(), given.path())
                        .flatMap(operation -> response(operation, given.status()));
        if (response.isEmpty()) {
            // 400 is what the firewall stops.
            assertThat(given.status())
                    .as("undocumented answer: " + given)
                    .isIn(400, 401, 403, 404, 405);
            checkError(given);
            return;
        }
        checkHeaders(given, response.get());
        checkBody(given, response.get().path("content"));
    }

    /** Fails unless it is an error in the one shape, with a code of the list. */
    public static void checkError(Given given) {
        assertThat(given.type()).as(given.toString()).isEqualTo("application/json");
        JsonNode schema = DOCUMENT.root().at("/components/schemas/Error");
        assertThat(misfits(schema, JsonMapper.shared().readTree(given.body())))
                .as(given.toString())
                .isEmpty();
    }

    private static Optional<JsonNode> response(ApiOperation operation, int status) {
        JsonNode responses = operation.node().path("responses");
        boolean error = status >= 400;
        return Optional.ofNullable(responses.get(Integer.toString(status)))
                .or(() -> Optional.ofNullable(responses.get("default")).filter(_ -> error))
                .map(DOCUMENT::resolve);
    }

    private static void checkHeaders(Given given, JsonNode response) {
        response.path("headers")
                .properties()
                .forEach(each -> {
                    if (DOCUMENT.resolve(each.getValue()).path("required").asBoolean(false)) {
                        assertThat(given.header().apply(each.getKey()))
                                .as(each.getKey() + " of " + given)
                                .isPresent();
                    }
                });
    }

    private static void checkBody(Given given, JsonNode content) {
        if (content.isEmpty()) {
            assertThat(given.body()).as(given.toString()).isEmpty();
            return;
        }
        assertThat(content.propertyNames()).as("type of " + given).contains(given.type());
        JsonNode offered = content.path(given.type());
        switch (given.type()) {
            case "application/json" -> checkFits(given, offered.path("schema"), given.body());
            case "application/x-ndjson" ->
                    given.body()
                            .lines()
                            .limit(MOST_LINES)
                            .forEach(line -> checkFits(given, offered.path("x-line"), line));
            default -> {
                // Nothing is said of it but its type.
            }
        }
    }

    private static void checkFits(Given given, JsonNode schema, String json) {
        assertThat(misfits(schema, JsonMapper.shared().readTree(json)))
                .as(given.toString())
                .isEmpty();
    }

    /** What in a value does not fit a schema of the document. */
    public static List<String> misfits(JsonNode schema, JsonNode value) {
        return SCHEMAS.computeIfAbsent(schema, Contract::compile).validate(value).stream()
                .map(error -> error.getInstanceLocation() + " " + error.getMessage())
                .toList();
    }

    private static Schema compile(JsonNode schema) {
        ObjectNode whole = (ObjectNode) schema.deepCopy();
        whole.set("components", DOCUMENT.root().path("components"));
        return REGISTRY.getSchema(whole);
    }

    /** The operation a request is for: the one whose path fits best. */
    public static Optional<ApiOperation> operation(String method, String path) {
        // The addresses the link distribution workflow prints are the same routes.
        PathContainer asked =
                PathContainer.parsePath(path.replace("/api/sponsorship/", "/api/v1/sponsorship/"));
        Predicate<ApiOperation> fits =
                each -> each.method().name().equals(method) && pattern(each).matches(asked);
        return DOCUMENT.operations().stream()
                .filter(fits)
                .min(Comparator.comparing(Contract::pattern));
    }

    private static PathPattern pattern(ApiOperation operation) {
        return PathPatternParser.defaultInstance.parse(operation.path());
    }
}
