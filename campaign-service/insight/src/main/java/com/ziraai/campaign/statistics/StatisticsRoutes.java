package com.ziraai.campaign.statistics;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import com.ziraai.campaign.gateway.Caller;
import com.ziraai.campaign.gateway.Parameters;
import com.ziraai.campaign.progress.ProgressCopy;
import com.ziraai.campaign.sponsor.Sponsors;
import java.time.Clock;
import java.time.ZoneId;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** {@code GET /api/v1/bulk-operations/statistics}. */
final class StatisticsRoutes {

    private final Sponsors sponsors;
    private final ProgressCopy progress;
    private final Clock clock;

    StatisticsRoutes(Sponsors sponsors, ProgressCopy progress, Clock clock) {
        this.sponsors = sponsors;
        this.progress = progress;
        this.clock = clock;
    }

    RouterFunction<ServerResponse> routes() {
        return route().GET("/api/v1/bulk-operations/statistics", this::statistics).build();
    }

    private Mono<ServerResponse> statistics(ServerRequest request) {
        return Caller.of(request)
                .flatMap(caller -> sponsors.of(caller, Parameters.sponsor(request, caller)))
                .flatMap(sponsor -> statistics(sponsor.id(), sponsor.timeZone()))
                .flatMap(answer -> ServerResponse.ok().bodyValue(answer));
    }

    private Mono<StatisticsAnswer> statistics(String sponsorId, ZoneId zone) {
        return progress.all(sponsorId)
                .collect(
                        () -> new Statistics(clock.instant(), zone),
                        (statistics, each) -> statistics.add(each.standing(), each.type()))
                .map(Statistics::answer);
    }
}
