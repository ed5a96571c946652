package com.ziraai.analytics.report;

import com.ziraai.analytics.access.Caller;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/**
 * Which counters a report adds up.
 *
 * @param sponsorId whose; empty for everybody's
 * @param period of which days
 */
record Scope(Optional<String> sponsorId, Period period) {

    /** The day of a row in the period's time zone. */
    static final String LOCAL_DAY = "CAST(released_at AT TIME ZONE :zone AS date)";

    static Mono<Scope> of(ServerRequest request, Clock clock) {
        return Caller.of(request)
                .map(caller -> caller.sponsor(request.queryParam("sponsorId")))
                .map(sponsor -> new Scope(sponsor, Period.of(request, clock)));
    }

    /** Sums of these columns, each under its own name. */
    static String sums(String... columns) {
        return Arrays.stream(columns)
                .map(column -> "CAST(sum(%s) AS bigint) AS %s".formatted(column, column))
                .collect(Collectors.joining(", "));
    }

    /**
     * A query over one table of counters.
     *
     * @param columns what to select; may name {@code :zone}
     * @param rest what follows the condition
     */
    GenericExecuteSpec select(DatabaseClient database, String columns, String table, String rest) {
        String named = columns + rest;
        String sql =
                "SELECT %s FROM %s WHERE %s %s"
                        .formatted(
                                columns,
                                table,
                                "day BETWEEN :firstDay AND :lastDay"
                                        + " AND released_at >= :start AND released_at < :end"
                                        + (sponsorId.isPresent()
                                                ? " AND sponsor_id = :sponsor"
                                                : ""),
                                rest);
        GenericExecuteSpec query =
                database.sql(sql)
                        .bind("firstDay", period.from().minusDays(1))
                        .bind("lastDay", period.to().plusDays(1))
                        .bind("start", period.start())
                        .bind("end", period.end());
        if (named.contains(":zone")) {
            query = query.bind("zone", period.timeZone().getId());
        }
        return sponsorId.isPresent() ? query.bind("sponsor", sponsorId.get()) : query;
    }
}
