package com.ziraai.channel.receipt;

import com.ziraai.channel.attempt.CallbackToken;
import com.ziraai.channel.intent.MessageIds;
import com.ziraai.channel.intent.MessageIds.MessageId;
import com.ziraai.channel.intent.Reported;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Finds attempts by the ids of providers whose receipts do not carry our token, and keeps a report
 * of which none is found: the answer that brings the id may still be on its way to its row. A round
 * looks again, often while the report is young, seldom later; at last it expires, counted. After a
 * crash the round of any instance goes on. Any number may run: what is told twice is harmless.
 */
final class Parking {

    private static final Logger log = LoggerFactory.getLogger(Parking.class);

    /** Taken together. */
    private static final int MOST = 500;

    /** An answer takes no longer, its record in a database that was away included. */
    private static final Duration YOUNG = Duration.ofMinutes(2);

    private final ParkedReceipts table;
    private final MessageIds ids;
    private final Set<String> untokened;
    private final ReceiptSettings settings;
    private final MeterRegistry meters;
    private final Clock clock;
    private final AtomicLong standing = new AtomicLong();
    private volatile Instant allSeenAt = Instant.EPOCH;

    Parking(
            ParkedReceipts table,
            MessageIds ids,
            Set<String> untokened,
            ReceiptSettings settings,
            MeterRegistry meters,
            Clock clock) {
        this.table = table;
        this.ids = ids;
        this.untokened = untokened;
        this.settings = settings;
        this.meters = meters;
        this.clock = clock;
        untokened.forEach(provider ->
                List.of("parked", "expired", "turned_away")
                        .forEach(result -> counter(provider, result)));
    }

    /** Those whose attempt is known; the others are parked. Blocks. */
    List<Reported> identify(Collection<Unaddressed> reports) {
        Map<MessageId, CallbackToken> known =
                await(ids.find(reports.stream().map(Parking::id).collect(Collectors.toSet())));
        List<Reported> found = new ArrayList<>();
        List<Unaddressed> unknown = new ArrayList<>();
        for (Unaddressed each : reports) {
            CallbackToken token = known.get(id(each));
            if (token == null) {
                unknown.add(each);
            } else {
                found.add(new Reported(each.provider(), token, each.receipt(), each.receivedAt()));
            }
        }
        park(unknown);
        return found;
    }

    private static MessageId id(Unaddressed report) {
        return new MessageId(report.provider(), report.messageId());
    }

    /** As many as there is room for; the topic of receipts has all of them. */
    private void park(List<Unaddressed> reports) {
        if (reports.isEmpty()) {
            return;
        }
        int room = (int) Math.clamp(settings.parked() - standing.get(), 0, reports.size());
        List<Unaddressed> parked = reports.subList(0, room);
        if (!parked.isEmpty()) {
            await(table.add(parked).thenReturn(true));
            standing.addAndGet(parked.size());
        }
        count(parked, "parked");
        count(reports.subList(room, reports.size()), "turned_away");
    }

    /**
     * Looks again.
     *
     * @param publishing makes outcomes of what was found; it is forgotten afterwards
     * @return whether there may be more at once
     */
    boolean look(Consumer<List<Reported>> publishing) {
        if (untokened.isEmpty()) {
            return false;
        }
        Instant now = clock.instant();
        boolean all = allSeenAt.plus(settings.parkedLook()).isBefore(now);
        List<ParkedReceipts.Found> found =
                await(table.found(all ? Instant.EPOCH : now.minus(YOUNG), MOST));
        if (!found.isEmpty()) {
            publishing.accept(found.stream().map(ParkedReceipts.Found::report).toList());
            await(table.forget(found).thenReturn(true));
        }
        boolean more = found.size() == MOST;
        if (all && !more) {
            allSeenAt = now;
            expire(now.minus(settings.parkedFor()));
        }
        standing.set(await(table.count()));
        return more;
    }

    private void expire(Instant oldest) {
        await(table.expire(oldest))
                .forEach((provider, number) -> {
                    counter(provider, "expired").increment(number);
                    log.warn(
                            "{} reports of {} named no message of ours within {}",
                            number,
                            provider,
                            settings.parkedFor());
                });
    }

    /** Reports parked, as of the last look. */
    long standing() {
        return standing.get();
    }

    private void count(Collection<Unaddressed> reports, String result) {
        reports.forEach(each -> counter(each.provider(), result).increment());
    }

    private Counter counter(String provider, String result) {
        return Counter.builder("channel.receipts")
                .description("Reports read, by what became of them")
                .tag("provider", provider)
                .tag("result", result)
                .register(meters);
    }

    private static <T> T await(Mono<T> result) {
        return Objects.requireNonNull(result.block(), "never empty");
    }
}
