package com.ziraai.analytics.report;

import com.ziraai.contract.OperationId;
import com.ziraai.event.OperationSpending;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** What operations cost, as dispatch last said. */
final class Spendings {

    private final DatabaseClient database;

    Spendings(DatabaseClient database) {
        this.database = database;
    }

    /** Keeps the highest revision of each; one record an operation. */
    Mono<Void> keep(Collection<OperationSpending> spendings) {
        return database.sql(
                        """
                        INSERT INTO operation_spending AS known
                            (operation_day, operation_id, sponsor_id, created_at, revision, spent_micros)
                        SELECT * FROM unnest(:days, :ids, :sponsors, :creations, :revisions, :spent)
                        ON CONFLICT (operation_day, operation_id) DO UPDATE
                        SET revision = excluded.revision, spent_micros = excluded.spent_micros
                        WHERE known.revision < excluded.revision
                        """)
                .bind("days", column(spendings, each -> id(each).createdOn(), LocalDate[]::new))
                .bind("ids", column(spendings, OperationSpending::getOperationId, String[]::new))
                .bind("sponsors", column(spendings, OperationSpending::getSponsorId, String[]::new))
                .bind("creations", column(spendings, each -> id(each).createdAt(), Instant[]::new))
                .bind("revisions", column(spendings, OperationSpending::getRevision, Long[]::new))
                .bind("spent", column(spendings, OperationSpending::getSpentMicros, Long[]::new))
                .then();
    }

    private static OperationId id(OperationSpending spending) {
        return new OperationId(spending.getOperationId());
    }

    private static <C> C[] column(
            Collection<OperationSpending> rows,
            Function<OperationSpending, C> value,
            IntFunction<C[]> array) {
        return rows.stream().map(value).toArray(array);
    }

    /** Money by the day operations were created, in the period's time zone. */
    Mono<List<CostReport.Cost>> of(Scope scope) {
        var query =
                database.sql(
                                """
                                SELECT CAST(created_at AT TIME ZONE :zone AS date) AS local_day,
                                    count(*) AS operations, CAST(sum(spent_micros) AS bigint) AS micros
                                FROM operation_spending
                                WHERE operation_day BETWEEN :firstDay AND :lastDay
                                AND created_at >= :start AND created_at < :end AND (:all OR sponsor_id = :sponsor)
                                GROUP BY local_day ORDER BY local_day
                                """)
                        .bind("zone", scope.period().timeZone().getId())
                        .bind("firstDay", scope.period().from().minusDays(1))
                        .bind("lastDay", scope.period().to().plusDays(1))
                        .bind("start", scope.period().start())
                        .bind("end", scope.period().end())
                        .bind("all", scope.sponsorId().isEmpty())
                        .bind("sponsor", scope.sponsorId().orElse(""));
        return query.map(columns -> cost(new Row(columns))).all().collectList();
    }

    private static CostReport.Cost cost(Row row) {
        return new CostReport.Cost(
                row.day("local_day"),
                row.number("operations"),
                Money.ofMicros(row.number("micros")));
    }
}
