package com.ziraai.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.ziraai.e2e.Scenario.Step;
import com.ziraai.local.system.Service;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The commands of the Bulk Operations API as it publishes them. Host and token are filled in, the
 * recipients it elides are made up, and the day it names, which is past, is moved.
 */
class ScenariosIT {

    private static final String OPERATIONS = "/api/v1/bulk-operations/";

    private static final Pattern ELIDED = Pattern.compile("\\[\\.\\.\\.(\\d+)?[^]]*]");
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final JsonMapper json = new JsonMapper();
    private final RunningSystem running = RunningSystem.shared();
    private final String host = running.system().url(Service.CAMPAIGN);

    @Test
    void theSmallCooperative() {
        String token = token("cooperative");
        List<Step> steps = Scenario.read("scenario-1.txt");
        JsonNode codes = run(steps.get(0), token, "");
        JsonNode sent = run(steps.get(1), token, "");
        run(steps.get(2), token, id(sent));
        assertThat(untilFinished(token, id(codes)).at("/data/metrics/successfulItems").asInt())
                .isEqualTo(50);
        assertThat(sent.at("/data/totalItems").asInt()).isEqualTo(50);
        JsonNode status = untilFinished(token, id(sent));
        assertThat(status.at("/data/status").asString()).isEqualTo("Completed");
        assertThat(status.at("/data/metrics/successfulItems").asInt()).isEqualTo(50);
    }

    @Test
    void theLargeCampaignBeginsOnTimeAndIsSpread() {
        String token = token("large-campaign");
        List<Step> steps = Scenario.read("scenario-2.txt");
        String soon = Instant.now().plusSeconds(3).truncatedTo(ChronoUnit.SECONDS).toString();
        String id = id(run(moved(steps.getFirst(), soon), token, ""));
        // Six hours in batches of 50: one of 1,000 is out at once, the others are not.
        JsonNode status =
                await().atMost(PATIENCE)
                        .pollInterval(Duration.ofSeconds(1))
                        .until(
                                () -> run(steps.get(1), token, id),
                                each -> each.at("/data/metrics/successfulItems").asInt() == 50);
        assertThat(status.at("/data/metrics/totalItems").asInt()).isEqualTo(1_000);
        assertThat(status.at("/data/metrics/states/pending").asInt()).isEqualTo(950);
        run(new Step("POST", OPERATIONS + "cancel/{operationId}", ""), token, id);
    }

    /** The same with a minute for the six hours, and somebody who cannot be reached at first. */
    @Test
    void theLargeCampaignEndsAndWhatFailedIsRetried() {
        running.faults(
                """
                [{"name": "busy", "match": "5324000001", "action": "errorBefore"}]
                """);
        String token = token("large-and-quick");
        List<Step> steps = Scenario.read("scenario-2.txt");
        String soon = Instant.now().plusSeconds(3).truncatedTo(ChronoUnit.SECONDS).toString();
        Step quick = moved(steps.getFirst(), soon);
        assertThat(quick.body()).contains("\"spreadDurationMinutes\": 360");
        String body =
                quick.body()
                        .replace("Minutes\": 360", "Minutes\": 1")
                        .replace("Concurrency\": 5", "Concurrency\": 5, \"retryAttempts\": 0");
        String id = id(run(new Step(quick.method(), quick.path(), body), token, ""));
        JsonNode status = untilFinished(token, id);
        assertThat(status.at("/data/status").asString()).isEqualTo("PartiallyCompleted");
        assertThat(status.at("/data/metrics/successfulItems").asInt()).isEqualTo(999);

        running.faults("[]");
        JsonNode retry = run(steps.get(2), token, id);
        assertThat(retry.at("/data/retryableItemsCount").asInt()).isEqualTo(1);
        status = untilFinished(token, retry.at("/data/retryOperationId").asString());
        assertThat(status.at("/data/status").asString()).isEqualTo("Completed");
    }

    @AfterEach
    void heal() {
        running.faults("[]");
    }

