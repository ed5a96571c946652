package com.ziraai.campaign.release;

import com.ziraai.event.OperationState;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** Open operations to start from. */
final class Samples {

    private static final int MUCH_ROOM = 1_000;

    private static final Instant CREATED = Instant.parse("2025-08-19T15:30:00Z");

    private Samples() {}

    static OpenOperation operation(
            String sponsor,
            String id,
            int total,
            int batchSize,
            int concurrency,
            int released,
            int known) {
        return new OpenOperation(
                id,
                LocalDate.of(2025, 8, 19),
                sponsor,
                5,
                total,
                batchSize,
                concurrency * batchSize,
                released,
                known,
                true,
                true,
                Duration.ZERO,
                Optional.empty(),
                OperationState.ACTIVE,
                CREATED,
                CREATED,
                MUCH_ROOM,
                Optional.empty());
    }

    static OpenOperation fresh(String sponsor, String id) {
        return operation(sponsor, id, 1000, 25, 3, 0, 0);
    }

    static OpenOperation notDue(String sponsor, String id) {
        return in(OperationState.ACTIVE, sponsor, id, false);
    }

    /** Of 100 items, 75 released and unfinished. */
    static OpenOperation in(OperationState state, String sponsor, String id, boolean due) {
        return new OpenOperation(
                id,
                LocalDate.of(2025, 8, 19),
                sponsor,
                5,
                100,
                25,
                75,
                75,
                0,
                false,
                due,
                Duration.ZERO,
                Optional.empty(),
                state,
                CREATED,
                CREATED,
                MUCH_ROOM,
                Optional.empty());
    }

    /** With credit for three batches. */
    static OpenOperation urgent(String sponsor, String id, int priority) {
        return with(fresh(sponsor, id), priority, Duration.ZERO);
    }

    static OpenOperation delayed(String sponsor, String id, Duration delay) {
        return with(fresh(sponsor, id), 5, delay);
    }

    private static OpenOperation with(OpenOperation operation, int priority, Duration delay) {
        return new OpenOperation(
                operation.id(),
                operation.day(),
                operation.sponsorId(),
                priority,
                operation.totalItems(),
                operation.batchSize(),
                operation.window(),
                operation.releasedItems(),
                operation.knownItems(),
                operation.announced(),
                operation.due(),
                delay,
                operation.openTime(),
                operation.state(),
                operation.stateSince(),
                operation.createdAt(),
                operation.room(),
                operation.budgetMicros());
    }

    /** Of a sponsor that may release so many batches. */
    static OpenOperation roomFor(double batches, OpenOperation operation) {
        return new OpenOperation(
                operation.id(),
                operation.day(),
                operation.sponsorId(),
                operation.priority(),
                operation.totalItems(),
                operation.batchSize(),
                operation.window(),
                operation.releasedItems(),
                operation.knownItems(),
                operation.announced(),
                operation.due(),
                operation.batchDelay(),
                operation.openTime(),
                operation.state(),
                operation.stateSince(),
                operation.createdAt(),
                batches,
                operation.budgetMicros());
    }
}
