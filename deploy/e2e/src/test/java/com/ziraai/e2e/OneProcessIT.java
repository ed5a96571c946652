package com.ziraai.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.infrastructure.Ports;
import com.ziraai.infrastructure.process.Folders;
import com.ziraai.local.sponsor.Campaign;
import com.ziraai.local.sponsor.Promise;
import com.ziraai.local.sponsor.Request;
import com.ziraai.local.sponsor.SampleRecipients;
import com.ziraai.local.sponsor.SponsorApi;
import com.ziraai.local.system.LocalSystem;
import com.ziraai.local.system.Service;
import com.ziraai.local.system.SystemOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** In one process the services are what they are in processes of their own. */
class OneProcessIT {

    /** With and without somebody behind them, and what only some services have. */
    private static final List<String> PATHS =
            List.of(
                    "/",
                    "/nothing",
                    "/actuator",
                    "/actuator/health/readiness",
                    "/api/v1/sender",
                    "/api/v1/prices",
                    "/api/v1/bulk-operations/templates",
                    "/api/v1/operations/none/sla",
                    "/webhooks/whatsapp",
                    "/api/v1/openapi.yaml",
                    "/swagger-ui/");

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final RunningSystem APART = RunningSystem.shared();
    private static final JsonMapper JSON = new JsonMapper();

    private static Path folder = Path.of("");
    private static LocalSystem together = APART.system();

    @BeforeAll
    static void start() throws IOException {
        folder = Files.createTempDirectory(Path.of("target"), "one").toAbsolutePath();
        together =
                LocalSystem.start(
                        SystemOptions.of(folder.resolve("data"), Ports.free())
                                .withFences(folder.resolve("fences"))
                                .withSimulator(List.of("--seed", "7"))
                                .withEnvironment(APART.environment())
                                .withOneProcess(true));
    }

    @AfterAll
    static void stop() {
        together.close();
        Folders.delete(folder);
    }

    @Test
    void itIsOneProcess() {
        assertThat(together.processes()).containsKey("services").doesNotContainKey("campaign");
    }

    @Test
    void aCampaignGoesAllTheWay() {
        List<Request> requests = Request.split(SampleRecipients.from(0).limit(200).toList());
        SponsorApi api = new SponsorApi(together, "together", "Tarım Kooperatifi");
        var outcome = new Campaign(api, (operations, waitingFor) -> {}).run(requests, PATIENCE);
        assertThat(Promise.judge(outcome)).allMatch(Promise::held);
    }

    @ParameterizedTest
    @EnumSource
    void aServiceAnswersAsItDoesAlone(Service service) {
        assertThat(answers(together, service)).isEqualTo(answers(APART.system(), service));
    }

    @ParameterizedTest
    @EnumSource
    void aServiceIsMadeOfTheBeansItHasAlone(Service service) {
        assertThat(beans(together, service)).isEqualTo(beans(APART.system(), service));
    }

    @ParameterizedTest
    @EnumSource
    void aServiceTellsItsNameInItsLines(Service service) throws IOException {
        try (var lines = Files.lines(together.logs().resolve("services.log"))) {
            assertThat(lines).anyMatch(each -> each.contains("[" + service.label() + "-service]"));
        }
    }

    /**
     * What was answered.
     *
     * @param body a tree of JSON, whose fields have no order, or text
     */
    private record Answer(String path, int status, String type, Object body) {}

    private static List<Answer> answers(LocalSystem system, Service service) {
        List<Answer> answers = new ArrayList<>();
        for (String path : PATHS) {
            HttpResponse<String> answer = get(system, service, path);
            String type = answer.headers().firstValue("Content-Type").orElse("-");
            String body = ofAnySystem(answer.body());
            answers.add(
                    new Answer(
                            path,
                            answer.statusCode(),
                            type,
                            type.contains("json") ? JSON.readTree(body) : body));
        }
        return answers;
    }

    /** Numbers are ports, times and process ids; some ids are drawn by lot. */
    private static String ofAnySystem(String body) {
        return body.replaceAll("\"(requestId|clusterId|epoch)\":\"[^\"]*\"", "\"$1\":\"\"")
                .replaceAll("[0-9]+", "0");
    }

    private static Set<String> beans(LocalSystem system, Service service) {
        JsonNode contexts =
                JSON.readTree(get(system, service, "/actuator/beans").body()).path("contexts");
        Set<String> beans =
                contexts.valueStream()
                        .flatMap(each -> each.path("beans").propertyNames().stream())
                        .collect(Collectors.toSet());
        assertThat(beans).hasSizeGreaterThan(50);
        return beans;
    }

    private static HttpResponse<String> get(LocalSystem system, Service service, String path) {
        return APART.send(
                HttpRequest.newBuilder(URI.create(system.url(service) + path))
                        .header("Authorization", "Bearer " + system.token("a", "A", "Admin")));
    }
}
