package com.ziraai.campaign.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.campaign.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ApiDocumentTest {

    private final ApiDocument document = ApiDocument.load();

    static Stream<ApiOperation> operations() {
        return ApiDocument.load().operations().stream();
    }

    @Test
    void everyReferenceLeadsSomewhere() throws IOException {
        List<String> dangling = new ArrayList<>();
        collect(document.root(), "$ref").stream()
                .filter(each -> document.root().at(each.substring(1)).isMissingNode())
                .forEach(dangling::add);
        assertThat(dangling).isEmpty();
        // For whoever wants to see it, and to become the released one.
        Files.writeString(
                Path.of("target/openapi.json"),
                JsonMapper.shared()
                        .writerWithDefaultPrettyPrinter()
                        .writeValueAsString(document.root()));
    }

    @Test
    void everySchemaIsUsed() {
        Set<String> used = new HashSet<>(collect(document.root(), "$ref"));
        for (String kind : List.of("schemas", "responses", "parameters", "headers")) {
            document.root()
                    .path("components")
                    .path(kind)
                    .propertyNames()
                    .forEach(
                            each -> assertThat(used).contains("#/components/" + kind + "/" + each));
        }
    }

    /** A comma in a text without quotes ends it, and the rest becomes a name without a value. */
    @Test
    void everythingSaidHasAValue() {
        List<String> empty = new ArrayList<>();
        withoutValue("", document.root(), empty);
        assertThat(empty).isEmpty();
    }

    private static void withoutValue(String place, JsonNode node, List<String> found) {
        node.properties().stream()
                .filter(each -> !each.getKey().equals("examples"))
                .forEach(each -> {
                    String here = place + "/" + each.getKey();
                    if (each.getValue().isNull()) {
                        found.add(here);
                    }
                    withoutValue(here, each.getValue(), found);
                });
        node.valueStream()
                .filter(_ -> node.isArray())
                .forEach(each -> withoutValue(place, each, found));
    }

    @Test
    void everyOperationHasANameOfItsOwn() {
        assertThat(operations().map(each -> each.node().path("operationId").asString("")))
                .doesNotContain("")
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void everyOperationSaysWhatItIsAndHowItFails(ApiOperation operation) {
        JsonNode node = operation.node();
        assertThat(node.path("tags")).hasSize(1);
        assertThat(node.path("summary").asString("")).isNotBlank();
        assertThat(node.path("responses").has("default")).isTrue();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void everyPathVariableIsDescribed(ApiOperation operation) {
        Set<String> described = new TreeSet<>();
        operation
                .node()
                .path("parameters")
                .forEach(each -> {
                    JsonNode parameter = document.resolve(each);
                    if (parameter.path("in").asString("").equals("path")) {
                        described.add("{" + parameter.path("name").asString() + "}");
                    }
                });
        assertThat(Stream.of(operation.path().split("/")).filter(each -> each.startsWith("{")))
                .containsExactlyInAnyOrderElementsOf(described);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void everyExampleFitsItsSchema(ApiOperation operation) {
        operation
                .node()
                .path("requestBody")
                .path("content")
                .properties()
                .forEach(type -> {
                    JsonNode schema = type.getValue().path("schema");
                    if (type.getKey().equals("application/json")) {
                        assertThat(type.getValue().path("examples")).isNotEmpty();
                    }
                    type.getValue()
                            .path("examples")
                            .forEach(each ->
                                    assertThat(Contract.misfits(schema, each.path("value")))
                                            .as(operation.path())
                                            .isEmpty());
                });
    }

    @ParameterizedTest
    @CsvSource({
        "send-links-request.json, SendLinksRequest",
        "send-links-answer.json, AcceptedAnswer",
        "status-answer.json, StatusAnswer",
        "history-answer.json, HistoryAnswer",
        "cancel-answer.json, ControlAnswer",
        "retry-answer.json, RetryAnswer",
        "generate-codes-answer.json, AcceptedCodesAnswer",
        "templates-answer.json, ReadyMadeAnswer",
        "statistics-answer.json, StatisticsAnswer",
        "validation-failed.json, Error",
        "processing-error.json, Error",
        "system-error.json, Error"
    })
    void thePublishedExamplesFitIt(String file, String schema) {
        JsonNode node = document.root().at("/components/schemas/" + schema);
        assertThat(Contract.misfits(node, Shape.document(file))).isEmpty();
    }

    private static List<String> collect(JsonNode node, String field) {
        List<String> found = new ArrayList<>();
        if (node.has(field)) {
            found.add(node.get(field).asString());
        }
        node.forEach(each -> found.addAll(collect(each, field)));
        return found;
    }
}
