package com.ziraai.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ziraai.local.system.Service;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What can be seen of an item from outside: its trace, and no more in the logs than its name. */
class FollowedIT {

    private static final String OPERATIONS = "/api/v1/bulk-operations/";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String SPONSOR = "followed";

    /** One call is turned away for now, one is taken and its answer lost. */
    private static final String FAULTS =
            """
            [{"name": "busy", "match": "5327650001", "action": "errorBefore", "count": 1},
             {"name": "lost", "match": "5327650002", "action": "acceptAndDrop", "count": 1}]
            """;

    /** Numbers in any notation the system writes them in, codes, tokens of ours and of callers. */
    private static final List<Pattern> PERSONAL =
            List.of(
                    Pattern.compile(
                            "(?<![0-9a-f-])(?:\\+|%2B|00)?(?:905\\d{9}|91[6-9]\\d{9})(?!\\d)"),
                    Pattern.compile("[A-Z]{2,4}-\\d{8}-[A-Z0-9]{5}"),
                    Pattern.compile("eyJ[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]{10,}"),
                    Pattern.compile("v1\\.[a-z]+_[0-9a-f-]{36}\\.\\d+\\.\\d+\\."));

    private final JsonMapper json = new JsonMapper();
    private final RunningSystem running = RunningSystem.shared();

    @AfterEach
    void healProviders() {
        running.faults("[]");
    }

    @Test
    void oneTraceLeadsFromTheRequestToTheFoldOfItsReceipt() {
        String id = send("\"phoneNumber\": \"+905327650010\"");
        awaitRest(id);
        List<TracedSpan> trace = awaitPath(id, "channel-sms-service receipts");
        assertThat(paths(trace))
                .contains(
                        List.of(
                                "campaign-service POST /api/v1/bulk-operations/send-links",
                                "campaign-service release",
                                "code-service allocation",
                                "dispatch-service ready",
                                "channel-sms-service commands",
                                "channel-sms-service call kannel",
                                "channel-sms-service receipts",
                                "analytics-service outcomes"));
    }

    @Test
    void aRetriedAttemptStandsInTheTraceBehindTheCallThatFailed() {
        running.faults(FAULTS);
        String id = send("\"phoneNumber\": \"+905327650001\"");
        awaitRest(id);
        List<TracedSpan> trace = awaitPath(id, "dispatch-service follow-ups");
        assertThat(paths(trace))
                .anySatisfy(path ->
                        assertThat(path)
                                .containsSubsequence(
                                        "channel-sms-service call kannel",
                                        "dispatch-service follow-ups",
                                        "channel-sms-service commands",
                                        "channel-sms-service call kannel"));
    }

    @Test
    void logsNameOperationsAndAttemptsAndTellNothingOfPeople() throws IOException {
        running.faults(FAULTS);
        String id = send("\"phoneNumber\": \"+905327650002\"");
        awaitRest(id);
        String trace = id.substring(id.indexOf('_') + 1).replace("-", "");
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(lines("channel-sms"))
                                .anySatisfy(line -> {
                                    JsonNode fields = json.readTree(line);
                                    assertThat(fields.at("/operation/id").asString()).isEqualTo(id);
                                    assertThat(fields.at("/item/index").asInt(-1)).isZero();
                                    assertThat(fields.at("/attempt/no").asInt()).isEqualTo(1);
                                    assertThat(fields.at("/trace/id").asString()).isEqualTo(trace);
                                }));
        assertThat(leaks()).isEmpty();
    }

    private List<String> leaks() throws IOException {
        List<String> secrets = secrets();
        List<String> leaks = new ArrayList<>();
        try (Stream<Path> logs = Files.list(running.system().logs())) {
            for (Path log : logs.toList()) {
                for (String line : Files.readAllLines(log)) {
                    if (secrets.stream().anyMatch(line::contains)
                            || PERSONAL.stream().anyMatch(each -> each.matcher(line).find())) {
                        leaks.add(log.getFileName() + ": " + line);
                    }
                }
            }
        }
        return leaks;
    }

    private List<String> secrets() throws IOException {
        Properties secrets = new Properties();
        Path file = running.system().dataFolder().resolve("secrets/secrets.properties");
        try (var reader = Files.newBufferedReader(file)) {
            secrets.load(reader);
        }
        assertThat(secrets).isNotEmpty();
        return secrets.values().stream().map(String::valueOf).toList();
    }

    private List<String> lines(String process) throws IOException {
        return Files.readAllLines(running.system().logs().resolve(process + ".log")).stream()
                .filter(line -> line.startsWith("{"))
                .toList();
    }

    /** The trace, once what that span led to has been folded. */
    private List<TracedSpan> awaitPath(String id, String through) {
        String traceId = id.substring(id.indexOf('_') + 1).replace("-", "");
        return await().atMost(PATIENCE)
                .until(
                        () -> running.collector().trace(traceId),
                        trace ->
                                paths(trace).stream()
                                        .anyMatch(path ->
                                                path.contains(through)
                                                        && path.getLast()
                                                                .equals(
                                                                        "analytics-service outcomes")
                                                        && path.getFirst().contains("POST")));
    }

    private static List<List<String>> paths(List<TracedSpan> trace) {
        return trace.stream().map(span -> span.path(trace)).toList();
    }

    private String send(String recipient) {
        String body =
                """
                {"channel": "SMS", "processing": {"retryAttempts": 2, "retryDelaySeconds": 1},
                 "recipients": [{"name": "A", %s}]}
                """
                        .formatted(recipient);
        HttpResponse<String> answer =
                running.send(
                        request("send-links")
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(body)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return json.readTree(answer.body()).at("/data/operationId").asString();
    }

    private void awaitRest(String id) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() ->
                        json.readTree(running.send(request("status/" + id).GET()).body())
                                        .at("/data/metrics/states/delivered")
                                        .asInt()
                                == 1);
    }

    private HttpRequest.Builder request(String path) {
        String token = running.system().token(SPONSOR, SPONSOR, "Sponsor");
        return HttpRequest.newBuilder(
                        URI.create(running.system().url(Service.CAMPAIGN) + OPERATIONS + path))
                .header("Authorization", "Bearer " + token);
    }
}
