package com.ziraai.campaign.schedule;

import java.time.Instant;
import java.util.Optional;

/** From one instant to before another. */
record Interval(Instant begin, Instant end) {

    /** What both have; empty if that is nothing. */
    Optional<Interval> and(Interval other) {
        Instant later = begin.isAfter(other.begin) ? begin : other.begin;
        Instant earlier = end.isBefore(other.end) ? end : other.end;
        return later.isBefore(earlier)
                ? Optional.of(new Interval(later, earlier))
                : Optional.empty();
    }
}
