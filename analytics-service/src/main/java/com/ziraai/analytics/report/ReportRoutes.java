package com.ziraai.analytics.report;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import com.ziraai.analytics.access.Answers;
import java.time.Clock;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * {@code GET /api/v1/reports/<report>?from=2026-03-01&to=2026-03-31&timeZone=Europe/Istanbul}: what
 * the counters say of items released on those days. A sponsor sees its own; an admin all of them,
 * or with {@code sponsorId} one sponsor's.
 */
final class ReportRoutes {

    private static final String REPORTS = "/api/v1/reports/";

    private final DatabaseClient database;
    private final Spendings spendings;
    private final Answers answers;
    private final Clock clock;

    ReportRoutes(DatabaseClient database, Spendings spendings, Answers answers, Clock clock) {
        this.database = database;
        this.spendings = spendings;
        this.answers = answers;
        this.clock = clock;
    }

    RouterFunction<ServerResponse> routes() {
        return route().GET(REPORTS + "channels", report(new ChannelReport(database)::of))
                .GET(REPORTS + "errors", report(new ErrorReport(database)::of))
                .GET(REPORTS + "times", report(new TimesReport(database)::of))
                .GET(REPORTS + "costs", report(new CostReport(database, spendings)::of))
                .GET(REPORTS + "sla", report(new SlaReport(database)::of))
                .GET(REPORTS + "providers", report(new ProviderReport(database)::of))
                .build();
    }

    private <T> HandlerFunction<ServerResponse> report(Function<Scope, Mono<T>> report) {
        return request -> Scope.of(request, clock).flatMap(report).flatMap(answers::data);
    }
}
