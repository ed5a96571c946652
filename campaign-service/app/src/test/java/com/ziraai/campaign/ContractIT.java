package com.ziraai.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.campaign.RunningCampaign.Answer;
import com.ziraai.campaign.openapi.ApiDocument;
import com.ziraai.campaign.openapi.ApiOperation;
import com.ziraai.campaign.openapi.Contract;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RequestPredicate;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The document says what the service does, and the service does what the document says. */
class ContractIT {

    private static final String PAGE = "/swagger-ui/";
    private static final String OPERATIONS = "/api/v1/bulk-operations/";
    private static final String NOBODYS_PRICE = "/api/v1/prices/SMS/AQ";
    private static final String FORM = "form-data;boundary=x";

    private final RunningCampaign campaign = RunningCampaign.shared();
    private final String admin = campaign.tokens().admin();
    private final String exemplary = campaign.tokens().sponsor("exemplary");

    @Test
    void everyRouteIsInTheDocumentAndEveryOperationHasARoute() {
        Routes routes = new Routes();
        campaign.beans(RouterFunction.class).forEach(each -> each.accept(routes));
        Set<String> documented =
                Contract.document().operations().stream()
                        .map(each -> each.method() + " " + each.path())
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(routes.found).isEqualTo(documented);
    }

    static Stream<Arguments> examples() {
        return Contract.document().operations().stream()
                .flatMap(operation ->
                        operation
                                .node()
                                .at("/requestBody/content")
                                .propertyStream()
                                .flatMap(type ->
                                        type.getValue()
                                                .path("examples")
                                                .propertyStream()
                                                .map(each ->
                                                        Arguments.of(
                                                                operation.method()
                                                                        + " "
                                                                        + operation.path(),
                                                                each.getKey(),
                                                                operation,
                                                                type.getKey(),
                                                                each.getValue().path("value")))));
    }

    /** Where an example needs something to be there first, it is made. */
    private Map<String, Function<JsonNode, String>> places() {
        return Map.of(
                "settle",
                _ -> {
                    String id = accept("exemplary");
                    campaign.analytics().stands(id, 0, "UNKNOWN");
                    return OPERATIONS + id + "/unknown/0";
                },
                "changeTemplate",
                _ ->
                        "/api/v1/templates/"
                                + campaign.post(
                                                "/api/v1/templates",
                                                admin,
                                                "{\"name\":\"x\",\"message\":\"{name}\"}")
                                        .body()
                                        .at("/data/templateId")
                                        .asString(),
                "setBudget",
                _ -> OPERATIONS + accept("exemplary") + "/budget",
                "savePrice",
                _ -> NOBODYS_PRICE,
                "changeSender",
                _ -> {
                    SenderIT.say(campaign, 20);
                    return "/api/v1/admin/senders/SMS/" + SenderIT.SENDER;
                },
                "openBreaker",
                _ -> {
                    SenderIT.say(campaign, 20);
                    return "/api/v1/admin/circuit-breaker/enable";
                },
                "firstProvider",
                _ -> {
                    SenderIT.say(campaign, 20);
                    return "/api/v1/admin/providers/SMS";
                },
                "findBlacklisted",
                body -> found("/api/v1/blacklist", exemplary, body),
                "findSuppressed",
                body -> found("/api/v1/suppressions", admin, body));
    }

    private String found(String list, String token, JsonNode number) {
        campaign.post(list, token, number.toString());
        return list + "/lookup";
    }

    /** Numbers of examples stay free for other tests, and so do messages. */
    @AfterEach
    void forget() {
        campaign.delete(NOBODYS_PRICE, admin);
        forget("/api/v1/suppressions", admin);
    }

