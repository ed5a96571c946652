package com.ziraai.simulator.kannel;

import com.ziraai.simulator.ledger.Entry;
import com.ziraai.simulator.receipt.DueQueue;
import com.ziraai.simulator.receipt.ReceiptSink;
import com.ziraai.simulator.receipt.Redelivery;
import com.ziraai.simulator.receipt.Report;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/**
 * Calls the {@code dlr-url} of each message. Like smsbox it is content with 200 and 202 only and
 * repeats anything else at a fixed distance ({@code http-queue-delay}) a bounded number of times
 * ({@code http-request-retry}).
 */
public final class DlrCourier implements AutoCloseable {

    private final HttpClient client;
    private final Redelivery redelivery;
    private final Clock clock;
    private final AtomicLong sequence = new AtomicLong();
    private final long run;
    private final DueQueue<Dlr> due;

    public DlrCourier(HttpClient client, Redelivery redelivery, Clock clock) {
        this.client = client;
        this.redelivery = redelivery.growing(1);
        this.clock = clock;
        this.run = clock.millis();
        this.due = new DueQueue<>("dlr", dlrs -> dlrs.forEach(dlr -> deliver(dlr).subscribe()));
    }

    ReceiptSink sink(SendSms request, Entry entry) {
        return new Sink(request, new UUID(run, sequence.incrementAndGet()), clock.instant(), entry);
    }

    @Override
    public void close() {
        due.close();
    }

    /** Never fails: a report that is not taken in the end is counted as abandoned. */
    private Mono<Void> deliver(Dlr dlr) {
        if (dlr.failure()) {
            dlr.entry().failureReported();
        }
        Entry entry = dlr.entry();
        return redelivery
                .deliver(get(DlrUrl.fill(dlr, clock.instant())), entry::receiptFailed)
                .doOnNext(entry::receiptSettled)
                .then();
    }

    private Mono<Boolean> get(String url) {
        return client.get()
                .uri(url)
                .responseSingle((answer, body) -> body.then(Mono.just(answer.status().code())))
                .map(status -> status == 200 || status == 202);
    }

    private final class Sink implements ReceiptSink {

        private final SendSms request;
        private final UUID id;
        private final Instant accepted;
        private final Entry entry;

        Sink(SendSms request, UUID id, Instant accepted, Entry entry) {
            this.request = request;
            this.id = id;
            this.accepted = accepted;
            this.entry = entry;
        }

        @Override
        public void later(Report report, Duration delay) {
            Dlr dlr = dlr(report);
            if (wanted(dlr)) {
                entry.receiptsPlanned(1);
                due.add(dlr, delay);
            }
        }

        @Override
        public Mono<Void> now(List<Report> reports) {
            List<Dlr> dlrs = reports.stream().map(this::dlr).filter(this::wanted).toList();
            entry.receiptsPlanned(dlrs.size());
            return Flux.fromIterable(dlrs).concatMap(DlrCourier.this::deliver).then();
        }

        private Dlr dlr(Report report) {
            return new Dlr(request, id, Dlr.value(report), accepted, entry);
        }

        private boolean wanted(Dlr dlr) {
            return !request.dlrUrl().isEmpty() && (request.dlrMask() & dlr.value()) != 0;
        }
    }
}