    @Test
    void management() {
        String token = token("manager");
        String id = curl("small-group.sh", token);
        untilFinished(token, id);
        List<JsonNode> answers =
                Scenario.read("scenario-3.txt").stream().map(each -> run(each, token, id)).toList();
        assertThat(answers).hasSize(3);
        assertThat(answers.get(0).at("/data/total_operations").asInt()).isEqualTo(1);
        assertThat(answers.get(1).at("/data/0/operationId").asString()).isEqualTo(id);
        assertThat(answers.get(1).at("/pagination/pageSize").asInt()).isEqualTo(100);
        assertThat(answers.get(2).at("/data/link_send_templates")).isNotEmpty();
    }

    @Test
    void theCurlOfALargeCampaignIsTakenAsItStands() {
        String token = token("curl");
        String id = curl("large-campaign.sh", token);
        run(new Step("POST", OPERATIONS + "cancel/{operationId}", ""), token, id);
    }

    @Test
    void thePollingStrategySeesTheEnd() {
        assumeTrue(present("node"), "no node here to run the published script");
        String token = token("poller");
        String id = curl("small-group.sh", token);
        String script =
                """
                const ask = fetch;
                globalThis.fetch = path => ask('%s' + path, {headers: {Authorization: 'Bearer %s'}});
                """
                                .formatted(host, token)
                        + Scenario.text("track.js")
                        + "trackBulkOperation('%s').then(end => console.log(end.data.status));"
                                .formatted(id);
        assertThat(shell("node", "-e", script)).endsWith("Completed\n");
    }

    private static Step moved(Step step, String to) {
        String body =
                step.body()
                        .replaceFirst(
                                "\"scheduledDate\": \"[^\"]*\"",
                                "\"scheduledDate\": \"" + to + "\"");
        assertThat(body).isNotEqualTo(step.body());
        return new Step(step.method(), step.path(), body);
    }

    private JsonNode run(Step step, String token, String operationId) {
        String path = step.path().replace("{operationId}", operationId);
        HttpResponse<String> answer = send(step.method(), path, token, filled(step.body()));
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isBetween(200, 202);
        JsonNode body = json.readTree(answer.body());
        assertThat(body.at("/success").asBoolean()).isTrue();
        return body;
    }

    /** Recipients in place of the dots, as many as stand beside them. */
    private static String filled(String body) {
        return ELIDED.matcher(body)
                .replaceAll(found ->
                        Matcher.quoteReplacement(
                                recipients(
                                        found.group(1) == null
                                                ? 20
                                                : Integer.parseInt(found.group(1)))));
    }

    private static String recipients(int count) {
        return IntStream.range(0, count)
                .mapToObj(row ->
                        "{\"name\":\"Çiftçi %d\",\"phoneNumber\":\"+90532%07d\"}"
                                .formatted(row, 4_000_000 + row))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private JsonNode untilFinished(String token, String id) {
        Step status = new Step("GET", OPERATIONS + "status/{operationId}", "");
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .until(
                        () -> run(status, token, id),
                        each -> !each.at("/data/completedAt").asString("").isEmpty());
    }

    private String curl(String file, String token) {
        String command =
                filled(
                        Scenario.text(file)
                                .replace("{{baseUrl}}", host)
                                .replace("{{token}}", token));
        JsonNode answer = json.readTree(shell("bash", "-c", command));
        assertThat(answer.at("/success").asBoolean()).as(answer.toString()).isTrue();
        return id(answer);
    }

    private static String id(JsonNode answer) {
        return answer.at("/data/operationId").asString("");
    }

    private static boolean present(String program) {
        try {
            return new ProcessBuilder(program, "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String shell(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private String token(String sponsor) {
        return running.system().token(sponsor, sponsor, "Sponsor");
    }

    private HttpResponse<String> send(String method, String path, String token, String body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(host + path))
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body));
        return running.send(
                token.isEmpty() ? request : request.header("Authorization", "Bearer " + token));
    }
}
