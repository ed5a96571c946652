package com.ziraai.campaign.item;

import com.ziraai.campaign.inquiry.Peer;
import com.ziraai.campaign.progress.Standing;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Items by state, as analytics knows them. Whatever keeps analytics from answering is a 503. */
public final class ItemPages {

    /** The most analytics answers at once. */
    static final int LONGEST = 1_000;

    private final Peer analytics;

    ItemPages(Peer analytics) {
        this.analytics = analytics;
    }

    private record Answer(ItemPage data) {}

    /** The first items behind that index in one of those states. */
    Mono<ItemPage> page(
            String token, Standing operation, Set<ItemState> states, int after, int limit) {
        String names = states.stream().map(ItemState::name).collect(Collectors.joining(","));
        return analytics
                .require(
                        token,
                        uri ->
                                uri.pathSegment(
                                                "api",
                                                "v1",
                                                "operations",
                                                operation.operationId(),
                                                "items")
                                        .queryParam("status", names)
                                        .queryParam("after", after)
                                        .queryParam("limit", limit),
                        Answer.class)
                .map(Answer::data)
                .defaultIfEmpty(
                        states.contains(ItemState.PENDING)
                                ? ItemPage.ofPending(after, limit, operation.totalItems())
                                : new ItemPage(List.of(), null));
    }

    /** All items in one of those states, asked for page by page as the reader takes them. */
    public Flux<List<KnownItem>> all(String token, Standing operation, Set<ItemState> states) {
        return page(token, operation, states, -1, LONGEST)
                .flatMapMany(first -> from(token, operation, states, first));
    }

    /** As {@link #all}, where the first page is there already. */
    Flux<List<KnownItem>> from(
            String token, Standing operation, Set<ItemState> states, ItemPage first) {
        return Mono.just(first)
                .expand(page ->
                        page.next() == null
                                ? Mono.empty()
                                : page(token, operation, states, page.next(), LONGEST))
                .map(ItemPage::items);
    }
}
