package com.ziraai.simulator.smtp;

import com.ziraai.simulator.ledger.Entry;
import com.ziraai.simulator.receipt.DueQueue;
import com.ziraai.simulator.receipt.ReceiptSink;
import com.ziraai.simulator.receipt.Redelivery;
import com.ziraai.simulator.receipt.Report;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/**
 * Posts what a mail server would pipe: a notification of each event the sender asked for. Postfix
 * repeats what it could not pipe, as it does every mail.
 */
public final class BounceCourier implements AutoCloseable {

    private static final String SECRET = "X-Receipt-Secret";

    private final HttpClient client;
    private final Redelivery redelivery;
    private final SmtpAccount account;
    private final Clock clock;
    private final DueQueue<Notice> due;

    /** One notification on its way. */
    private record Notice(Letter letter, Report report, Entry entry) {}

    public BounceCourier(
            HttpClient client, Redelivery redelivery, SmtpAccount account, Clock clock) {
        this.client = client;
        this.redelivery = redelivery.growing(2);
        this.account = account;
        this.clock = clock;
        this.due = new DueQueue<>("bounces", all -> all.forEach(each -> deliver(each).subscribe()));
    }

    ReceiptSink sink(Letter letter, Entry entry) {
        return new ReceiptSink() {
            @Override
            public void later(Report report, Duration delay) {
                if (isWanted(letter, report)) {
                    entry.receiptsPlanned(1);
                    due.add(new Notice(letter, report, entry), delay);
                }
            }

            @Override
            public Mono<Void> now(List<Report> reports) {
                List<Report> wanted =
                        reports.stream().filter(report -> isWanted(letter, report)).toList();
                entry.receiptsPlanned(wanted.size());
                return Flux.fromIterable(wanted)
                        .concatMap(report -> deliver(new Notice(letter, report, entry)))
                        .then();
            }
        };
    }

    private boolean isWanted(Letter letter, Report report) {
        return account.receipts().isPresent()
                && letter.envelope()
                        .wantsToHearOf(report instanceof Report.Failed ? "FAILURE" : "SUCCESS");
    }

    @Override
    public void close() {
        due.close();
    }

    /** Never fails: a notification that is not taken in the end is counted as abandoned. */
    private Mono<Void> deliver(Notice notice) {
        if (notice.report() instanceof Report.Failed) {
            notice.entry().failureReported();
        }
        return redelivery
                .deliver(post(notice), notice.entry()::receiptFailed)
                .doOnNext(notice.entry()::receiptSettled)
                .then();
    }

    private Mono<Boolean> post(Notice notice) {
        byte[] body =
                Bounce.of(notice.letter(), notice.report(), clock.instant())
                        .getBytes(StandardCharsets.UTF_8);
        return client.headers(headers ->
                        headers.set("Content-Type", "message/rfc822")
                                .set("Content-Length", body.length)
                                .set(SECRET, account.receiptSecret()))
                .post()
                .uri(account.receipts().orElseThrow().toString())
                .send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(body)))
                .responseSingle((answer, bytes) -> bytes.then(Mono.just(answer.status().code())))
                .map(status -> status >= 200 && status < 300);
    }
}
