package com.ziraai.analytics.report;

import static com.ziraai.analytics.report.Scope.LOCAL_DAY;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * What was billed: message parts by day and channel, as outcomes tell them, and money by the day an
 * operation was created, as dispatch charged it. Events carry neither an attempt's price nor its
 * country, so money cannot be told by channel, nor anything by country.
 */
final class CostReport {

    private static final String COLUMNS =
            LOCAL_DAY
                    + " AS local_day, channel, "
                    + Scope.sums("parts")
                    + ", CAST(sum(unknown + rejected + accepted + sent + failed + delivered + read)"
                    + " AS bigint) AS attempts";

    private final DatabaseClient database;
    private final Spendings spendings;

    CostReport(DatabaseClient database, Spendings spendings) {
        this.database = database;
        this.spendings = spendings;
    }

    /**
     * The whole answer.
     *
     * @param totalParts message parts billed in the period
     * @param totalCost money of the operations created in it, in units of the currency
     * @param parts by day of release and channel
     * @param costs by day of creation
     */
    record Answer(
            Period period,
            long totalParts,
            BigDecimal totalCost,
            List<Parts> parts,
            List<Cost> costs) {}

    /** Parts and attempts of one day on one channel. */
    record Parts(LocalDate day, String channel, long attempts, long parts) {}

    /** Money of the operations created on one day. */
    record Cost(LocalDate day, long operations, BigDecimal totalCost) {}

    Mono<Answer> of(Scope scope) {
        return Mono.zip(
                parts(scope), spendings.of(scope), (parts, costs) -> answer(scope, parts, costs));
    }

    private static Answer answer(Scope scope, List<Parts> parts, List<Cost> costs) {
        return new Answer(
                scope.period(),
                parts.stream().mapToLong(Parts::parts).sum(),
                costs.stream().map(Cost::totalCost).reduce(BigDecimal.ZERO, BigDecimal::add),
                parts,
                costs);
    }

    private Mono<List<Parts>> parts(Scope scope) {
        return scope.select(
                        database,
                        COLUMNS,
                        "attempt_counter",
                        "GROUP BY local_day, channel ORDER BY local_day, channel")
                .map(columns -> {
                    Row row = new Row(columns);
                    return new Parts(
                            row.day("local_day"),
                            row.text("channel"),
                            row.number("attempts"),
                            row.number("parts"));
                })
                .all()
                .filter(each -> each.attempts() > 0)
                .collectList();
    }
}
