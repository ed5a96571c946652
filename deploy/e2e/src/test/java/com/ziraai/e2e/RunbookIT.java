package com.ziraai.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.local.sponsor.Outcome;
import com.ziraai.local.system.Service;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The commands of the runbook, as they stand there, after a campaign: statements that the databases
 * understand, metrics that are told, routes and files that are there.
 */
class RunbookIT {

    private static final Path RUNBOOK = Path.of("..", "prometheus", "README.md");

    private static final Pattern LOOP =
            Pattern.compile("for port in ([\\d ]+); do (.*\\$port.*); done");
    private static final Pattern FILE = Pattern.compile("\\.data/([\\w/.-]*\\w)(?![*\\w])");

    private static final List<Kind> KINDS =
            List.of(
                    kind("db (\\w+) -c \"(.*)\"", it -> execute(it.group(1), it.group(2))),
                    kind("metric (\\d+) '?(.*?)'?", it -> assertTold(it.group(1), it.group(2))),
                    kind("ready (\\d+)(?: \\| .*)?", it -> assertReady(it.group(1))),
                    kind(
                            "admin (\\w+) (/\\S+) '(.*)'",
                            it -> assertSwitches(it.group(1), it.group(2), it.group(3))),
                    kind("api (\\d+)(/\\S+)", it -> assertAnswers(url(it.group(1)), it.group(2))),
                    kind(
                            "curl -s http://127\\.0\\.0\\.1:(\\d+)(/\\S+).*",
                            it -> assertAnswers(outside(it.group(1)), it.group(2))),
                    kind("(?:grep|tail|ls|jcmd|df) .*", it -> assertFilesAreThere(it.group())),
                    // DltIT tries these.
                    kind("deploy/dlt (?:list|show .*)", _ -> {}));

    private static final int FIRST_PORT = 8080;
    private static final int SIMULATOR_PORT = 8090;
    private static final String SPONSOR = "runbook-coop";

    private static final RunningSystem RUNNING = RunningSystem.shared();
    private static String operationId = "";

    @BeforeAll
    static void send() {
        Outcome outcome = RUNNING.campaign(SPONSOR, 20_000, 200);
        operationId = outcome.operations().getFirst().id();
    }

    static Stream<Arguments> commands() throws IOException {
        List<Arguments> commands = new ArrayList<>();
        String section = "";
        boolean code = false;
        for (String line : Files.readAllLines(RUNBOOK)) {
            if (line.startsWith("### ")) {
                section = line.substring(4);
            } else if (line.startsWith("```")) {
                code = line.equals("```sh") && !section.isEmpty();
            } else if (code) {
                for (String each : split(line.replaceFirst("\\s+#.*", ""))) {
                    commands.add(Arguments.of(section, each));
                }
            }
        }
        return commands.stream();
    }

    private static List<String> split(String line) {
        Matcher loop = LOOP.matcher(line);
        return loop.matches()
                ? Stream.of(loop.group(1).split(" "))
                        .map(port -> loop.group(2).replace("$port", port))
                        .toList()
                : List.of(line.split("; "));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("commands")
    void works(String section, String command) throws SQLException {
        Kind kind =
                KINDS.stream()
                        .filter(each -> each.pattern().matcher(command).matches())
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("not known here: " + command));
        Matcher matcher = kind.pattern().matcher(command);
        assertThat(matcher.matches()).isTrue();
        kind.trial().of(matcher);
    }

    /** How commands of one form are tried. */
    private record Kind(Pattern pattern, Trial trial) {}

    private interface Trial {
        void of(Matcher command) throws SQLException;
    }

    private static Kind kind(String form, Trial trial) {
        return new Kind(Pattern.compile(form), trial);
    }

    private static void execute(String database, String sql) throws SQLException {
        try (Connection connection = RUNNING.system().infrastructure().connect(database);
                Statement statement = connection.createStatement()) {
            assertThat(statement.execute(sql)).as("it shows something").isTrue();
        }
    }

    /** What follows on {@code .*} may be what is not so at present. */
    private static void assertTold(String port, String regex) {
        String scrape = get(url(port).resolve("/actuator/prometheus")).body();
        boolean told =
                isIn(scrape, regex)
                        || regex.contains(".*")
                                && isIn(scrape, regex.substring(0, regex.indexOf(".*")));
        assertThat(told).as("%s tells %s", port, regex).isTrue();
    }

    private static boolean isIn(String scrape, String regex) {
        return Pattern.compile("^" + regex, Pattern.MULTILINE).matcher(scrape).find();
    }

    private static void assertReady(String port) {
        assertThat(get(url(port).resolve("/actuator/health/readiness")).body()).contains("\"UP\"");
    }

    private static void assertAnswers(URI base, String path) {
        String known = path.replace("OPERATION_ID", operationId).replace("INDEX", "0");
        HttpResponse<String> answer = get(base.resolve(known));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    /** Of the channel's first sender, and its provider. */
    private static void assertSwitches(String method, String path, String body) {
        JsonNode sender =
                JsonMapper.shared()
                        .readTree(get(url("8080").resolve("/api/v1/admin/senders")).body())
                        .at("/data/senders/0");
        String known =
                body.replace("SENDER", sender.at("/sender").asString())
                        .replace("PROVIDER", sender.at("/provider").asString());
        HttpResponse<String> answer =
                RUNNING.send(
                        HttpRequest.newBuilder(url("8080").resolve("/admin" + path))
                                .header("Authorization", "Bearer " + token())
                                .header("Content-Type", "application/json")
                                .method(method, BodyPublishers.ofString(known)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains(sender.at("/sender").asString());
    }

    private static void assertFilesAreThere(String command) {
        Path data = RUNNING.system().dataFolder();
        assertThat(FILE.matcher(command).results().map(each -> data.resolve(each.group(1))))
                .allSatisfy(file -> assertThat(file).exists());
    }

    private static HttpResponse<String> get(URI url) {
        return RUNNING.send(
                HttpRequest.newBuilder(url).header("Authorization", "Bearer " + token()));
    }

    private static String token() {
        return RUNNING.system().token("operator", "Operator", "Admin");
    }

    private static URI url(String port) {
        Service service = Service.values()[Integer.parseInt(port) - FIRST_PORT];
        return URI.create(RUNNING.system().url(service));
    }

    /** The simulator, or else the registry. */
    private static URI outside(String port) {
        return URI.create(
                Integer.parseInt(port) == SIMULATOR_PORT
                        ? RUNNING.system().simulatorUrl()
                        : RUNNING.system().infrastructure().registryUrl());
    }
}
