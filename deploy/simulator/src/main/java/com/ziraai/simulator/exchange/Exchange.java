package com.ziraai.simulator.exchange;

import com.ziraai.simulator.attempt.Call;
import com.ziraai.simulator.faults.CallFault;
import com.ziraai.simulator.faults.Dice;
import com.ziraai.simulator.faults.Faults;
import com.ziraai.simulator.ledger.Entry;
import com.ziraai.simulator.ledger.Ledger;
import com.ziraai.simulator.receipt.ReceiptPlan;
import com.ziraai.simulator.receipt.ReceiptSettings;
import com.ziraai.simulator.receipt.ReceiptSink;
import com.ziraai.simulator.receipt.Report;
import java.time.Duration;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** Takes a well-formed call from arrival to answer. */
public final class Exchange {

    private final Ledger ledger;
    private final Faults faults;
    private final Dice dice;
    private final Supplier<ReceiptSettings> settings;

    public Exchange(Ledger ledger, Faults faults, Dice dice, Supplier<ReceiptSettings> settings) {
        this.ledger = ledger;
        this.faults = faults;
        this.dice = dice;
        this.settings = settings;
    }

    public Mono<Reply> handle(Submission submission) {
        return handle(submission, open(submission.call()));
    }

    /** The beginning of a call that is made in several steps: its fate is decided. */
    public Opened open(Call call) {
        Entry entry = ledger.open(call);
        return new Opened(entry, faults.onCall(call, entry.nth()));
    }

    /** Takes an opened call to its answer. */
    public Mono<Reply> handle(Submission submission, Opened opened) {
        Entry entry = opened.entry();
        Provider provider = submission.provider();
        Reply accepted = submission.accepted();
        return switch (opened.fault()) {
            case CallFault.Pass _ -> accept(submission, entry).thenReturn(accepted);
            case CallFault.Slow slow ->
                    accept(submission, entry).then(Mono.delay(slow.delay())).thenReturn(accepted);
            case CallFault.AcceptAndDrop drop ->
                    acceptUnanswered(submission, entry, new Reply.Drop(drop.reset()));
            case CallFault.ErrorAfter error ->
                    acceptUnanswered(submission, entry, gatewayError(error.status()));
            case CallFault.Drop drop -> refuse(entry, new Reply.Drop(drop.reset()));
            case CallFault.Refuse refuse -> refuse(entry, provider.refused(refuse));
            case CallFault.Throttle throttle ->
                    refuse(entry, provider.throttled(throttle.retryAfter()));
            case CallFault.ErrorBefore error -> refuse(entry, provider.unavailable(error.status()));
            case CallFault.NumberInvalid _ -> refuse(entry, provider.unknownNumber());
        };
    }

    private Mono<Reply> acceptUnanswered(Submission submission, Entry entry, Reply reply) {
        Mono<Void> receipts = accept(submission, entry);
        entry.answerDropped();
        return receipts.thenReturn(reply);
    }

    private static Mono<Reply> refuse(Entry entry, Reply reply) {
        entry.refused();
        return Mono.just(reply);
    }

    /** Accepts at once; completes when the answer may go out. */
    private Mono<Void> accept(Submission submission, Entry entry) {
        entry.accepted();
        ReceiptSink sink = submission.receipts().apply(entry);
        ReceiptSettings now = settings.get();
        if (!now.receipts()) {
            return Mono.empty();
        }
        Call call = submission.call();
        ReceiptPlan plan =
                ReceiptPlan.of(
                        call.channel(),
                        dice.roll("read", call, entry.nth()),
                        now.readRate(),
                        faults.onReceipts(call, entry.nth()));
        if (plan.lost()) {
            entry.receiptsLost();
        }
        if (plan.beforeAnswer()) {
            return sink.now(plan.reports());
        }
        schedule(plan, sink, now.delay().at(dice.roll("delay", call, entry.nth())));
        return Mono.empty();
    }

    private static void schedule(ReceiptPlan plan, ReceiptSink sink, Duration step) {
        Duration due = Duration.ZERO;
        for (Report report : plan.reports()) {
            due = due.plus(step);
            sink.later(report, due);
        }
    }

    /**
     * The error page of a proxy, in neither provider's words, since it knows nothing of the
     * message.
     */
    private static Reply gatewayError(int status) {
        return new Reply.Answer(
                status,
                "text/html",
                "<html><body><h1>" + status + " Bad Gateway</h1></body></html>");
    }
}
