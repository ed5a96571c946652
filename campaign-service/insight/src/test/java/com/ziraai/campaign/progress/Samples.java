package com.ziraai.campaign.progress;

import com.ziraai.event.Channel;
import com.ziraai.event.OperationState;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Standings to start from. */
final class Samples {

    static final Instant CREATED = Instant.parse("2025-08-19T15:30:00Z");

    private Samples() {}

    static Standing standing(OperationState state, int released, Snapshot snapshot) {
        return new Standing(
                "bulk_x",
                "s-1",
                new Standing.Asked(Channel.SMS, ZoneOffset.UTC, null),
                state,
                released,
                new Standing.Pace(Optional.empty(), CREATED),
                CREATED,
                null,
                null,
                snapshot,
                Optional.empty(),
                Optional.empty());
    }

    /** A snapshot with these states; what is left of 100 is sent. */
    static Snapshot snapshot(
            int pending, int failed, int parked, int skipped, @Nullable Instant completedAt) {
        return new Snapshot(
                1,
                100,
                pending,
                0,
                100 - pending - failed - parked - skipped,
                0,
                0,
                failed,
                parked,
                parked,
                skipped,
                0,
                2500L,
                CREATED,
                completedAt,
                List.of(),
                List.of(),
                List.of(),
                CREATED.plusSeconds(60));
    }
}
