package com.ziraai.bench;

import com.ziraai.infrastructure.process.Pause;
import com.ziraai.infrastructure.process.StartFailure;
import com.ziraai.local.sponsor.Ledger;
import com.ziraai.local.sponsor.Operation;
import com.ziraai.local.sponsor.Outcome;
import com.ziraai.local.sponsor.Recipient;
import com.ziraai.local.sponsor.Request;
import com.ziraai.local.sponsor.SampleRecipients;
import com.ziraai.local.sponsor.SponsorApi;
import com.ziraai.local.sponsor.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Sends valid recipients as fast as the API takes them and waits until all of them came to rest.
 */
final class Load {

    /** Between rounds of status requests: far below a second, far above what they cost. */
    private static final Duration ROUND = Duration.ofMillis(100);

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Below what the slowest machine this was tried on does. */
    private static final int SLOWEST_PER_SECOND = 100;

    private final SponsorApi api;
    private final boolean receipts;
    private final Consumer<String> progress;

    Load(SponsorApi api, boolean receipts, Consumer<String> progress) {
        this.api = api;
        this.receipts = receipts;
        this.progress = progress;
    }

    /**
     * Sends {@code count} recipients nobody had before.
     *
     * @param from number of the first
     */
    Run run(int from, int count) {
        List<Request> requests =
                Request.split(
                        SampleRecipients.from(2 * from)
                                .filter(each -> each.expected() == Recipient.Expected.VALID)
                                // Runs are compared with those of before there was e-mail.
                                .filter(each -> !each.channel().equals("Email"))
                                .limit(count)
                                .toList());
        List<Operation> operations = new ArrayList<>();
        List<Duration> intakes = new ArrayList<>();
        Instant foreseen = Instant.EPOCH;
        Instant start = Instant.now();
        long began = System.nanoTime();
        for (Request request : requests) {
            long asked = System.nanoTime();
            String name = "Bench " + operations.size();
            SponsorApi.Accepted accepted = api.accept(request, name);
            operations.add(new Operation(accepted.operationId(), request));
            foreseen = later(foreseen, accepted.estimatedEnd());
            intakes.add(Duration.ofNanos(System.nanoTime() - asked));
        }
        long deadline = began + PATIENCE.plusSeconds(count / SLOWEST_PER_SECOND).toNanos();
        await(operations, deadline, operation -> operation.settled() == operation.total());
        Duration handedOver = Duration.ofNanos(System.nanoTime() - began);
        await(operations, deadline, this::isAtRest);
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        progress.accept("%,d items in %.1f s".formatted(count, took.toMillis() / 1000.0));
        return new Run(
                new Outcome(operations, ledgers(operations), took),
                intakes,
                Duration.between(start, foreseen),
                handedOver);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private void await(List<Operation> operations, long deadline, Predicate<Operation> done) {
        List<Operation> open = new ArrayList<>(operations);
        while (!open.isEmpty()) {
            open.forEach(operation -> operation.observe(api.status(operation.id())));
            open.removeIf(done);
            if (System.nanoTime() > deadline) {
                throw new StartFailure(
                        open.size()
                                + " operations did not come to rest, the first: "
                                + open.getFirst().latest());
            }
            Pause.of(ROUND);
        }
    }

    private boolean isAtRest(Operation operation) {
        boolean awaitsReceipt =
                receipts && operation.count(State.SENT) + operation.count(State.UNKNOWN) > 0;
        return operation.settled() == operation.total() && !awaitsReceipt;
    }

    private List<Ledger> ledgers(List<Operation> operations) {
        return operations.stream().map(operation -> api.ledger(operation.id())).toList();
    }
}
