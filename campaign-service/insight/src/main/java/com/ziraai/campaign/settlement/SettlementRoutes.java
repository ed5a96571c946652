package com.ziraai.campaign.settlement;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import com.ziraai.campaign.gateway.Caller;
import com.ziraai.campaign.gateway.Parameters;
import com.ziraai.campaign.gateway.ProblemException;
import com.ziraai.campaign.gateway.StrictJson;
import com.ziraai.campaign.inquiry.Peer;
import com.ziraai.campaign.item.People;
import com.ziraai.campaign.operation.StoredItems;
import com.ziraai.campaign.settlement.SettlementRequest.Verdict;
import com.ziraai.contract.OperationId;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * {@code GET /api/v1/bulk-operations/{operationId}/unknown} and {@code POST
 * .../unknown/{itemIndex}}. Another's operation is answered like none.
 */
final class SettlementRoutes {

    private static final String UNKNOWN = "/api/v1/bulk-operations/{operationId}/unknown";
    private static final int LONGEST_PAGE = 1_000;

    private final StoredItems items;
    private final People people;
    private final AnalyticsItems analytics;
    private final SettlementDesk desk;
    private final StrictJson json;

    SettlementRoutes(
            StoredItems items,
            People people,
            AnalyticsItems analytics,
            SettlementDesk desk,
            StrictJson json) {
        this.items = items;
        this.people = people;
        this.analytics = analytics;
        this.desk = desk;
        this.json = json;
    }

    RouterFunction<ServerResponse> routes() {
        return route().GET(UNKNOWN, this::list)
                .POST(UNKNOWN + "/{itemIndex}", this::settle)
                .build();
    }

    private Mono<ServerResponse> list(ServerRequest request) {
        return ofTheirs(request)
                .flatMap(_ -> {
                    int after = Parameters.number(request, "after", -1, -1, Integer.MAX_VALUE - 1);
                    int limit = Parameters.number(request, "limit", 100, 1, LONGEST_PAGE);
                    return analytics.list(Peer.token(request), operation(request), after, limit);
                })
                .flatMap(found -> people.of(operation(request), found.indexes()).map(found::of))
                .flatMap(found -> ServerResponse.ok().bodyValue(SettlementAnswer.Listed.of(found)));
    }

    private Mono<ServerResponse> settle(ServerRequest request) {
        return ofTheirs(request)
                .zipWith(request.bodyToMono(byte[].class).defaultIfEmpty(new byte[0]))
                .flatMap(asked -> settle(request, asked.getT1(), asked.getT2()))
                .flatMap(settlement ->
                        ServerResponse.accepted()
                                .bodyValue(SettlementAnswer.Settled.of(settlement)));
    }

    private Mono<Settlement> settle(ServerRequest request, Caller caller, byte[] body) {
        int itemIndex = Parameters.pathNumber(request, "itemIndex", 0, Integer.MAX_VALUE);
        Verdict verdict = json.read(body, SettlementRequest.class).checked();
        return desk.settle(
                caller,
                Peer.token(request),
                new OperationId(operation(request)),
                itemIndex,
                verdict);
    }

    /** The caller, if the operation is theirs to see. */
    private Mono<Caller> ofTheirs(ServerRequest request) {
        return Caller.of(request)
                .filterWhen(caller -> items.ownerOf(operation(request)).map(caller::maySee))
                .switchIfEmpty(
                        Mono.error(() ->
                                ProblemException.of(HttpStatus.NOT_FOUND, "OPERATION_NOT_FOUND")));
    }

    private static String operation(ServerRequest request) {
        return request.pathVariable("operationId");
    }
}
