package com.ziraai.bench;

import com.ziraai.bench.usage.Databases;
import com.ziraai.infrastructure.process.StartFailure;
import com.ziraai.local.sponsor.Ledger;
import com.ziraai.local.sponsor.Operation;
import com.ziraai.local.sponsor.Outcome;
import com.ziraai.local.sponsor.Recipient;
import com.ziraai.local.sponsor.Request;
import com.ziraai.local.sponsor.SampleRecipients;
import com.ziraai.local.sponsor.SponsorApi;
import com.ziraai.local.sponsor.State;
import com.ziraai.local.system.LocalSystem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/**
 * Sends valid recipients as fast as the API takes them and waits until all of them came to rest.
 */
final class Load {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Below what the slowest machine this was tried on does. */
    private static final int SLOWEST_PER_SECOND = 100;

    /** Sent at once while warming up: a request for each channel. */
    private static final int PORTION = 8_000;

    /** Not handed over while warming up: more than a window between two looks takes. */
    private static final int BACKLOG = 24_000;

    /** Where the rate still grows then, it does so slowly. */
    private static final int LONGEST_WARM_UP = 300_000;

    private final LocalSystem system;
    private final SponsorApi api;
    private final boolean receipts;
    private final Watch watch;
    private final Consumer<String> progress;

    Load(LocalSystem system, SponsorApi api, boolean receipts, Consumer<String> progress) {
        this.system = system;
        this.api = api;
        this.receipts = receipts;
        this.watch = new Watch(system, api);
        this.progress = progress;
    }

    /** Sends until the rate no longer grows. */
    WarmUp warmUp() {
        Look begin = watch.look();
        StableRate rate = new StableRate(begin);
        Sending sending = new Sending(api);
        Instant deadline = deadline(begin.at(), LONGEST_WARM_UP);
        int sent = 0;
        while (sent < LONGEST_WARM_UP && !rate.isReached()) {
            Look now = watch.next(Watch.PERIOD);
            rate.add(now);
            if (sent - (now.handedOver() - begin.handedOver()) < BACKLOG) {
                requests(sent, PORTION).forEach(sending::send);
                sent += PORTION;
            }
            if (now.at().isAfter(deadline)) {
                throw notAtRest(sending.operations());
            }
        }
        await(sending.operations(), begin.handedOver() + sent, deadline);
        WarmUp done = new WarmUp(sent, rate.isReached(), rate.perSecond());
        progress.accept("warmed up: " + done);
        return done;
    }

    /** Sends {@code count} recipients before those that are measured. */
    WarmUp warmUp(int count) {
        if (count > 0) {
            run(0, count);
        }
        return new WarmUp(count, false, List.of());
    }

    /**
     * Sends {@code count} recipients nobody had before.
     *
     * @param from number of the first
     */
    Run run(int from, int count) {
        List<Request> requests = requests(from, count);
        Look first = watch.look();
        Instant begin = Instant.now();
        Sending sending = new Sending(api);
        for (Request each : requests) {
            sending.send(each);
            watch.glance();
        }
        List<Operation> operations = sending.operations();
        await(operations, first.handedOver() + count, deadline(begin, count));
        Instant end = Databases.folded(system, operations.stream().map(Operation::id).toList());
        Duration took = Duration.between(begin, end);
        progress.accept("%,d items in %.1f s".formatted(count, took.toMillis() / 1000.0));
        watch.look();
        return new Run(
                new Outcome(operations, ledgers(operations), took),
                begin,
                end,
                sending.intakes(),
                Duration.between(begin, sending.foreseen()),
                watch.since(first));
    }

    private static List<Request> requests(int from, int count) {
        return Request.split(
                SampleRecipients.from(2 * from)
                        .filter(each -> each.expected() == Recipient.Expected.VALID)
                        // Runs are compared with those of before there was e-mail.
                        .filter(each -> !each.channel().equals("Email"))
                        .limit(count)
                        .toList());
    }

    private static Instant deadline(Instant begin, int count) {
        return begin.plus(PATIENCE).plusSeconds(count / SLOWEST_PER_SECOND);
    }

    /**
     * Asks for one status a look, in turn, and for all of them only once the providers have nothing
     * more to write down.
     *
     * @param all what will have been handed over when the last message is
     */
    private void await(List<Operation> operations, long all, Instant deadline) {
        Look before = watch.look();
        for (int turn = 0; ; turn++) {
            boolean nearTheEnd = before.handedOver() >= all;
            Look now = watch.next(nearTheEnd ? Watch.NEAR_THE_END : Watch.PERIOD);
            boolean still = now.ledger().equals(before.ledger()) && now.ledger().receiptsDue() == 0;
            if (still && operations.stream().allMatch(this::isAtRest)) {
                return;
            }
            observe(operations.get(turn % operations.size()));
            if (now.at().isAfter(deadline)) {
                throw notAtRest(operations);
            }
            before = now;
        }
    }

    private static StartFailure notAtRest(List<Operation> operations) {
        return new StartFailure(
                "not every operation came to rest; seen last of each: "
                        + operations.stream().map(Operation::latest).toList());
    }

    private void observe(Operation operation) {
        operation.observe(api.status(operation.id()));
    }

    private boolean isAtRest(Operation operation) {
        observe(operation);
        boolean awaitsReceipt =
                receipts && operation.count(State.SENT) + operation.count(State.UNKNOWN) > 0;
        return operation.isFinal() && operation.settled() == operation.total() && !awaitsReceipt;
    }

    private List<Ledger> ledgers(List<Operation> operations) {
        return operations.stream().map(operation -> api.ledger(operation.id())).toList();
    }
}
