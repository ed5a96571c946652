package com.ziraai.analytics.item;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import com.ziraai.analytics.access.Answers;
import com.ziraai.analytics.access.Caller;
import com.ziraai.analytics.fold.ItemStanding;
import com.ziraai.analytics.fold.Items;
import com.ziraai.analytics.fold.Standing;
import com.ziraai.analytics.progress.Operation;
import com.ziraai.analytics.progress.Operations;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;

/**
 * {@code GET /api/v1/operations/{operationId}/items?status=unknown&after=-1&limit=100}: the items
 * whose result is unknown, parked ones included, by index; {@code GET .../items/{itemIndex}}: one
 * item. 404 when the operation is not known or not the caller's, or nothing is known of the item.
 */
final class ItemRoutes {

    private static final String ITEMS = "/api/v1/operations/{operationId}/items";
    private static final int LONGEST = 1_000;

    private final Operations operations;
    private final Items items;
    private final Answers answers;

    ItemRoutes(Operations operations, Items items, Answers answers) {
        this.operations = operations;
        this.items = items;
        this.answers = answers;
    }

    RouterFunction<ServerResponse> routes() {
        return route().GET(ITEMS, this::unknown).GET(ITEMS + "/{itemIndex}", this::item).build();
    }

    private Mono<ServerResponse> unknown(ServerRequest request) {
        requireUnknown(request);
        int after = number(request.queryParam("after").orElse("-1"), -1, Integer.MAX_VALUE - 1);
        int limit = number(request.queryParam("limit").orElse("100"), 1, LONGEST);
        return visible(request)
                .flatMap(operation -> unknown(operation.id(), after, limit))
                .flatMap(answers::data)
                .switchIfEmpty(answers.notFound(request));
    }

    private Mono<ItemView.Listing> unknown(String operationId, int after, int limit) {
        return items.from(operationId, after + 1)
                .filter(ItemRoutes::isUnknown)
                .take(limit + 1L)
                .map(ItemView::of)
                .collectList()
                .map(found -> ItemView.Listing.of(found, limit));
    }

    private static boolean isUnknown(ItemStanding item) {
        return item.standing() == Standing.UNKNOWN || item.standing() == Standing.PARKED;
    }

    private Mono<ServerResponse> item(ServerRequest request) {
        int itemIndex = number(request.pathVariable("itemIndex"), 0, Integer.MAX_VALUE);
        return visible(request)
                .flatMap(operation -> items.find(operation.id(), itemIndex))
                .map(ItemView::of)
                .flatMap(answers::data)
                .switchIfEmpty(answers.notFound(request));
    }

    private Mono<Operation> visible(ServerRequest request) {
        return Caller.of(request)
                .flatMap(caller ->
                        operations
                                .find(request.pathVariable("operationId"))
                                .filter(found -> caller.maySee(found.sponsorId())));
    }

    private static void requireUnknown(ServerRequest request) {
        if (!request.queryParam("status").orElse("unknown").equals("unknown")) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
    }

    private static int number(String text, int least, int most) {
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Answered below, as a number out of bounds is.
        }
        throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
}
