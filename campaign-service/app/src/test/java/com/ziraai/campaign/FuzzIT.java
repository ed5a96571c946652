package com.ziraai.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.campaign.openapi.ApiOperation;
import com.ziraai.campaign.openapi.Contract;
import com.ziraai.infrastructure.token.TestTokens;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Everything the document offers is asked in every wrong way. Nothing of it is a failure of ours,
 * shows what is inside or leaves half of something behind.
 */
class FuzzIT {

    private static final long SEED = 20_250_819;
    private static final String LISTS = "/api/v1/recipient-lists";

    private static final List<String> SEGMENTS =
            List.of(
                    "%00",
                    "a%00b",
                    "%2e%2e",
                    "..%2F..%2Fetc%2Fpasswd",
                    "%2F",
                    "%5c",
                    ";x=y",
                    "%0d%0aX-Evil:%20yes",
                    "%F0%9F%98%80",
                    "%ff%fe",
                    "%ED%A0%80",
                    "%E2%80%AE",
                    "-1",
                    "99999999999999999999",
                    "1e9",
                    "%27%20OR%20%271%27%3D%271",
                    "%27%3B%20DROP%20TABLE%20operation%3B--",
                    "%25s%25n",
                    "%7B0%7D",
                    "null",
                    "x".repeat(3_000));

    /** Signed, with a key of somebody else's. */
    private static final String FORGED = new TestTokens().admin();

    private static final RunningCampaign campaign = RunningCampaign.shared();
    private final Random random = new Random(SEED);
    private final Attacker attacker = new Attacker();
    private List<Long> stored = List.of();

    static Stream<Arguments> operations() {
        return Contract.document().operations().stream()
                .map(each -> Arguments.of(each.method() + " " + each.path(), each));
    }

    @BeforeEach
    void prepare() {
        stored = rows();
    }

    @AfterEach
    void nothingIsStoredByHalves() {
        List<Long> now = rows();
        assertThat(now.get(0) - stored.get(0)).as("operations").isEqualTo(attacker.accepted());
        assertThat(now.subList(1, now.size()))
                .as("operations without batches or note, idempotency keys, lists half there")
                .isEqualTo(stored.subList(1, stored.size()));
    }

    private static List<Long> rows() {
        return campaign.numbers(
                """
                SELECT (SELECT count(*) FROM operation),
                    (SELECT count(*) FROM operation o WHERE total_items <> (
                        SELECT coalesce(sum(item_count), 0) FROM batch b
                        WHERE b.operation_id = o.operation_id)),
                    (SELECT count(*) FROM operation o WHERE NOT EXISTS (
                        SELECT FROM audit a
                        WHERE a.subject = o.operation_id AND a.action = 'operation.create')),
                    (SELECT count(*) FROM idempotency),
                    (SELECT count(*) FROM recipient_list WHERE state = 'RECEIVING')
                """);
    }