    private void forget(String list, String token) {
        campaign.get(list, token)
                .body()
                .path("data")
                .forEach(each ->
                        campaign.delete(list + "/" + each.path("entryId").asString(), token));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("examples")
    void everyExampleIsAccepted(
            String name, String example, ApiOperation operation, String type, JsonNode body) {
        String path =
                places().getOrDefault(
                                operation.node().path("operationId").asString(),
                                _ -> filled(operation.path()))
                        .apply(body);
        boolean administrators =
                path.matches(
                        "/api/v1/(admin|plans|sponsors|prices|suppressions|templates/[^/]*)(/.*)?");
        Answer answer =
                campaign.send(
                        HttpRequest.newBuilder(campaign.uri(path))
                                .header(
                                        "Authorization",
                                        "Bearer " + (administrators ? admin : exemplary))
                                .header("Content-Type", type.replace("form-data", FORM))
                                .method(
                                        operation.method().name(),
                                        BodyPublishers.ofString(written(type, body))));
        assertThat(answer.status()).as(answer.raw()).isBetween(200, 299);
    }

    private static String written(String type, JsonNode body) {
        if (type.startsWith("multipart/")) {
            return """
            --x\r
            Content-Disposition: form-data; name="file"; filename="a.csv"\r
            \r
            %s\r
            --x--\r
            """
                    .formatted(body.path("file").asString());
        }
        return type.equals("application/json") ? body.toString() : body.asString();
    }

    private static String filled(String path) {
        return Pattern.compile("\\{[^}]*}").matcher(path).replaceAll("example");
    }

    private String accept(String sponsor) {
        Answer answer =
                campaign.sendLinks(campaign.tokens().sponsor(sponsor), Requests.of(1).toString());
        return answer.body().at("/data/operationId").asString();
    }

    private Answer send(HttpMethod method, String path, String token, String body) {
        return campaign.send(
                HttpRequest.newBuilder(campaign.uri(path))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .method(method.name(), BodyPublishers.ofString(body)));
    }

    @Test
    void theDocumentIsServedToEverybodyInBothNotations() {
        Answer json = campaign.getOpenly("/api/v1/openapi.json");
        assertThat(json.status()).isEqualTo(200);
        assertThat(json.body()).isEqualTo(ApiDocument.load().root());
        Answer yaml = campaign.getOpenly("/api/v1/openapi.yaml");
        assertThat(new YAMLMapper().readTree(yaml.raw())).isEqualTo(json.body());
    }

    @Test
    void thePageNeedsNoTokenAndLoadsNothingFromElsewhere() {
        Answer page = campaign.getOpenly(PAGE);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.response().headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'")
                .contains("script-src 'self';", "connect-src 'self'")
                .doesNotContain("http");
        Matcher reference = Pattern.compile("(?:src|href)=\"([^\"]*)\"").matcher(page.raw());
        assertThat(reference.results().map(each -> each.group(1)))
                .hasSize(4)
                .allSatisfy(file -> {
                    assertThat(file).doesNotContain(":").doesNotStartWith("/");
                    assertThat(campaign.getOpenly(PAGE + file).status()).as(file).isEqualTo(200);
                });
        assertThat(page.raw()).doesNotContain("<script>", "style=", "onload");
        assertThat(campaign.getOpenly("/swagger-ui").status()).isEqualTo(308);
        assertThat(campaign.getOpenly(PAGE + "swagger-ui.js").status()).isEqualTo(404);
    }

    @Test
    void aMethodAnAddressDoesNotHaveIsRefusedWithThoseItHas() {
        String token = campaign.tokens().sponsor("wrong");
        Answer answer = send(HttpMethod.PATCH, "/api/v1/templates/x", token, "{}");
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.body().at("/error").asString()).isEqualTo("METHOD_NOT_ALLOWED");
        assertThat(answer.response().headers().firstValue("Allow").orElseThrow().split(", ?"))
                .containsExactlyInAnyOrder("GET", "PUT", "DELETE");
    }

    @Test
    void aCompressedBodyIsRefusedWithoutUnpackingIt() {
        Answer answer =
                campaign.sendLinks(
                        campaign.tokens().sponsor("zipped"), "{}", "Content-Encoding", "gzip");
        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.body().at("/error").asString()).isEqualTo("UNSUPPORTED_CONTENT_ENCODING");
    }

    @Test
    void aBodyOfAnotherTypeIsRefusedWithThoseItTakes() {
        String token = campaign.tokens().sponsor("wrong");
        Answer answer = campaign.upload(token, "", "image/png", new byte[10]);
        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.body().at("/error").asString()).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
        assertThat(answer.response().headers().firstValue("Accept").orElseThrow())
                .contains("text/csv", "multipart/form-data");
    }

    /** Notes method and path of every route under {@code /api}. */
    private static final class Routes implements RouterFunctions.Visitor {

        private final Set<String> found = new TreeSet<>();
        private final Deque<String> nests = new ArrayDeque<>();

        @Override
        public void startNested(RequestPredicate predicate) {
            nests.addLast(seen(predicate).pattern);
        }

        @Override
        public void endNested(RequestPredicate predicate) {
            nests.removeLast();
        }

        @Override
        public void route(RequestPredicate predicate, HandlerFunction<?> handler) {
            Predicate seen = seen(predicate);
            String path = String.join("", nests) + seen.pattern;
            if (path.startsWith("/api/")) {
                seen.methods.forEach(method -> found.add(method + " " + path));
            }
        }

        private static Predicate seen(RequestPredicate predicate) {
            Predicate seen = new Predicate();
            predicate.accept(seen);
            return seen;
        }

        @Override
        public void resources(Function<ServerRequest, Mono<Resource>> lookup) {
            // Not of the API.
        }

        @Override
        public void attributes(Map<String, Object> attributes) {
            // None of ours has any.
        }

        @Override
        public void unknown(RouterFunction<?> router) {
            throw new AssertionError("nobody can tell what this routes: " + router);
        }
    }

    /** Method and path of one route. */
    private static final class Predicate implements RequestPredicates.Visitor {

        private Set<HttpMethod> methods = Set.of();
        private String pattern = "";

        @Override
        public void method(Set<HttpMethod> of) {
            methods = of;
        }

        @Override
        public void path(String of) {
            pattern = of;
        }

        @Override
        public void header(String name, String value) {}

        @Override
        public void queryParam(String name, String value) {}

        @Override
        public void version(String version) {}

        @Override
        public void startAnd() {}

        @Override
        public void and() {}

        @Override
        public void endAnd() {}

        @Override
        public void startOr() {}

        @Override
        public void or() {}

        @Override
        public void endOr() {}

        @Override
        public void startNegate() {}

        @Override
        public void endNegate() {}

        @Override
        public void unknown(RequestPredicate predicate) {}

        @Override
        @SuppressWarnings("deprecation") // to be implemented all the same
        public void pathExtension(String extension) {}
    }
}
