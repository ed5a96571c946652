package com.ziraai.simulator.cloudapi;

import com.ziraai.simulator.ledger.Entry;
import com.ziraai.simulator.receipt.DueQueue;
import com.ziraai.simulator.receipt.ReceiptSettings;
import com.ziraai.simulator.receipt.ReceiptSink;
import com.ziraai.simulator.receipt.Redelivery;
import com.ziraai.simulator.receipt.Report;
import io.netty.buffer.Unpooled;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Posts statuses to the webhook: what is due within some milliseconds in one request, signed over
 * its bytes. What is not answered by 200 is posted again, the same bytes, at doubling distances up
 * to half a minute, a bounded number of times.
 */
public final class WebhookCourier implements AutoCloseable {

    private final HttpClient client;
    private final Redelivery redelivery;
    private final Clock clock;
    private final Supplier<ReceiptSettings> settings;
    private final Signature signature;
    private final StatusWebhook webhook;
    private final DueQueue<Status> due;

    public WebhookCourier(
            HttpClient client,
            Redelivery redelivery,
            Clock clock,
            Supplier<ReceiptSettings> settings,
            CloudApiAccount account,
            JsonMapper mapper) {
        this.client = client;
        this.redelivery = redelivery.growing(2);
        this.clock = clock;
        this.settings = settings;
        this.signature = new Signature(account.appSecret());
        this.webhook = new StatusWebhook(mapper);
        this.due = new DueQueue<>("webhook", this::postAll);
    }

    ReceiptSink sink(MessageRequest request, String wamid, String phoneNumberId, Entry entry) {
        return new Sink(request, wamid, phoneNumberId, entry);
    }

    @Override
    public void close() {
        due.close();
    }

    private void postAll(List<Status> statuses) {
        int most = settings.get().statusesPerPost();
        for (int from = 0; from < statuses.size(); from += most) {
            deliver(statuses.subList(from, Math.min(statuses.size(), from + most))).subscribe();
        }
    }

    /** Never fails: statuses that are not taken in the end are counted as abandoned. */
    private Mono<Void> deliver(List<Status> statuses) {
        statuses.forEach(WebhookCourier::noteFailure);
        Optional<URI> url = settings.get().whatsappWebhook();
        if (url.isEmpty()) {
            statuses.forEach(status -> status.entry().receiptSettled(false));
            return Mono.empty();
        }
        return redelivery
                .deliver(
                        post(url.get(), webhook.body(statuses, clock.instant())),
                        () -> statuses.forEach(status -> status.entry().receiptFailed()))
                .doOnNext(taken -> statuses.forEach(status -> status.entry().receiptSettled(taken)))
                .then();
    }

    private static void noteFailure(Status status) {
        if (status.report() instanceof Report.Failed) {
            status.entry().failureReported();
        }
    }

    private Mono<Boolean> post(URI url, byte[] body) {
        return client.headers(headers ->
                        headers.set("Content-Type", "application/json")
                                .set("Content-Length", body.length)
                                .set("X-Hub-Signature-256", signature.of(body)))
                .post()
                .uri(url)
                .send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(body)))
                .responseSingle((answer, bytes) -> bytes.then(Mono.just(answer.status().code())))
                .map(status -> status == 200);
    }

    private final class Sink implements ReceiptSink {

        private final MessageRequest request;
        private final String wamid;
        private final String phoneNumberId;
        private final Entry entry;

        Sink(MessageRequest request, String wamid, String phoneNumberId, Entry entry) {
            this.request = request;
            this.wamid = wamid;
            this.phoneNumberId = phoneNumberId;
            this.entry = entry;
        }

        @Override
        public void later(Report report, Duration delay) {
            if (settings.get().whatsappWebhook().isPresent()) {
                entry.receiptsPlanned(1);
                due.add(status(report), delay);
            }
        }

        /** One request for each report, so that their order is the order of arrival. */
        @Override
        public Mono<Void> now(List<Report> reports) {
            if (settings.get().whatsappWebhook().isEmpty()) {
                return Mono.empty();
            }
            entry.receiptsPlanned(reports.size());
            return Flux.fromIterable(reports)
                    .concatMap(report -> deliver(List.of(status(report))))
                    .then();
        }

        private Status status(Report report) {
            return new Status(
                    wamid, phoneNumberId, request.waId(), request.callbackData(), report, entry);
        }
    }
}
