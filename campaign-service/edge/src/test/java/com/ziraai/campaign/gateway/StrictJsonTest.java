package com.ziraai.campaign.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class StrictJsonTest {

    record Order(
            @Nullable String name,
            @Nullable Integer count,
            @Nullable Boolean gift,
            @Nullable List<@Nullable Line> lines,
            @Nullable Map<String, String> notes,
            @Nullable JsonNode extra) {}

    record Line(@Nullable String article, @Nullable Integer quantity) {}

    private final StrictJson json = new StrictJson();

    @Test
    void whatFitsIsRead() {
        Order order =
                read(
                        "{\"name\":\"a\",\"count\":2,\"lines\":[{\"article\":\"x\"}],\"extra\":[1,{}]}");
        assertThat(order.name()).isEqualTo("a");
        assertThat(order.count()).isEqualTo(2);
        assertThat(order.lines()).containsExactly(new Line("x", null));
        assertThat(order.extra()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"nmae\":\"a\"}                           | nmae                | UNKNOWN_FIELD",
                "{\"nmae\":{\"deep\":[1]}}                  | nmae                | UNKNOWN_FIELD",
                "{\"lines\":[{},{\"amount\":1}]}            | lines[1].amount     | UNKNOWN_FIELD",
                "{\"lines\":[{\"x\":{},\"quantity\":1}]}  | lines[0].x          | UNKNOWN_FIELD",
                "{\"lines\":[{\"article\":\"a\",\"quantity\":1,\"x\":[1]}]} | lines[0].x  | UNKNOWN_FIELD",
                "{\"name\":5}                               | name                | WRONG_TYPE",
                "{\"name\":true}                            | name                | WRONG_TYPE",
                "{\"name\":{}}                              | name                | WRONG_TYPE",
                "{\"count\":\"5\"}                          | count               | WRONG_TYPE",
                "{\"count\":\"five\"}                       | count               | WRONG_TYPE",
                "{\"count\":1.5}                            | count               | WRONG_TYPE",
                "{\"count\":99999999999}                    | count               | WRONG_TYPE",
                "{\"gift\":\"yes\"}                         | gift                | WRONG_TYPE",
                "{\"lines\":{}}                             | lines               | WRONG_TYPE",
                "{\"lines\":[{},{},{\"quantity\":[]}]}      | lines[2].quantity   | WRONG_TYPE",
                "{\"lines\":[\"x\"]}                        | lines[0]            | WRONG_TYPE",
                "{\"notes\":{\"a\":[]}}                     | notes.a             | WRONG_TYPE",
                "[]                                         | ~~                  | WRONG_TYPE",
                "null                                       | ~~                  | REQUIRED"
            })
    void whatDoesNotFitIsNamedWithItsPlace(String body, String path, String code) {
        ProblemException problem = refused(body);
        assertThat(problem.error()).isEqualTo("VALIDATION_FAILED");
        assertThat(problem.violations().orElseThrow().kept())
                .extracting(Violation::path, Violation::code)
                .containsExactly(Tuple.tuple(path, code));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"name\":\"a\",\"count\":1,\"name\":\"b\"}                  | name",
                "{\"count\":1,\"name\":\"a\",\"gift\":true,\"count\":1}      | count",
                "{\"lines\":[{},{\"quantity\":1,\"quantity\":1}]}           | lines[1].quantity",
                "{\"notes\":{\"a\":\"x\",\"b\":\"y\",\"a\":\"z\"}}          | notes.a",
                "{\"extra\":[{\"a\":{\"b\":1,\"c\":2,\"b\":3}}]}             | extra[0].a.b",
                "{\"nmae\":{\"a\":1,\"a\":1}}                             | nmae.a",
                "{\"name\":\"a\",\"n\\u0061me\":\"b\"}                     | name"
            })
    void aNameThatStandsTwiceIsNamedWithItsPlace(String body, String path) {
        assertThat(refused(body).violations().orElseThrow().kept())
                .contains(Violation.of(path, "DUPLICATE_FIELD"));
    }

    @Test
    void aBodyThatBreaksOffBehindANameIsNoDuplicate() {
        assertThat(refused("{\"name\":\"a\",\"count\"").error()).isEqualTo("MALFORMED_JSON");
    }

    @Test
    void everyMisfitIsNamedAtOnce() {
        assertThat(
                        refused(
                                        "{\"name\":5,\"count\":\"5\",\"gift\":\"yes\",\"a\":1,\"lines\":[{\"b\":2},{\"quantity\":{}}],\"c\":3}")
                                .violations()
                                .orElseThrow()
                                .kept())
                .extracting(Violation::path)
                .containsExactlyInAnyOrder(
                        "name", "count", "gift", "a", "lines[0].b", "lines[1].quantity", "c");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"name\":             | 1 | 9",
                "{\"name\" \"a\"}       | 1 | 9",
                "nonsense               | 1 | 1",
                "{} {}                  | 1 | 4",
                "~~                     | 1 | 1",
                "{\"a\":NaN}            | 1 | 6"
            })
    void whatIsNoJsonIsLocated(String body, int line, int column) {
        ProblemException problem = refused(body);
        assertThat(problem.error()).isEqualTo("MALFORMED_JSON");
        assertThat(location(problem).line()).isEqualTo(line);
        assertThat(location(problem).column()).isBetween(Math.max(1, column - 2), column + 10);
    }

    private static Details.Location location(ProblemException problem) {
        return (Details.Location) problem.details().orElseThrow();
    }

    @Test
    void theLineIsCounted() {
        assertThat(location(refused("{\n  \"name\": \"a\",\n  oops\n}")).line()).isEqualTo(3);
    }

    @Test
    void bytesThatAreNoTextAreNoJson() {
        byte[] body = {'{', '"', (byte) 0xff, (byte) 0xfe, '"', ':', '1', '}'};
        ProblemException problem =
                catchThrowableOfType(ProblemException.class, () -> json.read(body, Order.class));
        assertThat(problem.error()).isEqualTo("MALFORMED_JSON");
    }

    private Order read(String body) {
        return json.read(body.getBytes(StandardCharsets.UTF_8), Order.class);
    }

    private ProblemException refused(String body) {
        return catchThrowableOfType(ProblemException.class, () -> read(body));
    }
}
