package com.ziraai.bench;

import com.ziraai.bench.usage.ProcessUsage;
import com.ziraai.infrastructure.process.StartFailure;
import com.ziraai.local.sponsor.Recipient;
import com.ziraai.local.sponsor.Request;
import com.ziraai.local.sponsor.SampleRecipients;
import com.ziraai.local.system.LocalSystem;
import com.ziraai.local.system.Service;
import com.ziraai.local.system.SystemOptions;
import com.ziraai.local.terminal.Between;
import com.ziraai.local.terminal.Terminal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code deploy/bench/intake}: how long requests with 5,000 recipients take, one after the other
 * and fifty at once, of a sponsor whose plan allows them all and of one whose plan does not. They
 * are scheduled for tomorrow, so nothing else goes on.
 */
final class IntakeBench {

    private static final int ALONE = 20;

    /** Sponsors and requests of each of them until the compilers are done. */
    private static final int WARM_UP_SPONSORS = 5;

    private static final int WARM_UP = 90;
    private static final long MICROS_A_MILLI = 1000;

    // Sponsors; each has its plan to itself, and in each run.
    private static final String RUN = Long.toString(System.currentTimeMillis(), 36);
    private static final String WARMING_UP = "warming-up-" + RUN;
    private static final String ONE_BY_ONE = "one-by-one-" + RUN;
    private static final String ROOMY = "roomy-" + RUN;
    private static final String TIGHT = "tight-" + RUN;

    private final JsonMapper json = new JsonMapper();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final LocalSystem system;
    private final byte[] body;

    private IntakeBench(LocalSystem system) {
        this.system = system;
        this.body = json.writeValueAsBytes(request());
    }

    /** Runs the bench. */
    @SuppressWarnings("SystemOut") // a command speaks on the terminal
    public static void main(String[] arguments) {
        System.exit(Terminal.run(new Options(), System.err, System.err, arguments));
    }

    @Command(
            name = "deploy/bench/intake",
            description = "Measures what accepting long requests takes.")
    private static final class Options implements Runnable {

        @Option(
                names = "--requests",
                paramLabel = "N",
                description = "requests at once (default: ${DEFAULT-VALUE})")
        @Between(least = 1, most = 1000)
        private int requests = 50;

        @Mixin private final BenchSystem bench = new BenchSystem();

        @Override
        public void run() {
            IntakeBench.run(requests, bench.options());
        }
    }

    @SuppressWarnings("SystemOut") // the result is the command's output
    private static void run(int requests, SystemOptions options) {
        Terminal terminal = new Terminal(System.err);
        try (LocalSystem system = LocalSystem.start(options, terminal)) {
            IntakeBench bench = new IntakeBench(system);
            Stream.of(ONE_BY_ONE, ROOMY).forEach(each -> bench.save(each, "large"));
            bench.save(TIGHT, "default");
            bench.warmUp();
            Quiet.await(terminal);
            System.out.println(bench.json.writeValueAsString(bench.measure(requests)));
        }
    }

    private void warmUp() {
        for (int number = 1; number <= WARM_UP_SPONSORS; number++) {
            String sponsor = WARMING_UP + "-" + number;
            save(sponsor, "large");
            inTurn(sponsor, WARM_UP);
        }
    }

    /**
     * One way of sending.
     *
     * @param p50Millis median of the answers
     * @param maxMillis the slowest
     * @param answers how often each HTTP status was answered
     * @param cpuMillis CPU time of each process a request, of those that used any
     */
    record Measured(
            long p50Millis,
            long maxMillis,
            SortedMap<Integer, Long> answers,
            SortedMap<String, Long> cpuMillis) {}

    private Map<String, Measured> measure(int requests) {
        Map<String, Measured> measured = new TreeMap<>();
        measured.put("alone", measure(() -> inTurn(ONE_BY_ONE, ALONE)));
        measured.put("atOnceAllowed", measure(() -> atOnce(ROOMY, requests)));
        measured.put("atOnceBeyondThePlan", measure(() -> atOnce(TIGHT, requests)));
        return measured;
    }

    private Measured measure(Supplier<List<Answer>> sending) {
        Map<String, ProcessUsage> before = ProcessUsage.of(system);
        List<Answer> answers = sending.get();
        SortedMap<String, Long> cpu = ProcessUsage.cpuMicrosSince(before, system);
        cpu.replaceAll((_, micros) -> micros / MICROS_A_MILLI / answers.size());
        cpu.values().removeIf(millis -> millis == 0);
        return summary(answers, cpu);
    }

    private record Answer(int status, Duration took) {}

    private List<Answer> inTurn(String sponsor, int requests) {
        return IntStream.range(0, requests).mapToObj(_ -> send(sponsor)).toList();
    }

    private List<Answer> atOnce(String sponsor, int requests) {
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> answers =
                    IntStream.range(0, requests)
                            .mapToObj(_ -> executor.submit(() -> send(sponsor)))
                            .toList();
            return answers.stream().map(IntakeBench::await).toList();
        }
    }

    private static Answer await(Future<Answer> answer) {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw new StartFailure("a request was not answered: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("interrupted", e);
        }
    }

    private static Measured summary(List<Answer> answers, SortedMap<String, Long> cpu) {
        long[] millis =
                answers.stream().mapToLong(each -> each.took().toMillis()).sorted().toArray();
        return new Measured(
                millis[millis.length / 2],
                millis[millis.length - 1],
                answers.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Answer::status, TreeMap::new, Collectors.counting())),
                cpu);
    }

    private Answer send(String sponsor) {
        long began = System.nanoTime();
        int status = send(sponsor, "Sponsor", "POST", "bulk-operations/send-links", body);
        return new Answer(status, Duration.ofNanos(System.nanoTime() - began));
    }

    private void save(String sponsor, String plan) {
        byte[] settings = json.writeValueAsBytes(Map.of("name", sponsor, "plan", plan));
        int status = send(sponsor, "Admin", "PUT", "sponsors/" + sponsor, settings);
        if (status >= 300) {
            throw new StartFailure("the sponsor " + sponsor + " was not saved: " + status);
        }
    }

    private int send(String sponsor, String role, String method, String path, byte[] content) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(system.url(Service.CAMPAIGN) + "/api/v1/" + path))
                        .header("Authorization", "Bearer " + token(sponsor, role))
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofByteArray(content))
                        .build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String token(String sponsor, String role) {
        return tokens.computeIfAbsent(
                sponsor + "/" + role, _ -> system.token(sponsor, sponsor, role));
    }

    private static Map<String, Object> request() {
        Map<String, Object> body =
                new HashMap<>(
                        new Request(
                                        "SMS",
                                        SampleRecipients.from(0)
                                                .filter(each ->
                                                        each.expected() == Recipient.Expected.VALID)
                                                .limit(Request.MOST)
                                                .toList())
                                .body("Bench"));
        body.remove("processing");
        body.put(
                "scheduling",
                Map.of(
                        "isScheduled",
                        true,
                        "scheduledDate",
                        Instant.now().plus(Duration.ofDays(1)).toString()));
        return body;
    }
}
