package com.ziraai.campaign.admission;

import com.ziraai.campaign.database.Row;
import com.ziraai.campaign.gateway.ProblemException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Keeps sponsors to the limits of their plans. */
public final class Quotas {

    private final DatabaseClient database;

    Quotas(DatabaseClient database) {
        this.database = database;
    }

    private record Usage(long running, long operations, long items) {}

    /**
     * Whether one more operation may be stored; fails with 429 otherwise. Of the transaction that
     * stores it: until its end the sponsor's other requests wait here, so the count is exact.
     *
     * @param zone whose midnight the day begins at
     * @param items of the operation
     */
    public Mono<Void> admit(String sponsorId, Plan plan, ZoneId zone, int items, Instant now) {
        return database.sql(
                        "SELECT sponsor_id FROM sponsor WHERE sponsor_id = :id FOR NO KEY UPDATE")
                .bind("id", sponsorId)
                .fetch()
                .first()
                .then(Mono.defer(() -> check(sponsorId, plan, zone, items, now)));
    }

    /**
     * Whether one more operation could be stored now; fails with 429 otherwise. Another may take
     * the place meanwhile.
     *
     * @param zone whose midnight the day begins at
     * @param items of the operation
     */
    public Mono<Void> check(String sponsorId, Plan plan, ZoneId zone, int items, Instant now) {
        LocalDate today = now.atZone(zone).toLocalDate();
        Instant tomorrow = today.plusDays(1).atStartOfDay(zone).toInstant();
        return usage(sponsorId, today.atStartOfDay(zone).toInstant())
                .doOnNext(usage -> {
                    require(
                            "maxConcurrentOperations",
                            plan.maxConcurrentOperations(),
                            usage.running(),
                            1,
                            Optional.empty(),
                            now);
                    require(
                            "maxOperationsPerDay",
                            plan.maxOperationsPerDay(),
                            usage.operations(),
                            1,
                            Optional.of(tomorrow),
                            now);
                    require(
                            "maxItemsPerDay",
                            plan.maxItemsPerDay(),
                            usage.items(),
                            items,
                            Optional.of(tomorrow),
                            now);
                })
                .then();
    }

    private Mono<Usage> usage(String sponsorId, Instant midnight) {
        return database.sql(
                        """
                        SELECT (SELECT count(*) FROM operation WHERE sponsor_id = :id AND finished_at IS NULL) AS running,
                            count(*) AS operations, coalesce(sum(total_items), 0) AS items
                        FROM operation WHERE sponsor_id = :id AND created_at >= :midnight
                        """)
                .bind("id", sponsorId)
                .bind("midnight", Row.utc(midnight))
                .map(columns -> {
                    Row row = new Row(columns);
                    return new Usage(
                            row.bigNumber("running"),
                            row.bigNumber("operations"),
                            row.bigNumber("items"));
                })
                .one();
    }

    private static void require(
            String limit,
            int value,
            long used,
            int requested,
            Optional<Instant> freesAt,
            Instant now) {
        if (used + requested > value) {
            throw ProblemException.overLimit(limit, value, used, requested, freesAt, now);
        }
    }
}
