package com.ziraai.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ziraai.infrastructure.Checkout;
import com.ziraai.infrastructure.LocalInfrastructure;
import com.ziraai.infrastructure.Ports;
import com.ziraai.local.sponsor.Operation;
import com.ziraai.local.sponsor.Outcome;
import com.ziraai.local.system.LocalSystem;
import com.ziraai.local.system.Service;
import com.ziraai.local.system.SystemOptions;
import com.ziraai.topics.rebuild.LiveRebuild;
import com.ziraai.topics.replay.Replay;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What was dumped from one system and loaded into an empty one says the same there. */
class ReplayIT {

    private static final String SPONSOR = "replayed";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** Of a snapshot, what tells when it was taken and not what it says. */
    private static final Set<String> OF_THE_MOMENT =
            Set.of("revision", "occurredAt", "completedAt", "startedAt", "recentResults");

    @TempDir(cleanup = org.junit.jupiter.api.io.CleanupMode.ON_SUCCESS)
    private Path folder;

    private final JsonMapper json = new JsonMapper();
    private final RunningSystem running = RunningSystem.shared();

    @AfterEach
    void healProviders() {
        running.faults("[]");
    }

    @Test
    void anOperationReplayedIntoAnEmptySystemGivesTheSameNumbersAndAgainWhenRebuilt()
            throws IOException {
        running.faults(
                Files.readString(Checkout.find().root().resolve("deploy/samples/faults.json")));
        Outcome outcome = running.campaign(SPONSOR, 50_000, 200);
        List<String> operations = outcome.operations().stream().map(Operation::id).toList();
        operations.forEach(this::dump);
        List<JsonNode> expected =
                operations.stream().map(id -> said(running.system(), id)).toList();

        try (LocalSystem empty = LocalSystem.start(analyticsAlone())) {
            operations.forEach(id -> load(empty, id));
            await().atMost(PATIENCE).untilAsserted(() -> says(empty, operations, expected));
            rebuildBeside(empty);
            says(empty, operations, expected);
        }
        assertThat(replay("rebuild", "analytics", "--data", folder.resolve("data").toString()))
                .contains("Forgot what analytics-service.outcomes.");
        try (LocalSystem empty = LocalSystem.start(analyticsAlone())) {
            await().atMost(PATIENCE).untilAsserted(() -> says(empty, operations, expected));
        }
    }

    private static void rebuildBeside(LocalSystem system) {
        new LiveRebuild(
                        URI.create(system.url(Service.ANALYTICS)),
                        system.token("admin", "admin", "Admin"),
                        line -> {})
                .run(false);
    }

    private SystemOptions analyticsAlone() {
        return SystemOptions.of(folder.resolve("data"), Ports.free())
                .withFences(folder.resolve("fences"))
                .withServices(Set.of(Service.ANALYTICS));
    }

    private void dump(String operationId) {
        replay(
                "dump",
                "--operation",
                operationId,
                "--out",
                file(operationId),
                "--bootstrap",
                running.system().infrastructure().bootstrapServers(),
                "--command-config",
                client(running.system()),
                "--registry",
                running.system().infrastructure().registryUrl());
    }

    private void load(LocalSystem system, String operationId) {
        replay(
                "load",
                file(operationId),
                "--bootstrap",
                system.infrastructure().bootstrapServers(),
                "--command-config",
                client(system),
                "--registry",
                system.infrastructure().registryUrl());
    }

    private static String client(LocalSystem system) {
        return LocalInfrastructure.kafkaClient(system.dataFolder()).toString();
    }

    private String file(String operationId) {
        return folder.resolve(operationId + ".gz").toString();
    }

    /** Runs the command, which has to succeed, and returns what it said. */
    private static String replay(String... arguments) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(said, true, StandardCharsets.UTF_8);
        assertThat(Replay.run(arguments, print, print))
                .as(said.toString(StandardCharsets.UTF_8))
                .isZero();
        return said.toString(StandardCharsets.UTF_8);
    }

    private void says(LocalSystem system, List<String> operations, List<JsonNode> expected) {
        assertThat(operations.stream().map(id -> said(system, id)).toList()).isEqualTo(expected);
    }

    /** Every number analytics gives of an operation. */
    private JsonNode said(LocalSystem system, String operationId) {
        ObjectNode said = json.createObjectNode();
        for (String view : List.of("progress", "sla")) {
            HttpResponse<String> answer = get(system, operationId, view);
            JsonNode body = json.readTree(answer.body()).path("data");
            assertThat(body.isObject()).as(answer.body()).isTrue();
            said.set(view, ((ObjectNode) body).remove(OF_THE_MOMENT));
        }
        return said;
    }

    private HttpResponse<String> get(LocalSystem system, String operationId, String view) {
        String url =
                system.url(Service.ANALYTICS) + "/api/v1/operations/" + operationId + "/" + view;
        return running.send(
                HttpRequest.newBuilder(URI.create(url))
                        .header(
                                "Authorization",
                                "Bearer " + system.token(SPONSOR, SPONSOR, "Sponsor"))
                        .GET());
    }
}
