package com.ziraai.e2e;

import com.ziraai.infrastructure.Ports;
import com.ziraai.local.sponsor.Campaign;
import com.ziraai.local.sponsor.Outcome;
import com.ziraai.local.sponsor.Request;
import com.ziraai.local.sponsor.SampleRecipients;
import com.ziraai.local.sponsor.SponsorApi;
import com.ziraai.local.system.LocalSystem;
import com.ziraai.local.system.SystemOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The system under test, one for all tests, and what they ask of it. */
final class RunningSystem {

    private static @Nullable RunningSystem shared;

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final LocalSystem system;
    private final Collector collector;
    private final JsonMapper json = new JsonMapper();
    private final HttpClient http = HttpClient.newHttpClient();

    private RunningSystem(LocalSystem system, Collector collector) {
        this.system = system;
        this.collector = collector;
    }

    /** It ends with this JVM; its data stays below the build folder. */
    static synchronized RunningSystem shared() {
        if (shared == null) {
            shared = start(folder());
        }
        return shared;
    }

    private static RunningSystem start(Path folder) {
        Collector collector = Collector.start();
        LocalSystem system =
                LocalSystem.start(
                        SystemOptions.of(folder.resolve("data"), Ports.free())
                                .withFences(folder.resolve("fences"))
                                .withSimulator(List.of("--seed", "7"))
                                .withEnvironment(observed(collector)));
        Runtime.getRuntime().addShutdownHook(new Thread(system::close));
        return new RunningSystem(system, collector);
    }

    /**
     * Every operation is followed, logs are as a cluster has them, and services tell what they are
     * made of.
     */
    private static Map<String, String> observed(Collector collector) {
        return Map.of(
                "OTEL_EXPORTER_OTLP_ENDPOINT", collector.url(),
                "ZIRAAI_TRACING_SHARE", "1",
                "LOGGING_STRUCTURED_FORMAT_CONSOLE", "ecs",
                "MANAGEMENT_ENDPOINTS_WEB_EXPOSURE_INCLUDE", "health,prometheus,beans");
    }

    /** What its services are told besides what all are, but for the form of their logs. */
    Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(observed(collector));
        environment.remove("LOGGING_STRUCTURED_FORMAT_CONSOLE");
        return environment;
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory(Path.of("target"), "e2e").toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    LocalSystem system() {
        return system;
    }

    /** Gets the spans of all services. */
    Collector collector() {
        return collector;
    }

    /** Sends sample recipients as a sponsor of the large plan and waits until all came to rest. */
    Outcome campaign(String sponsor, int from, int count) {
        SponsorApi api = new SponsorApi(system, sponsor, "Tarım Kooperatifi");
        List<Request> requests = Request.split(SampleRecipients.from(from).limit(count).toList());
        return new Campaign(api, (operations, waitingFor) -> {}).run(requests, PATIENCE);
    }

    void faults(String script) {
        HttpResponse<String> answer =
                send(
                        HttpRequest.newBuilder(URI.create(system.simulatorUrl() + "/faults"))
                                .PUT(BodyPublishers.ofString(script)));
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException("the simulator refused the script: " + answer.body());
        }
    }

    /** When the providers were called for an operation's items. */
    List<Instant> calls(String operationId) {
        String url = system.simulatorUrl() + "/ledger/items?operationId=" + operationId;
        return send(HttpRequest.newBuilder(URI.create(url)))
                .body()
                .lines()
                .map(json::readTree)
                .flatMap(item -> item.path("calls").valueStream())
                .map(call -> Instant.parse(call.path("at").asString()))
                .toList();
    }

    /** What e-mails of an operation brought along, as the mail server saw it. */
    JsonNode mails(String operationId) {
        String url = system.simulatorUrl() + "/mails?operationId=" + operationId;
        return json.readTree(send(HttpRequest.newBuilder(URI.create(url))).body()).path("mails");
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(
                    request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
