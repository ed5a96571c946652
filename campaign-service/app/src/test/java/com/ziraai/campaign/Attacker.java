package com.ziraai.campaign;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.campaign.RunningCampaign.Answer;
import com.ziraai.campaign.openapi.ApiOperation;
import com.ziraai.campaign.openapi.Contract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A sponsor that means no good. Judges every answer it gets: no failure of ours, nothing of the
 * inside, in a shape the document has.
 */
final class Attacker {

    static final String SEND_LINKS = "/api/v1/bulk-operations/send-links";

    /** What only somebody inside could know. Nothing that is sent has any of it. */
    static final Pattern INSIDE =
            Pattern.compile(
                    "\\tat |Exception|Caused by|java\\.|org\\.springframework|com\\.ziraai|reactor\\."
                            + "|tools\\.jackson|r2dbc|SELECT |INSERT |INTO |syntax error|postgres",
                    Pattern.CASE_INSENSITIVE);

    /** What answers 202 by making an operation. */
    private static final Set<String> MAKERS =
            Set.of(
                    SEND_LINKS,
                    "/api/v1/bulk-operations/generate-codes",
                    "/api/v1/sponsorship/send",
                    "/api/v1/sponsorship/send-bulk");

    /** Asked at once: enough to keep the service busy. */
    private static final int AT_ONCE = 8;

    /** Whoever waits longer was forgotten. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final RunningCampaign campaign = RunningCampaign.shared();
    private static final AtomicInteger attackers = new AtomicInteger();
    private static final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(PATIENCE)
                    .build();

    private final int number = attackers.incrementAndGet();
    private final String sponsor = campaign.tokens().sponsor("fuzz-" + number);
    private final String admin = campaign.tokens().admin();
    private final String operationId;
    private final String templateId;
    private final String listId;
    private final String entryId;
    private final String attachmentId;
    private final AtomicInteger accepted = new AtomicInteger();

    /** One request. */
    record Attack(
            String method, String path, String token, byte[] body, Map<String, String> headers) {}

    /** A sponsor of its own, with one of everything. */
    Attacker() {
        Answer sent = campaign.sendLinks(sponsor, Requests.scheduled(1).toString());
        operationId = sent.body().at("/data/operationId").asString();
        campaign.analytics().stands(operationId, 0, "UNKNOWN");
        templateId =
                campaign.post(
                                "/api/v1/templates",
                                sponsor,
                                "{\"name\":\"x\",\"message\":\"{name}\"}")
                        .body()
                        .at("/data/templateId")
                        .asString();
        listId =
                campaign.upload(
                                sponsor,
                                "?requiresApproval=true",
                                "text/csv",
                                "telefon\n05551234567\n?\n".getBytes(UTF_8))
                        .body()
                        .at("/data/listId")
                        .asString();
        entryId =
                campaign.post("/api/v1/blacklist", sponsor, "{\"phoneNumber\":\"+905550000000\"}")
                        .body()
                        .at("/data/entryId")
                        .asString();
        attachmentId =
                campaign.attach(sponsor, "?name=a.txt", "text/plain", "a".getBytes(UTF_8))
                        .body()
                        .at("/data/attachmentId")
                        .asString();
    }

    /** How many operations were accepted of it. */
    int accepted() {
        return accepted.get();
    }

    /** Whether only this sponsor and administrators may know of what stands there. */
    boolean isOwn(String path) {
        return Stream.of(operationId, templateId, listId, entryId, attachmentId)
                .anyMatch(path::contains);
    }

    String sponsor() {
        return sponsor;
    }

    /** The operation's path, of something that is there where that is possible. */
    String path(ApiOperation operation) {
        return filled(operation, operation.path());
    }

    /** The operation's path with one of its variables being that. */
    String path(ApiOperation operation, String variable, String value) {
        return filled(operation, operation.path().replace(variable, value));
    }

