package com.ziraai.analytics.report;

import static com.ziraai.analytics.report.Scope.LOCAL_DAY;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * What was billed: message parts and prices as outcomes tell them, by day of release and channel
 * and by who sent where to; and money by the day an operation was created, as dispatch charged it.
 * The two differ where outcomes are missing yet, and by attempts whose prices were not kept.
 */
final class CostReport {

    private static final String COLUMNS =
            LOCAL_DAY
                    + " AS local_day, channel, "
                    + Scope.sums("parts", "price_micros")
                    + ", "
                    + Attempts.ALL;

    private static final String ROUTES =
            "channel, provider, sender, country, "
                    + Scope.sums("parts", "price_micros")
                    + ", "
                    + Attempts.ALL;

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
     * @param routes by who sent where to, over all days
     * @param costs by day of creation
     */
    record Answer(
            Period period,
            long totalParts,
            BigDecimal totalCost,
            List<Parts> parts,
            List<Route> routes,
            List<Cost> costs) {}

    /**
     * Parts and attempts of one day on one channel.
     *
     * @param cost of the attempts a provider did not refuse, in units of the currency
     */
    record Parts(LocalDate day, String channel, long attempts, long parts, BigDecimal cost) {}

    /**
     * The same of one sender and one country.
     *
     * @param country ISO 3166-1 alpha-2; null where it is not known
     */
    record Route(
            String channel,
            String provider,
            String sender,
            @Nullable String country,
            long attempts,
            long parts,
            BigDecimal cost) {}

    /** Money of the operations created on one day. */
    record Cost(LocalDate day, long operations, BigDecimal totalCost) {}

    Mono<Answer> of(Scope scope) {
        return Mono.zip(parts(scope), routes(scope), spendings.of(scope))
                .map(found -> answer(scope, found.getT1(), found.getT2(), found.getT3()));
    }

    private static Answer answer(
            Scope scope, List<Parts> parts, List<Route> routes, List<Cost> costs) {
        return new Answer(
                scope.period(),
                parts.stream().mapToLong(Parts::parts).sum(),
                costs.stream().map(Cost::totalCost).reduce(BigDecimal.ZERO, BigDecimal::add),
                parts,
                routes,
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
                            row.number("parts"),
                            Money.ofMicros(row.number("price_micros")));
                })
                .all()
                .filter(each -> each.attempts() > 0)
                .collectList();
    }

    private Mono<List<Route>> routes(Scope scope) {
        return scope.select(
                        database,
                        ROUTES,
                        "attempt_counter",
                        "GROUP BY channel, provider, sender, country"
                                + " ORDER BY channel, provider, sender, country")
                .map(columns -> route(new Row(columns)))
                .all()
                .filter(each -> each.attempts() > 0)
                .collectList();
    }

    private static Route route(Row row) {
        return new Route(
                row.text("channel"),
                row.text("provider"),
                row.text("sender"),
                row.known("country"),
                row.number("attempts"),
                row.number("parts"),
                Money.ofMicros(row.number("price_micros")));
    }
}
