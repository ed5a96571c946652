package com.ziraai.campaign;

import com.ziraai.local.infrastructure.TestInfrastructure;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures what a long list costs: uploads it to the service in a process of its own with a heap of
 * 256 MB, sends an operation to it, and prints rows a second and the largest heap. A benchmark and
 * no test; the README says how to run it. Arguments: rows (default 1,000,000), rounds (default 2).
 */
@SuppressWarnings("SystemOut") // a command speaks on the terminal
final class ListBench {

    private static final Pattern HEAP =
            Pattern.compile(
                    "^jvm_memory_used_bytes\\{.*area=\"heap\".*} (\\S+)$", Pattern.MULTILINE);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Tokens tokens = new Tokens();
    private final String base;
    private final Process service;
    private volatile long largestHeap;

    private ListBench(int port) throws IOException {
        this.base = "http://127.0.0.1:" + port;
        this.service = start(port, tokens);
    }

    public static void main(String[] arguments) throws Exception {
        int rows = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 2;
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        ListBench bench = new ListBench(port);
        try {
            bench.awaitReady();
            Thread.ofPlatform().daemon().start(bench::watchHeap);
            for (int round = 0; round < rounds; round++) {
                bench.round(rows, round);
            }
        } finally {
            bench.service.destroy();
            bench.service.waitFor();
        }
    }

    private static Process start(int port, Tokens tokens) throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx256m",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                CampaignApplication.class.getName()));
        Map<String, String> environment = TestInfrastructure.shared().environment("listbench");
        environment.forEach((key, value) -> command.add("--" + key + "=" + value));
        command.add(
                "--spring.security.oauth2.resourceserver.jwt.public-key-location="
                        + tokens.publicKeyLocation());
        command.add("--campaign.contact.secret=a-secret-for-benches");
        command.add("--campaign.analytics.url=http://127.0.0.1:1");
        command.add("--server.address=127.0.0.1");
        command.add("--server.port=" + port);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Files.createTempFile("list-bench-", ".log").toFile())
                .start();
    }

    private void awaitReady() throws Exception {
        Instant deadline = Instant.now().plus(Duration.ofMinutes(3));
        while (service.isAlive() && Instant.now().isBefore(deadline)) {
            try {
                if (get("/actuator/health/readiness").contains("\"UP\"")) {
                    return;
                }
            } catch (IOException notYet) {
                // It is starting.
            }
            Thread.sleep(500);
        }
        throw new IllegalStateException("the service did not start");
    }

    private void watchHeap() {
        while (true) {
            try {
                Matcher values = HEAP.matcher(get("/actuator/prometheus"));
                double used = 0;
                while (values.find()) {
                    used += Double.parseDouble(values.group(1));
                }
                largestHeap = Math.max(largestHeap, (long) used);
                Thread.sleep(250);
            } catch (IOException | InterruptedException over) {
                return;
            }
        }
    }

    private void round(int rows, int round) throws Exception {
        String token = tokens.sponsor("bench");
        long began = System.nanoTime();
        Duration cpu = cpu();
        JsonNode list =
                post(
                        "/api/v1/recipient-lists",
                        token,
                        "text/csv",
                        BodyPublishers.ofInputStream(() -> new Rows(rows)));
        double uploaded = seconds(began);
        double micros = cpu().minus(cpu).toNanos() / 1000.0 / rows;
        cpu = cpu();
        raisePlan();
        long asked = System.nanoTime();
        String id = list.at("/data/listId").asString();
        JsonNode operation =
                post(
                        "/api/v1/bulk-operations/send-links",
                        token,
                        "application/json",
                        BodyPublishers.ofString(
                                """
                                {"recipientListId": "%s", "messageTemplate": "{name} {region} {link}",
                                 "scheduling": {"isScheduled": true, "scheduledDate": "%s"}}
                                """
                                        .formatted(id, Instant.now().plus(Duration.ofDays(1)))));
        double accepted = seconds(asked);
        System.out.printf(
                Locale.ROOT,
                "round %d: %s, upload %.1f s = %,.0f rows/s at %.1f us of the service's CPU a row, accepted %s in %.1f s at %.1f us, largest heap %d MB%n",
                round,
                list.at("/data/uploadSummary"),
                uploaded,
                rows / uploaded,
                micros,
                operation.at("/data/totalItems"),
                accepted,
                cpu().minus(cpu).toNanos() / 1000.0 / rows,
                largestHeap >> 20);
    }

    private Duration cpu() {
        return service.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private void raisePlan() throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(base + "/api/v1/sponsors/bench"))
                        .header("Authorization", "Bearer " + tokens.admin())
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString("{\"name\":\"Bench\",\"plan\":\"bulk\"}"))
                        .build();
        http.send(request, BodyHandlers.ofString());
    }

    private JsonNode post(String path, String token, String type, HttpRequest.BodyPublisher body)
            throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(base + path))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", type)
                        .POST(body)
                        .build();
        var answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(answer.body());
        }
        return JsonMapper.shared().readTree(answer.body());
    }

    private String get(String path) throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(URI.create(base + path)).build(),
                        BodyHandlers.ofString())
                .body();
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    /**
     * A file of so many rows, made while it is read: one in fifty is invalid, one in fifty twice.
     */
    private static final class Rows extends InputStream {

        private final int count;
        private final BufferedInputStream text =
                new BufferedInputStream(
                        new InputStream() {
                            @Override
                            public int read() {
                                throw new UnsupportedOperationException();
                            }

                            @Override
                            public int read(byte[] bytes, int offset, int length) {
                                return fill(bytes, offset, length);
                            }
                        },
                        1 << 16);
        private int next = -1;
        private byte[] line = new byte[0];
        private int position;

        Rows(int count) {
            this.count = count;
        }

        private int fill(byte[] bytes, int offset, int length) {
            if (position == line.length) {
                if (next == count) {
                    return -1;
                }
                line = line(next++).getBytes(StandardCharsets.UTF_8);
                position = 0;
            }
            int copied = Math.min(length, line.length - position);
            System.arraycopy(line, position, bytes, offset, copied);
            position += copied;
            return copied;
        }

        private static String line(int row) {
            if (row < 0) {
                return "telefon;ad;email;region;cropType\n";
            }
            String phone =
                    row % 50 == 17
                            ? "0555x"
                            : "+905" + (300_000_000 + (row % 50 == 31 ? row - 1 : row) * 7L);
            return phone + ";Çiftçi " + row + ";ciftci" + row + "@example.com;Antalya;domates\n";
        }

        @Override
        public int read() throws IOException {
            return text.read();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            try {
                return text.read(bytes, offset, length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
