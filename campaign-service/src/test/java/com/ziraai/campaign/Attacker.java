package com.ziraai.campaign;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
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
import java.util.Map;
import java.util.regex.Pattern;

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

    private final RunningCampaign campaign = RunningCampaign.shared();
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();
    private final String sponsor = campaign.tokens().sponsor("fuzz");
    private final String admin = campaign.tokens().admin();
    private final String operationId;
    private final String templateId;
    private int accepted;

    /** With an operation and a template of its own. */
    Attacker() {
        Answer sent = campaign.sendLinks(sponsor, Requests.scheduled(1).toString());
        operationId = sent.body().at("/data/operationId").asString();
        campaign.analytics().stands(operationId, 0, "UNKNOWN");
        Answer made =
                campaign.post(
                        "/api/v1/templates", sponsor, "{\"name\":\"x\",\"message\":\"{name}\"}");
        templateId = made.body().at("/data/templateId").asString();
    }

    /** How many operations were accepted of it. */
    int accepted() {
        return accepted;
    }

    /** Whether only this sponsor and administrators may know of what stands there. */
    boolean isOwn(String path) {
        return path.contains(operationId) || path.contains(templateId);
    }

    String sponsor() {
        return sponsor;
    }

    /** The operation's path, of something that is there where that is possible. */
    String path(ApiOperation operation) {
        // A stream of an operation that is there does not end.
        String id = operation.path().endsWith("/events") ? "none" : operationId;
        return operation
                .path()
                .replace("{operationId}", id)
                .replace("{itemIndex}", "0")
                .replace("{templateId}", templateId)
                .replace("{sponsorId}", "fuzzed")
                .replace("{name}", "fuzzed")
                .replaceAll("\\{[^}]*}", "fuzzed");
    }

    /** Of somebody who may ask it. */
    String token(ApiOperation operation) {
        boolean administrators =
                operation.path().matches("/api/v1/(plans|sponsors)/.*")
                        && !operation.method().name().equals("GET");
        return administrators ? admin : sponsor;
    }

    static Map<String, String> type(ApiOperation operation) {
        return operation.bodyTypes().stream()
                .findFirst()
                .map(type -> Map.of("Content-Type", type))
                .orElse(Map.of());
    }

    Contract.Given send(
            ApiOperation operation,
            String path,
            String token,
            byte[] body,
            Map<String, String> headers) {
        return send(operation.method().name(), path, token, body, headers);
    }

    Contract.Given send(
            String method, String path, String token, byte[] body, Map<String, String> headers) {
        URI uri = campaign.uri(path);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri)
                        .timeout(Duration.ofMinutes(2))
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
        if (given.path().equals(SEND_LINKS) && given.status() == 202) {
            accepted++;
        }
        // A line Netty cannot take is refused before anything of ours sees it.
        boolean ours = !given.body().isEmpty() || given.status() < 400;
        if (ours && !given.method().equals("HEAD")) {
            Contract.check(given);
        }
        return given;
    }
}
