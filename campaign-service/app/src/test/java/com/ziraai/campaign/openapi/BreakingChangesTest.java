package com.ziraai.campaign.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class BreakingChangesTest {

    /** The document of the last release; a release replaces it. */
    private static final Path RELEASED = Path.of("src/test/openapi/released.json");

    /** Narrower than the last release on purpose; the reasons stand in the module's README. */
    private static final Set<String> DECIDED =
            Set.of(
                    "post /api/v1/sponsorship/send body/campaignName: maxLength is lower",
                    "post /api/v1/sponsorship/send body/campaignName: minLength is higher");

    private static final String BEFORE =
            """
            paths:
              /things:
                get:
                  parameters: [{name: size, in: query, schema: {type: integer, maximum: 200}}]
                  responses:
                    '200': {content: {application/json: {schema: {$ref: '#/components/schemas/Answer'}}}}
                post:
                  requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Request'}}}}
                  responses:
                    '202': {content: {application/json: {schema: {$ref: '#/components/schemas/Answer'}}}}
            components:
              schemas:
                Answer:
                  type: object
                  required: [state]
                  properties:
                    state: {type: string, enum: [NEW, DONE]}
                    next: {type: [integer, 'null']}
                Request:
                  type: object
                  required: [name]
                  properties:
                    name: {type: string, maxLength: 50}
                    tags: {type: array, items: {type: [string, integer]}}
            """;

    @Test
    void nothingBreaksClientsOfTheLastRelease() throws IOException {
        JsonNode released = JsonMapper.shared().readTree(Files.readString(RELEASED));
        assertThat(BreakingChanges.between(released, ApiDocument.load().root()))
                .as("if it has to be, it is a new version of the API")
                .containsExactlyInAnyOrderElementsOf(DECIDED);
    }

    @Test
    void theSameDocumentBreaksNothing() {
        assertThat(BreakingChanges.between(tree(BEFORE), tree(BEFORE))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    /things:                         | /others:                               | path removed
                    post:                            | put:                                   | method removed
                    '202'                            | '200'                                  | answer removed
                    next: {type: [integer, 'null']}  | last: {type: integer}                  | field removed
                    enum: [NEW, DONE]                | enum: [NEW]                            | values removed
                    [integer, 'null']                | [integer, string, 'null']              | type was
                    required: [state]                | required: []                           | not always there
                    required: [name]                 | required: [name, tags]                 | required now
                    maxLength: 50                    | maxLength: 49                          | maxLength is lower
                    maximum: 200                     | maximum: 100                           | maximum is lower
                    {type: [string, integer]}        | {type: string}                         | type was
                    maxLength: 50                    | maxLength: 50, pattern: '[a-z]+'       | pattern changed
                    maxLength: 50                    | maxLength: 50, enum: [a]               | only some values
                    tags: {type: array               | words: {type: array                    | field removed
                    in: query,                       | in: query, required: true,             | required now
                    name: size                       | name: count                            | parameter removed
                    requestBody: {content            | requestBody: {required: true, content  | required now
                    """)
    void whatBreaksClientsIsNamed(String before, String after, String change) {
        assertThat(BEFORE).contains(before);
        assertThat(BreakingChanges.between(tree(BEFORE), tree(BEFORE.replace(before, after))))
                .anyMatch(each -> each.contains(change));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    enum: [NEW, DONE]                | enum: [NEW, DONE, LOST]
                    next: {type: [integer, 'null']}  | next: {type: integer}
                    required: [state]                | required: [state, next]
                    required: [name]                 | required: []
                    maxLength: 50                    | maxLength: 60
                    {type: [string, integer]}        | {type: [string, number]}
                    """)
    void whatOnlyAddsIsNot(String before, String after) {
        assertThat(BEFORE).contains(before);
        assertThat(BreakingChanges.between(tree(BEFORE), tree(BEFORE.replace(before, after))))
                .isEmpty();
    }

    private static ObjectNode tree(String yaml) {
        return (ObjectNode) new YAMLMapper().readTree(yaml);
    }
}
