package com.ziraai.campaign.item;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import com.ziraai.campaign.export.Export;
import com.ziraai.campaign.export.FileForm;
import com.ziraai.campaign.gateway.Caller;
import com.ziraai.campaign.gateway.Parameters;
import com.ziraai.campaign.gateway.Texts;
import com.ziraai.campaign.inquiry.Peer;
import com.ziraai.campaign.item.ItemAnswer.Entry;
import com.ziraai.campaign.progress.ProgressCopy;
import com.ziraai.campaign.progress.Standing;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * {@code GET /api/v1/bulk-operations/{operationId}/items?status=FAILED,UNKNOWN&after=-1&limit=100}:
 * a page, or by {@code Accept} or {@code format} all of them as a file; {@code GET
 * .../items/{index}}: the story of one. Another's operation is answered like none.
 */
final class ItemRoutes {

    private static final String ITEMS = "/api/v1/bulk-operations/{operationId}/items";

    private final ProgressCopy progress;
    private final ItemPages items;
    private final People people;
    private final ItemReport report;
    private final Stories stories;
    private final Export<Entry> export;

    ItemRoutes(
            ProgressCopy progress,
            ItemPages items,
            People people,
            ItemReport report,
            Stories stories,
            Export<Entry> export) {
        this.progress = progress;
        this.items = items;
        this.people = people;
        this.report = report;
        this.stories = stories;
        this.export = export;
    }

    RouterFunction<ServerResponse> routes() {
        return route().GET(ITEMS, this::list).GET(ITEMS + "/{index}", this::story).build();
    }

    private Mono<ServerResponse> story(ServerRequest request) {
        Locale language = Texts.language(request.headers().asHttpHeaders());
        return Caller.of(request)
                .flatMap(caller -> progress.find(caller, request.pathVariable("operationId")))
                .flatMap(operation -> {
                    int last = operation.totalItems() - 1;
                    int index = Parameters.pathNumber(request, "index", 0, last);
                    return stories.of(Peer.token(request), operation, index, language);
                })
                .flatMap(data -> ServerResponse.ok().bodyValue(new StoryAnswer(true, data)));
    }

    private Mono<ServerResponse> list(ServerRequest request) {
        Set<ItemState> states = ItemState.named(request.queryParam("status"));
        Optional<FileForm> form = FileForm.of(request);
        return Caller.of(request)
                .flatMap(caller -> progress.find(caller, request.pathVariable("operationId")))
                .flatMap(operation ->
                        form.map(each -> file(request, operation, states, each))
                                .orElseGet(() -> page(request, operation, states)));
    }

    private Mono<ServerResponse> page(
            ServerRequest request, Standing operation, Set<ItemState> states) {
        int after = Parameters.number(request, "after", -1, -1, Integer.MAX_VALUE - 1);
        int limit = Parameters.number(request, "limit", 100, 1, ItemPages.LONGEST);
        return items.page(Peer.token(request), operation, states, after, limit)
                .flatMap(page ->
                        entries(request, operation, page.items())
                                .map(entries ->
                                        new ItemAnswer.Data(
                                                operation.operationId(), entries, page.next())))
                .flatMap(data -> ServerResponse.ok().bodyValue(new ItemAnswer(true, data)));
    }

    /** The first page is waited for, so that a failure to get it is an answer of its own. */
    private Mono<ServerResponse> file(
            ServerRequest request, Standing operation, Set<ItemState> states, FileForm form) {
        String token = Peer.token(request);
        return items.page(token, operation, states, -1, ItemPages.LONGEST)
                .flatMap(first -> {
                    Flux<List<Entry>> pages =
                            items.from(token, operation, states, first)
                                    .concatMap(page -> entries(request, operation, page), 1);
                    return export.answer(form, operation.operationId() + "-items", pages);
                });
    }

    private Mono<List<Entry>> entries(
            ServerRequest request, Standing operation, List<KnownItem> found) {
        Locale language = Texts.language(request.headers().asHttpHeaders());
        String id = operation.operationId();
        return people.of(id, found.stream().map(KnownItem::itemIndex).toList())
                .map(known ->
                        found.stream()
                                .map(each ->
                                        report.of(id, each, known.of(each.itemIndex()), language))
                                .toList());
    }
}
