package com.ziraai.campaign.release;

import com.ziraai.event.OperationState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** Open operations to start from. */
final class Samples {

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
                total,
                batchSize,
                concurrency * batchSize,
                released,
                known,
                true,
                true,
                Optional.empty(),
                OperationState.ACTIVE,
                CREATED,
                CREATED,
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
                100,
                25,
                75,
                75,
                0,
                false,
                due,
                Optional.empty(),
                state,
                CREATED,
                CREATED,
                Optional.empty());
    }
}
