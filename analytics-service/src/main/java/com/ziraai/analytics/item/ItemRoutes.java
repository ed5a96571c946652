package com.ziraai.analytics.item;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import com.ziraai.analytics.access.Answers;
import com.ziraai.analytics.access.Caller;
import com.ziraai.analytics.progress.Operation;
import com.ziraai.analytics.progress.Operations;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;

/**
 * {@code GET /api/v1/operations/{operationId}/items?status=FAILED,UNKNOWN&after=-1&limit=100}: the
 * items in one of those states, or all, by index; {@code GET .../items/{itemIndex}}: one item. 404
 * when the operation is not known or not the caller's, or nothing is known of the one item.
 */
final class ItemRoutes {

    private static final String ITEMS = "/api/v1/operations/{operationId}/items";
    private static final int LONGEST = 1_000;

    private final Operations operations;
    private final ItemListing listing;
    private final Answers answers;

    ItemRoutes(Operations operations, ItemListing listing, Answers answers) {
        this.operations = operations;
        this.listing = listing;
        this.answers = answers;
    }

    RouterFunction<ServerResponse> routes() {
        return route().GET(ITEMS, this::list).GET(ITEMS + "/{itemIndex}", this::item).build();
    }

    private Mono<ServerResponse> list(ServerRequest request) {
        Set<ItemState> states = states(request);
        int after = number(request.queryParam("after").orElse("-1"), -1, Integer.MAX_VALUE - 1);
        int limit = number(request.queryParam("limit").orElse("100"), 1, LONGEST);
        return visible(request)
                .flatMap(operation -> listing.list(operation, states, after, limit))
                .flatMap(answers::data)
                .switchIfEmpty(answers.notFound(request));
    }

    private Mono<ServerResponse> item(ServerRequest request) {
        int itemIndex = number(request.pathVariable("itemIndex"), 0, Integer.MAX_VALUE);
        return visible(request)
                .flatMap(operation -> listing.find(operation, itemIndex))
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

    private static Set<ItemState> states(ServerRequest request) {
        return request.queryParam("status")
                .map(text ->
                        ItemState.named(text)
                                .orElseThrow(
                                        () -> new ResponseStatusException(HttpStatus.BAD_REQUEST)))
                .orElseGet(() -> EnumSet.allOf(ItemState.class));
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
