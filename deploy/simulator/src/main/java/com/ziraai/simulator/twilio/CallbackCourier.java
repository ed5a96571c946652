package com.ziraai.simulator.twilio;

import com.ziraai.simulator.ledger.Entry;
import com.ziraai.simulator.receipt.DueQueue;
import com.ziraai.simulator.receipt.ReceiptSink;
import com.ziraai.simulator.receipt.Redelivery;
import com.ziraai.simulator.receipt.Report;
import io.netty.buffer.Unpooled;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/**
 * Calls the {@code StatusCallback} of each message. Twilio itself repeats a callback five times at
 * most and only where the address asks for it ({@code #rc=}); the simulator goes on as long as for
 * its other providers, so that every answer can be held to its receipts.
 */
public final class CallbackCourier implements AutoCloseable {

    private static final String ALGORITHM = "HmacSHA1";
    private static final String DELIVERY_FAILED = "30008";

    private final HttpClient client;
    private final Redelivery redelivery;
    private final TwilioAccount account;
    private final DueQueue<Callback> due;

    /** One status on its way. */
    private record Callback(Message message, String sid, Report report, Entry entry) {}

    public CallbackCourier(HttpClient client, Redelivery redelivery, TwilioAccount account) {
        this.client = client;
        this.redelivery = redelivery.growing(1);
        this.account = account;
        this.due =
                new DueQueue<>("callback", all -> all.forEach(each -> deliver(each).subscribe()));
    }

    ReceiptSink sink(Message message, String sid, Entry entry) {
        return new ReceiptSink() {
            @Override
            public void later(Report report, Duration delay) {
                if (!message.callback().isEmpty()) {
                    entry.receiptsPlanned(1);
                    due.add(new Callback(message, sid, report, entry), delay);
                }
            }

            @Override
            public Mono<Void> now(List<Report> reports) {
                if (message.callback().isEmpty()) {
                    return Mono.empty();
                }
                entry.receiptsPlanned(reports.size());
                return Flux.fromIterable(reports)
                        .concatMap(report -> deliver(new Callback(message, sid, report, entry)))
                        .then();
            }
        };
    }

    @Override
    public void close() {
        due.close();
    }

    /** Never fails: a callback that is not taken in the end is counted as abandoned. */
    private Mono<Void> deliver(Callback callback) {
        if (callback.report() instanceof Report.Failed) {
            callback.entry().failureReported();
        }
        return redelivery
                .deliver(post(callback), callback.entry()::receiptFailed)
                .doOnNext(callback.entry()::receiptSettled)
                .then();
    }

    private Mono<Boolean> post(Callback callback) {
        String url = Twilio.address(callback.message().callback());
        Map<String, String> form = form(callback);
        byte[] body =
                form.entrySet().stream()
                        .map(each -> each.getKey() + "=" + encoded(each.getValue()))
                        .collect(Collectors.joining("&"))
                        .getBytes(StandardCharsets.UTF_8);
        return client.headers(headers ->
                        headers.set("Content-Type", "application/x-www-form-urlencoded")
                                .set("Content-Length", body.length)
                                .set("X-Twilio-Signature", signature(url, form)))
                .post()
                .uri(url)
                .send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(body)))
                .responseSingle((answer, bytes) -> bytes.then(Mono.just(answer.status().code())))
                .map(status -> status >= 200 && status < 300);
    }

    private TreeMap<String, String> form(Callback callback) {
        String status = word(callback.report());
        TreeMap<String, String> form = new TreeMap<>();
        form.put("AccountSid", account.accountSid());
        form.put("ApiVersion", "2010-04-01");
        form.put("From", callback.message().from());
        form.put("MessageSid", callback.sid());
        form.put("MessageStatus", status);
        form.put("SmsSid", callback.sid());
        form.put("SmsStatus", status);
        form.put("To", callback.message().to());
        if (callback.report() instanceof Report.Failed failed) {
            form.put(
                    "ErrorCode",
                    failed.code().isPresent()
                            ? Integer.toString(failed.code().getAsInt())
                            : DELIVERY_FAILED);
        }
        return form;
    }

    private static String word(Report report) {
        return switch (report) {
            case Report.Sent _ -> "sent";
            case Report.Delivered _, Report.Read _ -> "delivered";
            case Report.Failed _ -> "undelivered";
        };
    }

    private String signature(String url, Map<String, String> sorted) {
        StringBuilder signed = new StringBuilder(url);
        sorted.forEach((name, value) -> signed.append(name).append(value));
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(
                    new SecretKeySpec(
                            account.authToken().getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return Base64.getEncoder()
                    .encodeToString(
                            mac.doFinal(signed.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
