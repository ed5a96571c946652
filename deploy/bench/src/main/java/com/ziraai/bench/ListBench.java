package com.ziraai.bench;

import com.ziraai.bench.usage.HeapLog;
import com.ziraai.infrastructure.process.Pause;
import com.ziraai.infrastructure.process.StartFailure;
import com.ziraai.local.sponsor.Ledger;
import com.ziraai.local.sponsor.SponsorApi;
import com.ziraai.local.sponsor.Status;
import com.ziraai.local.system.LocalSystem;
import com.ziraai.local.system.Service;
import com.ziraai.local.system.SystemOptions;
import com.ziraai.local.terminal.Between;
import com.ziraai.local.terminal.Terminal;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code deploy/bench/list}: uploads a long recipient list, reads every bad row back, and sends to
 * the list, with what it took and the largest heaps in each quarter of the sending.
 */
final class ListBench {

    private static final int WARM_UP = 100_000;
    private static final int MOST = 1_000_000;
    private static final int QUARTERS = 4;
    private static final Duration GLANCE = Duration.ofSeconds(1);

    /** Below what the slowest machine this was tried on does. */
    private static final int SLOWEST_PER_SECOND = 100;

    private final LocalSystem system;
    private final SponsorApi api;
    private final Terminal terminal;

    private ListBench(LocalSystem system, Terminal terminal) {
        this.system = system;
        this.terminal = terminal;
        this.api = new SponsorApi(system, "list-bench", "List bench");
    }

    /** Runs the bench. */
    @SuppressWarnings("SystemOut") // a command speaks on the terminal
    public static void main(String[] arguments) {
        System.exit(Terminal.run(new Options(), System.err, System.err, arguments));
    }

    @Command(
            name = "deploy/bench/list",
            description = "Measures uploading a long list and sending to it.")
    private static final class Options implements Callable<Integer> {

        private enum Send {
            YES,
            NO
        }

        @Option(
                names = "--rows",
                paramLabel = "N",
                description =
                        "rows of the list, 1 in 50 invalid and 1 in 50 twice (default:"
                                + " ${DEFAULT-VALUE})")
        @Between(least = 1, most = MOST)
        private int rows = MOST;

        @Option(
                names = "--send",
                paramLabel = "yes|no",
                description = "whether it is sent to after that (default: no)")
        private Send send = Send.NO;

        @Mixin private final BenchSystem bench = new BenchSystem();

        @Override
        public Integer call() {
            return ListBench.run(new ListRows(rows), send == Send.YES, bench.options());
        }
    }

    @SuppressWarnings("SystemOut") // the result is the command's output
    private static int run(ListRows rows, boolean sends, SystemOptions options) {
        Terminal terminal = new Terminal(System.err);
        try (LocalSystem system = LocalSystem.start(options, terminal)) {
            ListBench bench = new ListBench(system, terminal);
            bench.api.take("bulk");
            bench.upload(new ListRows(WARM_UP));
            Quiet.await(terminal);
            JsonMapper json = new JsonMapper();
            Uploaded uploaded = bench.upload(rows);
            System.out.println(json.writeValueAsString(uploaded));
            if (!sends) {
                return uploaded.everyBadRowNamed() ? 0 : 1;
            }
            Sent sent = bench.send(uploaded.listId());
            System.out.println(json.writeValueAsString(sent));
            return uploaded.everyBadRowNamed() && sent.acceptedTwice() == 0 && sent.conserved()
                    ? 0
                    : 1;
        }
    }

    /**
     * What an upload took.
     *
     * @param seconds until it was answered, every row stored
     * @param summary the counts of the answer
     * @param badRowsNamed rows the API told of afterwards
     * @param everyBadRowNamed whether they are those that are bad, each with a reason
     * @param campaignHeapMegabytes largest heap of the campaign service meanwhile; 0 where it
     *     collected none
     */
    record Uploaded(
            String listId,
            int rows,
            double seconds,
            long rowsPerSecond,
            JsonNode summary,
            int badRowsNamed,
            boolean everyBadRowNamed,
            long campaignHeapMegabytes) {}

