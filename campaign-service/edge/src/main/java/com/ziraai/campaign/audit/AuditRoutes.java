package com.ziraai.campaign.audit;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import com.ziraai.campaign.gateway.Caller;
import com.ziraai.campaign.gateway.Parameters;
import java.util.Optional;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * {@code GET /api/v1/audit?after=&limit=&subject=}: an administrator reads everything, or what
 * concerns {@code sponsorId}; a sponsor what concerns it.
 */
final class AuditRoutes {

    private static final int STANDARD_PAGE = 50;
    private static final int LONGEST_PAGE = 200;

    private final AuditLog log;

    AuditRoutes(AuditLog log) {
        this.log = log;
    }

    RouterFunction<ServerResponse> routes() {
        return route().GET("/api/v1/audit", this::list).build();
    }

    private Mono<ServerResponse> list(ServerRequest request) {
        return Caller.of(request)
                .flatMap(caller -> list(request, whose(request, caller)))
                .flatMap(page -> ServerResponse.ok().bodyValue(page));
    }

    private static Optional<String> whose(ServerRequest request, Caller caller) {
        boolean everybody = caller.admin() && request.queryParam("sponsorId").isEmpty();
        return everybody ? Optional.empty() : Optional.of(Parameters.sponsor(request, caller));
    }

    private Mono<AuditAnswer> list(ServerRequest request, Optional<String> sponsorId) {
        int limit = Parameters.number(request, "limit", STANDARD_PAGE, 1, LONGEST_PAGE);
        long after = Parameters.bigNumber(request, "after", Long.MAX_VALUE, 1, Long.MAX_VALUE);
        return log.page(sponsorId, request.queryParam("subject"), after, limit + 1)
                .collectList()
                .map(found -> AuditAnswer.of(found, limit));
    }
}
