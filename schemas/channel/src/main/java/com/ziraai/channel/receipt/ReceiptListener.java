package com.ziraai.channel.receipt;

import com.ziraai.channel.attempt.AttemptKey;
import com.ziraai.channel.attempt.CallbackToken;
import com.ziraai.channel.intent.Intent;
import com.ziraai.channel.intent.Intents;
import com.ziraai.channel.intent.Reported;
import com.ziraai.channel.provider.Receipt;
import com.ziraai.channel.provider.UnreadableReceiptException;
import com.ziraai.contract.Media;
import com.ziraai.event.DeliveryOutcome;
import com.ziraai.event.ProviderReceipt;
import com.ziraai.messaging.publish.Publisher;
import com.ziraai.messaging.subscribe.PoisonRecordException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import reactor.core.publisher.Mono;

/**
 * Makes outcomes of receipts. Key: contactKey, or the provider's id where a receipt names several
 * attempts; order does not matter. A duplicate is harmless because rows only rise; it is published
 * again, one that is behind its row is not. A receipt of an attempt whose answer is still awaited
 * finds its row, because the row was committed before the call; one without a row is older than the
 * retention or from another installation, is counted and dropped. One of a provider whose receipts
 * do not carry our token is found by the provider's id, and parked while no attempt has that id: it
 * may have overtaken its answer. Failure: the batch is repeated; bytes that are no receipt go to
 * the dead-letter topic. Shutdown: the batch is finished.
 */
final class ReceiptListener {

    private static final BinaryOperator<Reported> HIGHER =
            (one, other) -> isHigher(other, one) ? other : one;

    /** Reports of one statement: a record may hold many, and memory holds few. */
    private static final int MOST_REPORTS = 2_000;

    private final Media<?> medium;
    private final Readers readers;
    private final Intents intents;
    private final Parking parking;
    private final Publisher publisher;
    private final MeterRegistry meters;
    private final Map<String, Map<String, Counter>> counters = new ConcurrentHashMap<>();
    private final Clock clock;

    ReceiptListener(
            Media<?> medium,
            Readers readers,
            Intents intents,
            Parking parking,
            Publisher publisher,
            MeterRegistry meters,
            Clock clock) {
        this.medium = medium;
        this.readers = readers;
        this.intents = intents;
        this.parking = parking;
        this.publisher = publisher;
        this.meters = meters;
        this.clock = clock;
        // Of each provider from the beginning, so that a rate is seen with the first report.
        readers.providers()
                .forEach(provider ->
                        Stream.of("ours", "forged", "foreign", "behind", "unmatched")
                                .forEach(result -> counter(provider, result)));
    }

    void onBatch(List<ConsumerRecord<String, ProviderReceipt>> batch) {
        Reading reading = new Reading();
        for (int i = 0; i < batch.size(); i++) {
            try {
                reading.add(batch.get(i).value());
                if (reading.size() >= MOST_REPORTS) {
                    reading.publish();
                }
            } catch (UnreadableReceiptException e) {
                reading.publish();
                throw new PoisonRecordException(i, String.valueOf(e.getMessage()));
            }
        }
        reading.publish();
    }

    /** Reports read and not published yet, by how their attempts are found. */
    private final class Reading {

        private final List<Reported> byToken = new ArrayList<>();
        private final List<Unaddressed> byId = new ArrayList<>();

        void add(ProviderReceipt raw) {
            List<Receipt> receipts = readers.parse(raw);
            if (readers.carryTokens(raw.getProvider())) {
                receipts.stream().flatMap(receipt -> verified(receipt, raw)).forEach(byToken::add);
            } else {
                receipts.stream().flatMap(receipt -> named(receipt, raw)).forEach(byId::add);
            }
        }

        int size() {
            return byToken.size() + byId.size();
        }

        void publish() {
            if (!byId.isEmpty()) {
                byToken.addAll(parking.identify(byId));
                byId.clear();
            }
            ReceiptListener.this.publish(byToken);
            byToken.clear();
        }
    }

    private Stream<Unaddressed> named(Receipt receipt, ProviderReceipt raw) {
        counter(raw.getProvider(), receipt.providerMessageId().isPresent() ? "ours" : "foreign")
                .increment();
        return receipt.providerMessageId().stream()
                .map(id -> new Unaddressed(raw.getProvider(), id, receipt, raw.getReceivedAt()));
    }

    private Stream<Reported> verified(Receipt receipt, ProviderReceipt raw) {
        Optional<CallbackToken> token = receipt.token().flatMap(readers::verify);
        counter(
                        raw.getProvider(),
                        token.isPresent()
                                ? "ours"
                                : receipt.token().isPresent() ? "forged" : "foreign")
                .increment();
        return token.stream()
                .map(ours -> new Reported(raw.getProvider(), ours, receipt, raw.getReceivedAt()));
    }

    /** Raises the rows and tells what they rose to. */
    void publish(List<Reported> reports) {
        if (reports.isEmpty()) {
            return;
        }
        Map<AttemptKey, Reported> highest = new HashMap<>();
        reports.forEach(each -> highest.merge(each.token().attempt(), each, HIGHER));
        Map<AttemptKey, Intent> risen = await(intents.report(highest.values()));
        countMissing(highest, risen.keySet());
        Instant now = clock.instant();
        List<DeliveryOutcome> outcomes =
                reports.stream()
                        .filter(each -> risen.containsKey(each.token().attempt()))
                        .map(each -> outcome(each, risen, now))
                        .toList();
        publisher.publishAll(
                medium.outcomes(), outcomes, each -> each.getAttempt().getItem().getContactKey());
    }

    private DeliveryOutcome outcome(Reported report, Map<AttemptKey, Intent> rows, Instant now) {
        Intent row = Objects.requireNonNull(rows.get(report.token().attempt()));
        return row.outcome(report, medium.channel(), now);
    }

    private static boolean isHigher(Reported one, Reported other) {
        return one.receipt().status().compareTo(other.receipt().status()) > 0;
    }

    private void countMissing(Map<AttemptKey, Reported> reported, Set<AttemptKey> risen) {
        List<AttemptKey> rest =
                reported.keySet().stream().filter(each -> !risen.contains(each)).toList();
        if (!rest.isEmpty()) {
            Set<AttemptKey> missing = await(intents.missing(rest));
            rest.forEach(each ->
                    counter(
                                    Objects.requireNonNull(reported.get(each)).provider(),
                                    missing.contains(each) ? "unmatched" : "behind")
                            .increment());
        }
    }

    private Counter counter(String provider, String result) {
        return counters.computeIfAbsent(provider, _ -> new ConcurrentHashMap<>())
                .computeIfAbsent(
                        result,
                        _ ->
                                Counter.builder("channel.receipts")
                                        .description("Reports read, by what became of them")
                                        .tag("provider", provider)
                                        .tag("result", result)
                                        .register(meters));
    }

    private static <T> T await(Mono<T> result) {
        return Objects.requireNonNull(result.block(), "never empty");
    }
}
