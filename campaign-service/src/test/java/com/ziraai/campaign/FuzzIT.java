package com.ziraai.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.campaign.openapi.ApiOperation;
import com.ziraai.campaign.openapi.Contract;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
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
    private static final String FORGED = new Tokens().admin();

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
        assertThat(now.get(1)).as("operations without batches").isEqualTo(stored.get(1));
        assertThat(now.get(2)).as("idempotency keys").isEqualTo(stored.get(2));
    }

    private static List<Long> rows() {
        return List.of(
                campaign.number("SELECT count(*) FROM operation"),
                campaign.number(
                        """
                        SELECT count(*) FROM operation o WHERE total_items <> (
                            SELECT coalesce(sum(item_count), 0) FROM batch b
                            WHERE b.operation_id = o.operation_id)
                        """),
                campaign.number("SELECT count(*) FROM idempotency"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void bodies(String name, ApiOperation operation) {
        FuzzBodies bodies = new FuzzBodies(operation, random);
        String path = attacker.path(operation);
        // Where no body is asked for none is read.
        long most = operation.bodyTypes().isEmpty() ? 10 : Long.MAX_VALUE;
        Stream.concat(bodies.mutated().stream(), bodies.broken().stream())
                .limit(most)
                .forEach(body ->
                        attacker.send(
                                operation,
                                path,
                                attacker.token(operation),
                                body,
                                Attacker.type(operation)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void headers(String name, ApiOperation operation) {
        byte[] usual = new FuzzBodies(operation, random).usual();
        FuzzBodies.headers()
                .forEach(each ->
                        attacker.send(
                                operation,
                                attacker.path(operation),
                                attacker.token(operation),
                                usual,
                                each));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void addresses(String name, ApiOperation operation) {
        byte[] usual = new FuzzBodies(operation, random).usual();
        for (String segment : SEGMENTS) {
            String path = operation.path().replaceAll("\\{[^}]*}", segment);
            if (!path.equals(operation.path())) {
                attacker.send(
                        operation,
                        path,
                        attacker.token(operation),
                        usual,
                        Attacker.type(operation));
            }
            for (JsonNode each : operation.node().path("parameters")) {
                JsonNode parameter = Contract.document().resolve(each);
                if (parameter.path("in").asString().equals("query")) {
                    String query = parameter.path("name").asString() + "=" + segment;
                    query(operation, query, usual);
                    query(operation, query + "&" + query, usual);
                }
            }
            query(operation, segment + "&=&unknown[]=" + segment, usual);
        }
    }

    private void query(ApiOperation operation, String query, byte[] body) {
        String path = attacker.path(operation) + "?" + query;
        attacker.send(operation, path, attacker.token(operation), body, Attacker.type(operation));
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
                    attacker.send(operation, path, token, usual, Attacker.type(operation));
            assertThat(given.status()).as(given.toString()).isEqualTo(401);
        }
        for (String token :
                List.of(campaign.tokens().farmer(), campaign.tokens().withoutSponsor())) {
            Contract.Given given =
                    attacker.send(operation, path, token, usual, Attacker.type(operation));
            assertThat(given.status()).as(given.toString()).isEqualTo(403);
        }
        if (attacker.isOwn(path)) {
            String stranger = campaign.tokens().sponsor("stranger");
            Contract.Given given =
                    attacker.send(operation, path, stranger, usual, Attacker.type(operation));
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
            bodies.broken()
                    .forEach(body ->
                            attacker.send(
                                    sendLinks,
                                    Attacker.SEND_LINKS,
                                    attacker.sponsor(),
                                    body,
                                    Attacker.type(sendLinks)));
        }
        assertThat(usedHeap() - before).as("bytes of heap").isLessThan(64 * 1024 * 1024);
        assertThat(campaign.getOpenly("/actuator/health/readiness").status()).isEqualTo(200);
        byte[] usual = new FuzzBodies(sendLinks, random).usual();
        Contract.Given given =
                attacker.send(sendLinks, Attacker.SEND_LINKS, attacker.sponsor(), usual, Map.of());
        assertThat(given.status()).as(given.toString()).isEqualTo(202);
    }

    private static long usedHeap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
