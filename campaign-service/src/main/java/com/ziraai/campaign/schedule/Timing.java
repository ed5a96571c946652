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
 */
public record Timing(Optional<Instant> scheduledAt, OpenTime openTime, Duration spread) {

    /** When each batch is due, in order; the last one a batch's share before the spread ends. */
    public List<Instant> releaseTimes(Instant now, int batches) {
        Instant begin = scheduledAt.orElse(now);
        return IntStream.range(0, batches)
                .mapToObj(batch ->
                        openTime.after(begin, spread.multipliedBy(batch).dividedBy(batches)))
                .toList();
    }

    /** Before which everything is due. */
    public Instant end(Instant now) {
        return openTime.after(scheduledAt.orElse(now), spread);
    }
}