    private Uploaded upload(ListRows rows) {
        Instant begin = Instant.now();
        long began = System.nanoTime();
        JsonNode list = api.upload(BodyPublishers.ofInputStream(rows::csv));
        double seconds = seconds(began);
        Instant end = Instant.now();
        String id = list.path("listId").asString();
        List<Long> named = named(id);
        return new Uploaded(
                id,
                rows.count(),
                seconds,
                Math.round(rows.count() / seconds),
                list.path("uploadSummary"),
                named.size(),
                named.equals(rows.bad().boxed().toList()),
                HeapLog.largest(system, begin, end).getOrDefault(Service.CAMPAIGN.label(), 0L));
    }

    /** Numbers of the rows with a problem that has a code and a text, in the API's order. */
    private List<Long> named(String listId) {
        List<Long> named = new ArrayList<>();
        long after = 0;
        while (true) {
            JsonNode page = api.problems(listId, after);
            for (JsonNode row : page.path("data")) {
                JsonNode problem = row.path("problems").path(0);
                if (!problem.path("code").asString("").isEmpty()
                        && !problem.path("message").asString("").isEmpty()) {
                    named.add(row.path("row").asLong());
                }
            }
            if (!page.at("/pagination/hasMore").asBoolean()) {
                return named;
            }
            after = page.at("/pagination/next").asLong();
        }
    }

    /**
     * What sending took.
     *
     * @param acceptSeconds until the request was answered
     * @param seconds from the request until nobody was worked on any more
     * @param foreseenSeconds the same, as the answer foresaw it
     * @param accepted items a provider accepted
     * @param acceptedTwice items accepted again though nothing had said that the first try failed
     * @param conserved whether the states of every status answer added up
     * @param heapMegabytes largest heap of each service in each quarter of the items
     */
    record Sent(
            long items,
            double acceptSeconds,
            double seconds,
            long foreseenSeconds,
            long messagesPerSecond,
            long accepted,
            long acceptedTwice,
            boolean conserved,
            Map<Integer, SortedMap<String, Long>> heapMegabytes) {}

    private Sent send(String listId) {
        Instant asked = Instant.now();
        long began = System.nanoTime();
        SponsorApi.Accepted accepted =
                api.sendToList(
                        listId, "SMS", "Merhaba {name}! {region} için kodunuz {code}: {link}");
        double acceptSeconds = seconds(began);
        Map<Integer, SortedMap<String, Long>> heaps = new LinkedHashMap<>();
        boolean conserved = true;
        Status status = api.status(accepted.operationId());
        for (int quarter = 1; quarter <= QUARTERS; quarter++) {
            Instant begin = Instant.now();
            double deadline = seconds(began) + 120 + status.total() / (double) SLOWEST_PER_SECOND;
            while (status.settled() < status.total() * quarter / QUARTERS) {
                if (seconds(began) > deadline) {
                    throw new StartFailure("the operation did not come to rest: " + status);
                }
                Pause.of(GLANCE);
                status = api.status(accepted.operationId());
                conserved &= status.sum() == status.total();
            }
            heaps.put(quarter, HeapLog.largest(system, begin, Instant.now()));
            terminal.line(
                    "%,d of %,d after %.0f s"
                            .formatted(status.settled(), status.total(), seconds(began)));
        }
        double seconds = seconds(began);
        Ledger ledger = api.ledger(accepted.operationId());
        return new Sent(
                status.total(),
                acceptSeconds,
                seconds,
                Duration.between(asked, accepted.estimatedEnd()).toSeconds(),
                Math.round(status.total() / seconds),
                ledger.distinctItems(),
                ledger.acceptedTwice() + ledger.attemptsTwice(),
                conserved,
                heaps);
    }

    private static double seconds(long since) {
        return Math.round((System.nanoTime() - since) / 1e8) / 10.0;
    }
}
