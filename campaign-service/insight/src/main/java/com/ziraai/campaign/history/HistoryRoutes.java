package com.ziraai.campaign.history;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import com.ziraai.campaign.gateway.Caller;
import com.ziraai.campaign.gateway.Parameters;
import com.ziraai.campaign.gateway.ProblemException;
import com.ziraai.campaign.progress.ProgressCopy;
import com.ziraai.campaign.progress.ProgressCopy.Choice;
import com.ziraai.contract.OperationId;
import java.util.Optional;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** {@code GET /api/v1/bulk-operations/history?pageSize=50&after=…&campaignId=…}. */
final class HistoryRoutes {

    private static final int STANDARD_PAGE = 50;
    private static final int LONGEST_PAGE = 200;

    private final ProgressCopy progress;

    HistoryRoutes(ProgressCopy progress) {
        this.progress = progress;
    }

    RouterFunction<ServerResponse> routes() {
        return route().GET("/api/v1/bulk-operations/history", this::list).build();
    }

    private Mono<ServerResponse> list(ServerRequest request) {
        return Caller.of(request)
                .flatMap(caller -> list(request, Parameters.sponsor(request, caller)))
                .flatMap(page -> ServerResponse.ok().bodyValue(page));
    }

    private Mono<Void> requireTheirs(Optional<String> after, String sponsor) {
        return Mono.justOrEmpty(after)
                .flatMap(id ->
                        progress.find(id)
                                .filter(last -> last.sponsorId().equals(sponsor))
                                .switchIfEmpty(
                                        Mono.error(() ->
                                                ProblemException.invalid(
                                                        "after", "UNKNOWN_POSITION"))))
                .then();
    }

    private Mono<HistoryAnswer> list(ServerRequest request, String sponsor) {
        int pageSize = Parameters.number(request, "pageSize", STANDARD_PAGE, 1, LONGEST_PAGE);
        Optional<String> after = Parameters.position(request, "after", OperationId::isValid);
        Choice choice =
                new Choice(
                        sponsor, request.queryParam("campaignId").filter(each -> !each.isEmpty()));
        return requireTheirs(after, sponsor)
                .thenMany(Flux.defer(() -> progress.page(choice, after, pageSize + 1)))
                .collectList()
                .zipWith(progress.count(choice))
                .map(found -> HistoryAnswer.of(found.getT1(), pageSize, found.getT2()));
    }
}