    private String filled(ApiOperation operation, String path) {
        // A stream of an operation that is there does not end.
        String id = operation.path().endsWith("/events") ? "none" : operationId;
        boolean everybody = operation.path().startsWith("/api/v1/suppressions");
        return path.replace("{operationId}", id)
                .replace("{attachmentId}", attachmentId)
                .replace("{itemIndex}", "0")
                .replace("{index}", "0")
                .replace("{templateId}", templateId)
                .replace("{listId}", listId)
                .replace("{entryId}", everybody ? "fuzzed" : entryId)
                .replace("{channel}", "SMS")
                .replace("{country}", "AQ")
                .replaceAll("\\{[^}]*}", "fuzzed-" + number);
    }

    /** Whether only administrators may ask it. */
    static boolean isForAdministrators(ApiOperation operation) {
        boolean writes = !operation.method().name().equals("GET");
        return operation.path().startsWith("/api/v1/suppressions")
                || (writes && operation.path().matches("/api/v1/(plans|prices)/.*"))
                || (writes && operation.path().equals("/api/v1/sponsors/{sponsorId}"));
    }

    /** Of somebody who may ask it. */
    String token(ApiOperation operation) {
        boolean sponsors = operation.path().startsWith("/api/v1/sponsors/{sponsorId}/");
        return sponsors || isForAdministrators(operation) ? admin : sponsor;
    }

    static Map<String, String> type(ApiOperation operation) {
        return operation.bodyTypes().isEmpty()
                ? Map.of()
                : Map.of("Content-Type", FuzzBodies.type(operation));
    }

    /** With a token of somebody who may, and the type it takes. */
    Attack attack(ApiOperation operation, String path, byte[] body) {
        return attack(operation, path, body, type(operation));
    }

    Attack attack(ApiOperation operation, String path, byte[] body, Map<String, String> headers) {
        return new Attack(operation.method().name(), path, token(operation), body, headers);
    }

    /** Asks all of them, several at once. */
    void sendAll(Stream<Attack> attacks) {
        sendAll(attacks, AT_ONCE);
    }

    void sendAll(Stream<Attack> attacks, int atOnce) {
        try (ExecutorService threads = Executors.newFixedThreadPool(atOnce)) {
            List<Future<Contract.Given>> given =
                    attacks.map(each -> threads.submit(() -> send(each))).toList();
            List<Throwable> failures = new ArrayList<>();
            for (Future<Contract.Given> each : given) {
                try {
                    each.get();
                } catch (ExecutionException e) {
                    failures.add(e.getCause() == null ? e : e.getCause());
                }
            }
            assertThat(failures).isEmpty();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    Contract.Given send(Attack attack) {
        return send(attack.method, attack.path, attack.token, attack.body, attack.headers);
    }

    Contract.Given send(
            String method, String path, String token, byte[] body, Map<String, String> headers) {
        URI uri = campaign.uri(path);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri)
                        .timeout(PATIENCE)
                        .header("Authorization", "Bearer " + token)
                        .method(
                                method,
                                body.length == 0
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        try {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            return judged(
                    new Contract.Given(
                            method,
                            uri.getRawPath(),
                            answer.statusCode(),
                            answer.headers()::firstValue,
                            answer.body()),
                    body);
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Contract.Given judged(Contract.Given given, byte[] body) {
        String what = given + " to " + new String(body, 0, Math.min(500, body.length), ISO_8859_1);
        assertThat(given.status()).as(what).isLessThan(500);
        assertThat(given.body()).as(what).doesNotContainPattern(INSIDE);
        assertThat(given.header().apply("X-Evil")).as(what).isEmpty();
        assertThat(given.header().apply("Set-Cookie")).as(what).isEmpty();
        if (MAKERS.contains(given.path()) && given.status() == 202) {
            accepted.incrementAndGet();
        }
        if (given.method().equals("HEAD")) {
            return given;
        }
        if (given.body().isEmpty() && given.status() >= 400) {
            // A line or header Netty cannot take is refused before anything of ours sees it.
            assertThat(given.status()).as(what).isIn(400, 414, 431);
        } else {
            Contract.check(given);
        }
        return given;
    }
}
