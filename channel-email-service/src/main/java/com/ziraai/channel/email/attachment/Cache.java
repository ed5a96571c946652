package com.ziraai.channel.email.attachment;

import com.ziraai.event.Attachment;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of files: their bytes, the least recently used forgotten first where there are too
 * many, and for a while that they are gone or cannot be fetched. Thread-safe.
 */
final class Cache {

    /** How soon is asked again for a file that is gone or damaged: a database may be restored. */
    private static final Duration LOOK = Duration.ofMinutes(1);

    /** Longer than a time-out: of this time nobody waits for whoever does not answer. */
    private static final Duration AWAY = Duration.ofSeconds(15);

    /** Of what is gone there are no bytes to bound it by. */
    private static final int MOST = 10_000;

    private static final List<String> RESULTS = List.of("here", "gone", "away", "damaged");

    private final Map<String, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
    private final long largest;
    private final MeterRegistry meters;
    private final Clock clock;
    private long bytes;

    /** Where nobody answers for one file, nobody will for another. */
    private Instant awayUntil = Instant.EPOCH;

    /**
     * @param largest bytes of files together; one that is larger is kept alone
     */
    Cache(long largest, MeterRegistry meters, Clock clock) {
        this.largest = largest;
        this.meters = meters;
        this.clock = clock;
        Gauge.builder("channel.attachment.cached", this, Cache::bytes)
                .description("Bytes of files kept in memory, as they stand in messages")
                .baseUnit("bytes")
                .register(meters);
        RESULTS.forEach(this::fetches);
    }

    /** Shown from the beginning, so that the first failure is seen as a change. */
    private Counter fetches(String result) {
        return Counter.builder("channel.attachment.fetches")
                .description("Files asked of campaign-service")
                .tag("result", result)
                .register(meters);
    }

    private record Entry(String sha256, Fetched fetched, Instant until) {}

    synchronized long bytes() {
        return bytes;
    }

    /** What is known of it now; empty where it has to be asked for. */
    synchronized Optional<Fetched> find(Attachment file) {
        Entry entry = entries.get(file.getAttachmentId());
        if (entry != null
                && entry.sha256.equals(file.getSha256())
                && clock.instant().isBefore(entry.until)) {
            return Optional.of(entry.fetched);
        }
        return clock.instant().isBefore(awayUntil)
                ? Optional.of(new Fetched.Away())
                : Optional.empty();
    }

    synchronized Fetched keep(Attachment file, Fetched fetched) {
        fetches(fetched.getClass().getSimpleName().toLowerCase(Locale.ROOT)).increment();
        switch (fetched) {
            case Fetched.Here _ -> put(file, fetched, Instant.MAX);
            case Fetched.Gone _, Fetched.Damaged _ ->
                    put(file, fetched, clock.instant().plus(LOOK));
            case Fetched.Away _ -> awayUntil = clock.instant().plus(AWAY);
        }
        return fetched;
    }

    private void put(Attachment file, Fetched fetched, Instant until) {
        Entry before =
                entries.put(file.getAttachmentId(), new Entry(file.getSha256(), fetched, until));
        bytes += fetched.size() - (before == null ? 0 : before.fetched.size());
        Iterator<Entry> eldest = entries.values().iterator();
        while ((bytes > largest || entries.size() > MOST) && entries.size() > 1) {
            bytes -= eldest.next().fetched.size();
            eldest.remove();
        }
    }
}
