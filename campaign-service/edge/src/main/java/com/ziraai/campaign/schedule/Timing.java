package com.ziraai.campaign.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * When the batches of an operation are to go out.
 *
 * @param scheduledAt when to begin; empty for at once
 * @param openTime outside of it nothing goes out
 * @param spread open time over which the batches are spread evenly; zero for no spreading
 * @param batchDelay between two batches at least
 * @param missedStart what becomes of it if it cannot begin when it should
 */
public record Timing(
        Optional<Instant> scheduledAt,
        OpenTime openTime,
        Duration spread,
        Duration batchDelay,
        MissedStart missedStart) {

    /** Without delay between batches, and to be run whenever it can be. */
    public Timing(Optional<Instant> scheduledAt, OpenTime openTime, Duration spread) {
        this(scheduledAt, openTime, spread, Duration.ZERO, MissedStart.RUN);
    }

    /** When each batch is due, in order; the last one a batch's share before the spread ends. */
    public List<Instant> releaseTimes(Instant now, int batches) {
        Instant begin = scheduledAt.orElse(now);
        return IntStream.range(0, batches)
                .mapToObj(batch -> openTime.after(begin, openTimeBefore(batch, batches)))
                .toList();
    }

    private Duration openTimeBefore(int batch, int batches) {
        Duration spreading = spread.multipliedBy(batch).dividedBy(batches);
        Duration delaying = batchDelay.multipliedBy(batch);
        return spreading.compareTo(delaying) > 0 ? spreading : delaying;
    }

    /** Before which everything is due, were it not for the delay between batches. */
    public Instant end(Instant now) {
        return openTime.after(scheduledAt.orElse(now), spread);
    }

    /** When the last batch is due. */
    public Instant lastRelease(Instant now, int batches) {
        return openTime.after(
                scheduledAt.orElse(now), openTimeBefore(batches - 1, Math.max(1, batches)));
    }
}