    @AfterAll
    static void forget() {
        campaign.delete("/api/v1/prices/SMS/AQ", campaign.tokens().admin());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void bodies(String name, ApiOperation operation) {
        FuzzBodies bodies = new FuzzBodies(operation, random);
        String path = attacker.path(operation);
        // Where no body is asked for none is read.
        long most = operation.bodyTypes().isEmpty() ? 10 : Long.MAX_VALUE;
        attacker.sendAll(
                Stream.concat(bodies.mutated().stream(), bodies.broken().stream())
                        .limit(most)
                        .map(body -> attacker.attack(operation, path, body)));
    }

    @Test
    void files() {
        ApiOperation upload = Contract.operation("POST", LISTS).orElseThrow();
        // An instance takes two at a time.
        attacker.sendAll(
                FuzzFiles.all().stream()
                        .map(each ->
                                attacker.attack(upload, LISTS, each.content(), each.headers())),
                2);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void headers(String name, ApiOperation operation) {
        byte[] usual = new FuzzBodies(operation, random).usual();
        String path = attacker.path(operation);
        attacker.sendAll(
                FuzzBodies.headers().stream()
                        .map(each -> attacker.attack(operation, path, usual, each)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void addresses(String name, ApiOperation operation) {
        byte[] usual = new FuzzBodies(operation, random).usual();
        attacker.sendAll(
                Stream.concat(paths(operation), queries(operation))
                        .map(path -> attacker.attack(operation, path, usual)));
    }

    private Stream<String> paths(ApiOperation operation) {
        return Pattern.compile("\\{[^}]*}")
                .matcher(operation.path())
                .results()
                .flatMap(variable ->
                        SEGMENTS.stream()
                                .map(each -> attacker.path(operation, variable.group(), each)));
    }

    private Stream<String> queries(ApiOperation operation) {
        List<String> names = new ArrayList<>();
        for (JsonNode each : operation.node().path("parameters")) {
            JsonNode parameter = Contract.document().resolve(each);
            if (parameter.path("in").asString().equals("query")) {
                names.add(parameter.path("name").asString());
            }
        }
        String path = attacker.path(operation) + "?";
        Stream<String> one =
                names.stream().flatMap(name -> SEGMENTS.stream().map(each -> name + "=" + each));
        Stream<String> twice = names.stream().map(name -> name + "=1&" + name + "=-1");
        Stream<String> unknown = Stream.of("", "&=&", "=&unknown[]=%00", SEGMENTS.getLast());
        return Stream.of(one, twice, unknown).flatMap(each -> each).map(path::concat);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void methods(String name, ApiOperation operation) {
        for (String method :
                List.of(
                        "GET", "PUT", "POST", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "BREW",
                        "get")) {
            if (Contract.operation(method, operation.path()).isEmpty()) {
                Contract.Given given =
                        attacker.send(
                                method,
                                attacker.path(operation),
                                attacker.token(operation),
                                new byte[0],
                                Map.of());
                assertThat(given.status()).as(given.toString()).isIn(400, 405);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void tokens(String name, ApiOperation operation) {
        if (operation.node().has("security")) {
            return;
        }
        byte[] usual = new FuzzBodies(operation, random).usual();
        String path = attacker.path(operation);
        for (String token :
                List.of(
                        "",
                        "x",
                        "a.b.c",
                        "eyJhbGciOiJub25lIn0.eyJyb2xlcyI6WyJBZG1pbiJdfQ.",
                        campaign.tokens().expired("fuzz"),
                        FORGED,
                        attacker.sponsor().substring(0, attacker.sponsor().length() - 2),
                        "x".repeat(4_000))) {
            Contract.Given given =
                    attacker.send(
                            operation.method().name(),
                            path,
                            token,
                            usual,
                            Attacker.type(operation));
            assertThat(given.status()).as(given.toString()).isEqualTo(401);
        }
        for (String token :
                List.of(campaign.tokens().withoutRole("x"), campaign.tokens().withoutSponsor())) {
            Contract.Given given =
                    attacker.send(
                            operation.method().name(),
                            path,
                            token,
                            usual,
                            Attacker.type(operation));
            assertThat(given.status()).as(given.toString()).isEqualTo(403);
        }
        if (Attacker.isForAdministrators(operation)) {
            Contract.Given given =
                    attacker.send(
                            operation.method().name(),
                            path,
                            attacker.sponsor(),
                            usual,
                            Attacker.type(operation));
            assertThat(given.status()).as(given.toString()).isEqualTo(403);
        }
        if (attacker.isOwn(path)) {
            String stranger = campaign.tokens().sponsor("stranger");
            Contract.Given given =
                    attacker.send(
                            operation.method().name(),
                            path,
                            stranger,
                            usual,
                            Attacker.type(operation));
            assertThat(given.status()).as(given.toString()).isEqualTo(404);
        }
    }

    @Test
    void aBombIsNotUnpacked() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream bomb = new GZIPOutputStream(packed)) {
            byte[] zeros = new byte[1024 * 1024];
            for (int i = 0; i < 64; i++) {
                bomb.write(zeros);
            }
        }
        Map<String, String> headers =
                Map.of("Content-Type", "application/json", "Content-Encoding", "gzip");
        Contract.Given given =
                attacker.send(
                        "POST",
                        Attacker.SEND_LINKS,
                        attacker.sponsor(),
                        packed.toByteArray(),
                        headers);
        assertThat(given.status()).isEqualTo(415);
        attacker.send(
                "POST", Attacker.SEND_LINKS, attacker.sponsor(), packed.toByteArray(), Map.of());
    }

    /** After all of the above, whatever of it ran before. */
    @Test
    void theServiceIsWellAndHoldsNothing() {
        long before = usedHeap();
        ApiOperation sendLinks = Contract.operation("POST", Attacker.SEND_LINKS).orElseThrow();
        FuzzBodies bodies = new FuzzBodies(sendLinks, random);
        for (int round = 0; round < 3; round++) {
            attacker.sendAll(
                    bodies.broken().stream()
                            .map(body -> attacker.attack(sendLinks, Attacker.SEND_LINKS, body)));
        }
        assertThat(usedHeap() - before).as("bytes of heap").isLessThan(64 * 1024 * 1024);
        assertThat(campaign.getOpenly("/actuator/health/readiness").status()).isEqualTo(200);
        byte[] usual = new FuzzBodies(sendLinks, random).usual();
        Contract.Given given =
                attacker.send(attacker.attack(sendLinks, Attacker.SEND_LINKS, usual));
        assertThat(given.status()).as(given.toString()).isEqualTo(202);
    }

    private static long usedHeap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
