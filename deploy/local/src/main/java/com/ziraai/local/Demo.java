package com.ziraai.local;

import com.ziraai.infrastructure.Checkout;
import com.ziraai.infrastructure.process.StartFailure;
import com.ziraai.local.sponsor.Campaign;
import com.ziraai.local.sponsor.Operation;
import com.ziraai.local.sponsor.Promise;
import com.ziraai.local.sponsor.Recipient;
import com.ziraai.local.sponsor.Request;
import com.ziraai.local.sponsor.SampleRecipients;
import com.ziraai.local.sponsor.SponsorApi;
import com.ziraai.local.system.LocalSystem;
import com.ziraai.local.system.SystemOptions;
import com.ziraai.local.terminal.Between;
import com.ziraai.local.terminal.Terminal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** {@code deploy/demo}: starts the system, sends a campaign and says which promises held. */
@Command(
        name = "deploy/demo",
        description = "Starts the system, sends a campaign and says which promises held.")
final class Demo implements Callable<Integer> {

    private static final int MOST = 1_000_000;

    /**
     * Besides this, a recipient may take as long as at 200 a second, far below what two cores do.
     */
    private static final Duration LEAST_PATIENCE = Duration.ofSeconds(180);

    private static final int SLOWEST_PER_SECOND = 200;

    /**
     * The optimizing compiler takes more from a demo than it gives: its code has paid for itself
     * after about a million messages.
     */
    private static final List<String> SHORT_LIVED = List.of("-XX:TieredStopAtLevel=1");

    @Option(
            names = "--recipients",
            paramLabel = "N",
            description = "how many (default: ${DEFAULT-VALUE}); those beyond the file are made up")
    @Between(least = 1, most = MOST)
    private int recipients = 1_000;

    @Option(
            names = "--exit",
            description =
                    "stop everything after the report; the exit code is 0 only if every promise"
                            + " held")
    private boolean exit;

    @Mixin private final LaunchOptions options = new LaunchOptions();

    private final Terminal terminal;

    private Demo(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Runs the demo. */
    @SuppressWarnings("SystemOut") // a command speaks on the terminal
    public static void main(String[] arguments) {
        var command = new Demo(new Terminal(System.out));
        System.exit(Terminal.run(command, System.out, System.err, arguments));
    }

    @Override
    public Integer call() {
        var requests = Request.split(recipients(recipients));
        try (var system = LocalSystem.start(system(), terminal)) {
            var held = campaign(system, requests, patience(recipients), terminal);
            if (exit) {
                train(system, terminal);
            } else {
                terminal.line(
                        "\nStill running; simulator: "
                                + system.simulatorUrl()
                                + "/ledger/summary. Ctrl-C stops everything.");
                system.training().begin();
                Foreground.stay(system, terminal);
            }
            return held ? 0 : 1;
        }
    }

    private SystemOptions system() {
        return options.system().withJvmArguments(SHORT_LIVED);
    }

    private static void train(LocalSystem system, Terminal terminal) {
        if (!system.training().isNeedless()) {
            terminal.line("\nPreparing a faster next start; Ctrl-C does without.");
            system.training().run();
        }
    }

    private static List<Recipient> recipients(int count) {
        var file =
                RecipientFile.read(Checkout.find().root().resolve("deploy/samples/recipients.csv"));
        return Stream.concat(file.stream(), SampleRecipients.from(file.size()))
                .limit(count)
                .toList();
    }

    private static Duration patience(int count) {
        return LEAST_PATIENCE.plusSeconds(count / SLOWEST_PER_SECOND);
    }

    @SuppressWarnings("SystemOut") // the bar is drawn on the terminal
    private static boolean campaign(
            LocalSystem system, List<Request> requests, Duration patience, Terminal terminal) {
        var api = new SponsorApi(system, "demo", "Tarım Kooperatifi");
        terminal.line(
                "\nSending "
                        + requests.stream().mapToInt(request -> request.recipients().size()).sum()
                        + " recipients");
        var console = System.console();
        var bar = new ProgressBar(System.out, console != null && console.isTerminal());
        var outcome = new Campaign(api, bar::show).run(requests, patience);
        bar.finish(outcome.operations());
        var slas = outcome.operations().stream().map(operation -> sla(api, operation)).toList();
        var promises = Promise.judge(outcome);
        new Report(outcome, slas, promises).lines().forEach(terminal::line);
        return promises.stream().allMatch(Promise::held);
    }

    private static JsonNode sla(SponsorApi api, Operation operation) {
        try {
            return api.sla(operation.id()).path("data");
        } catch (StartFailure e) {
            // The report is about the messages; a view that is not there is not a broken promise.
            return MissingNode.getInstance();
        }
    }
}
