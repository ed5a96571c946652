package com.ziraai.bench;

import com.ziraai.infrastructure.process.Pause;
import com.ziraai.infrastructure.process.StartFailure;
import com.ziraai.local.sponsor.Recipient;
import com.ziraai.local.sponsor.Request;
import com.ziraai.local.sponsor.SampleRecipients;
import com.ziraai.local.sponsor.SponsorApi;
import com.ziraai.local.system.LocalSystem;
import com.ziraai.local.system.SystemOptions;
import com.ziraai.local.terminal.Between;
import com.ziraai.local.terminal.Terminal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code deploy/bench/idle}: how long one message takes from its acceptance to the provider while
 * nothing else goes on, by the times its own story tells.
 */
@Command(
        name = "deploy/bench/idle",
        description = "Measures how long one message takes on an idle system.")
final class IdleBench implements Runnable {

    /** In the order of their story; each is timed from the one before. */
    private static final List<String> STAGES =
            List.of(
                    "REQUESTED",
                    "RELEASED",
                    "CODE_ALLOCATED",
                    "ATTEMPT_DECIDED",
                    "CALLED",
                    "RESULT_ACCEPTED");

    private static final Duration PAUSE = Duration.ofMillis(700);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Option(
            names = "--messages",
            paramLabel = "N",
            description = "messages, one after the other (default: ${DEFAULT-VALUE})")
    @Between(least = 1, most = 10_000)
    private int messages = 100;

    @Option(
            names = "--warmup",
            paramLabel = "N",
            description = "messages sent at once before (default: ${DEFAULT-VALUE})")
    @Between(least = 1, most = 1_000_000)
    private int warmup = 20_000;

    @Option(names = "--one-process", description = "the services in one process")
    private boolean oneProcess;

    @Mixin private final BenchSystem bench = new BenchSystem();

    /** Runs the bench. */
    @SuppressWarnings("SystemOut") // a command speaks on the terminal
    public static void main(String[] arguments) {
        System.exit(Terminal.run(new IdleBench(), System.err, System.err, arguments));
    }

    @Override
    @SuppressWarnings("SystemOut") // the result is the command's output
    public void run() {
        Terminal terminal = new Terminal(System.err);
        SystemOptions options =
                bench.options()
                        .withOneProcess(oneProcess)
                        // A receipt would overwrite when the provider took the message.
                        .withSimulator(List.of("--receipts", "off"))
                        .withEnvironment(Map.of("ANALYTICS_PROGRESS_GRACE", "2s"));
        try (LocalSystem system = LocalSystem.start(options, terminal)) {
            SponsorApi api = new SponsorApi(system, "idle", "Idle");
            api.raisePlan();
            new Load(system, api, false, terminal::line).warmUp(warmup);
            Quiet.await(terminal);
            System.out.println(new JsonMapper().writeValueAsString(measure(api)));
        }
    }

    private Map<String, Object> measure(SponsorApi api) {
        List<Long> answered = new ArrayList<>();
        List<Map<String, Instant>> stories = new ArrayList<>();
        for (Recipient each : recipients()) {
            long asked = System.nanoTime();
            String id =
                    api.sendLinks(
                            new Request(each.channel(), List.of(each)), "Idle " + stories.size());
            answered.add(Duration.ofNanos(System.nanoTime() - asked).toMillis());
            Pause.of(PAUSE);
            stories.add(story(api, id));
        }
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("messages", stories.size());
        result.put("answeredMillis", percentiles(answered));
        result.put("acceptedToHandedOverMillis", between(stories, "REQUESTED", "RESULT_ACCEPTED"));
        for (int i = 1; i < STAGES.size(); i++) {
            result.put(
                    "untilMillis " + STAGES.get(i),
                    between(stories, STAGES.get(i - 1), STAGES.get(i)));
        }
        return result;
    }

    private List<Recipient> recipients() {
        return SampleRecipients.from(2 * (warmup + 1))
                .filter(each -> each.expected() == Recipient.Expected.VALID)
                .filter(each -> !each.channel().equals("Email"))
                .limit(messages)
                .toList();
    }

    /** When what happened. */
    private static Map<String, Instant> story(SponsorApi api, String operationId) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            Map<String, Instant> times = new LinkedHashMap<>();
            for (JsonNode each : api.item(operationId, 0).path("data").path("timeline")) {
                times.putIfAbsent(
                        each.path("event").asString(), Instant.parse(each.path("at").asString()));
            }
            if (times.keySet().containsAll(STAGES)) {
                return times;
            }
            Pause.of(PAUSE);
        }
        throw new StartFailure("no provider took the message of " + operationId);
    }

    private static Map<String, Long> between(
            List<Map<String, Instant>> stories, String from, String to) {
        return percentiles(
                stories.stream()
                        .map(each -> Duration.between(each.get(from), each.get(to)).toMillis())
                        .toList());
    }

    private static Map<String, Long> percentiles(List<Long> values) {
        List<Long> sorted = values.stream().sorted().toList();
        Map<String, Long> all = new LinkedHashMap<>();
        all.put("p50", at(sorted, 0.5));
        all.put("p99", at(sorted, 0.99));
        all.put("max", sorted.getLast());
        return all;
    }

    private static long at(List<Long> sorted, double share) {
        return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }
}
