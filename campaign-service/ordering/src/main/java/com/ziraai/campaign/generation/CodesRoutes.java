package com.ziraai.campaign.generation;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import com.ziraai.campaign.export.Export;
import com.ziraai.campaign.export.FileForm;
import com.ziraai.campaign.gateway.Caller;
import com.ziraai.campaign.gateway.Parameters;
import com.ziraai.campaign.generation.MadeCodes.Made;
import com.ziraai.campaign.inquiry.Peer;
import com.ziraai.campaign.item.People;
import com.ziraai.campaign.progress.ProgressCopy;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * {@code GET /api/v1/bulk-operations/{operationId}/codes?after=-1&limit=100}: a page of the codes
 * made so far, or by {@code Accept} or {@code format} all of them as a file. Another's operation is
 * answered like none.
 */
final class CodesRoutes {

    private final ProgressCopy progress;
    private final CodeOrders orders;
    private final MadeCodes codes;
    private final People people;
    private final Export<CodeEntry> export;

    CodesRoutes(
            ProgressCopy progress,
            CodeOrders orders,
            MadeCodes codes,
            People people,
            Export<CodeEntry> export) {
        this.progress = progress;
        this.orders = orders;
        this.codes = codes;
        this.people = people;
        this.export = export;
    }

    /** Body of a page. */
    record Answer(boolean success, Data data) {

        /**
         * @param batches what was ordered under names and prefixes, in the order of the indexes
         */
        record Data(
                String operationId,
                List<Ordered> batches,
                List<CodeEntry> codes,
                @Nullable Integer next) {}

        /**
         * @param batchName null for what is in none
         * @param batchMetadata as the request had it; null where it had none
         */
        record Ordered(
                @Nullable String batchName,
                int quantity,
                String codePrefix,
                @Nullable JsonNode batchMetadata) {

            static Ordered of(CodeOrder.Lot lot) {
                return new Ordered(lot.name(), lot.quantity(), lot.prefix(), lot.metadata());
            }
        }
    }

    RouterFunction<ServerResponse> routes() {
        return route().GET("/api/v1/bulk-operations/{operationId}/codes", this::codes).build();
    }

    private Mono<ServerResponse> codes(ServerRequest request) {
        Optional<FileForm> form = FileForm.of(request);
        return Caller.of(request)
                .flatMap(caller -> progress.find(caller, request.pathVariable("operationId")))
                .flatMap(operation -> orders.of(operation.operationId()))
                .flatMap(order ->
                        form.map(each -> file(request, order, each))
                                .orElseGet(() -> page(request, order)));
    }

    private Mono<ServerResponse> page(ServerRequest request, CodeOrder order) {
        int after = Parameters.number(request, "after", -1, -1, Integer.MAX_VALUE - 1);
        int limit = Parameters.number(request, "limit", 100, 1, MadeCodes.LONGEST);
        String id = request.pathVariable("operationId");
        return codes.page(Peer.token(request), id, after, limit)
                .flatMap(page ->
                        entries(id, page.items(), order)
                                .map(entries ->
                                        new Answer.Data(
                                                id,
                                                order.lots().stream()
                                                        .map(Answer.Ordered::of)
                                                        .toList(),
                                                entries,
                                                page.next())))
                .flatMap(data -> ServerResponse.ok().bodyValue(new Answer(true, data)));
    }

    /** The first page is waited for, so that a failure to get it is an answer of its own. */
    private Mono<ServerResponse> file(ServerRequest request, CodeOrder order, FileForm form) {
        String id = request.pathVariable("operationId");
        String token = Peer.token(request);
        return codes.page(token, id, -1, MadeCodes.LONGEST)
                .flatMap(first ->
                        export.answer(
                                form,
                                id + "-codes",
                                codes.from(token, id, first)
                                        .concatMap(page -> entries(id, page, order), 1)));
    }

    private Mono<List<CodeEntry>> entries(String id, List<Made> made, CodeOrder order) {
        return people.of(id, made.stream().map(Made::itemIndex).toList())
                .map(known ->
                        made.stream()
                                .map(each -> CodeEntry.of(each, order, known.of(each.itemIndex())))
                                .toList());
    }
}
