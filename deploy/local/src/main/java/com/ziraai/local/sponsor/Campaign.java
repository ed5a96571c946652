package com.ziraai.local.sponsor;

import com.ziraai.infrastructure.process.Pause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Sends the requests and watches their operations until nothing moves any more. */
public final class Campaign {

    /** Looks on while the campaign runs. */
    @FunctionalInterface
    public interface Watcher {

        /**
         * @param waitingFor what is still to come though every operation is complete; empty while
         *     one is not
         */
        void watch(List<Operation> operations, String waitingFor);
    }

    /** Four rounds of status requests a second; more would take the cores from the messages. */
    private static final Duration ROUND = Duration.ofMillis(250);

    /** Status requests a round at most; more operations than this take turns. */
    private static final int ASKED_A_ROUND = 4;

    /** How long the ledger may be older than the statuses shown with it. */
    private static final Duration LEDGER_AGE = Duration.ofSeconds(1);

    private final SponsorApi api;
    private final Watcher watcher;
    private final List<Operation> operations = new ArrayList<>();
    private Ledger ledger = Ledger.NOTHING;
    private long ledgerReadAt;
    private int next;

    public Campaign(SponsorApi api, Watcher watcher) {
        this.api = api;
        this.watcher = watcher;
    }

    /**
     * Runs the campaign.
     *
     * @param patience how long to wait for completion and receipts before the report is made anyway
     */
    public Outcome run(List<Request> requests, Duration patience) {
        api.raisePlan();
        var began = System.nanoTime();
        for (var request : requests) {
            var name = "Demo " + (operations.size() + 1) + " (" + request.channel() + ")";
            operations.add(new Operation(api.sendLinks(request, name), request));
            askAll();
        }
        var completed = watch(began + patience.toNanos());
        return new Outcome(List.copyOf(operations), ledgers(), Duration.ofNanos(completed - began));
    }

    /**
     * Watches until nothing is to come any more or time is over.
     *
     * @return when the last operation was complete
     */
    private long watch(long deadline) {
        var waiting = waitingFor();
        var completed = System.nanoTime();
        while (!waiting.isEmpty() && System.nanoTime() < deadline) {
            var open = openOperations() > 0;
            round(open ? "" : "waiting for " + waiting);
            if (open) {
                completed = System.nanoTime();
            }
            waiting = waitingFor();
        }
        return completed;
    }

    private long openOperations() {
        return operations.stream().filter(operation -> !operation.isFinal()).count();
    }

    /** What is still to come; empty when nothing is. */
    private String waitingFor() {
        if (openOperations() > 0) {
            return openOperations() + " operations";
        }
        if (System.nanoTime() - ledgerReadAt > LEDGER_AGE.toNanos()) {
            ledger = ledgers().stream().reduce(Ledger.NOTHING, Ledger::plus);
            ledgerReadAt = System.nanoTime();
        }
        if (ledger.receiptsDue() > 0) {
            return ledger.receiptsDue() + " receipts";
        }
        var unresolved =
                operations.stream().mapToLong(operation -> operation.count(State.UNKNOWN)).sum();
        if (unresolved > 0) {
            return unresolved + " unknown items";
        }
        var unconfirmed =
                operations.stream().mapToLong(operation -> operation.count(State.SENT)).sum();
        return unconfirmed > 0 && ledger.receiptsPlanned() > 0
                ? unconfirmed + " receipts to be counted"
                : "";
    }

    private List<Ledger> ledgers() {
        return operations.stream().map(operation -> api.ledger(operation.id())).toList();
    }

    private void round(String waitingFor) {
        var from = System.nanoTime();
        askSome();
        watcher.watch(operations, waitingFor);
        Pause.of(ROUND.minusNanos(System.nanoTime() - from));
    }

    private void askSome() {
        for (int i = 0; i < Math.min(ASKED_A_ROUND, operations.size()); i++) {
            ask(operations.get(next++ % operations.size()));
        }
    }

    private void askAll() {
        operations.forEach(this::ask);
        watcher.watch(operations, "");
    }

    private void ask(Operation operation) {
        operation.observe(api.status(operation.id()));
    }
}
