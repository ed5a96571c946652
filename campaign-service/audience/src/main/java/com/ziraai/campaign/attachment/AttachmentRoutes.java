package com.ziraai.campaign.attachment;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import com.ziraai.campaign.gateway.Caller;
import com.ziraai.campaign.gateway.Parameters;
import com.ziraai.campaign.gateway.ProblemException;
import com.ziraai.campaign.sponsor.Sponsors;
import com.ziraai.contract.OperationId;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * {@code POST}, {@code GET /api/v1/attachments}, {@code GET}, {@code DELETE …/{attachmentId}}.
 * Another's file is answered like none.
 */
final class AttachmentRoutes {

    private static final String PATH = "/api/v1/attachments";
    private static final String ONE = PATH + "/{attachmentId}";
    private static final int STANDARD_PAGE = 50;
    private static final int LONGEST_PAGE = 200;

    private final AttachmentUploads uploads;
    private final AttachmentStore store;
    private final AttachmentBook book;
    private final Sponsors sponsors;

    AttachmentRoutes(
            AttachmentUploads uploads,
            AttachmentStore store,
            AttachmentBook book,
            Sponsors sponsors) {
        this.uploads = uploads;
        this.store = store;
        this.book = book;
        this.sponsors = sponsors;
    }

    RouterFunction<ServerResponse> routes() {
        return route().POST(PATH, this::upload)
                .GET(PATH, this::page)
                .GET(ONE, this::get)
                .DELETE(ONE, this::delete)
                .build();
    }

    private Mono<ServerResponse> upload(ServerRequest request) {
        return Caller.of(request)
                .flatMap(caller ->
                        sponsors.of(caller, Parameters.sponsor(request, caller))
                                .flatMap(sponsor ->
                                        uploads.receive(request, sponsor.id(), caller.subject())))
                .flatMap(file ->
                        ServerResponse.created(URI.create(PATH + "/" + file.id()))
                                .bodyValue(AttachmentAnswer.of(file)));
    }

    private Mono<ServerResponse> page(ServerRequest request) {
        int limit = Parameters.number(request, "limit", STANDARD_PAGE, 1, LONGEST_PAGE);
        return Caller.of(request)
                .flatMapMany(caller ->
                        store.page(
                                Parameters.sponsor(request, caller),
                                Parameters.position(request, "after", OperationId::isValid),
                                limit + 1))
                .collectList()
                .flatMap(found ->
                        ServerResponse.ok().bodyValue(AttachmentAnswer.Listed.of(found, limit)));
    }

    private Mono<ServerResponse> get(ServerRequest request) {
        return Caller.of(request)
                .flatMap(caller -> visible(request, caller))
                .flatMap(file -> ServerResponse.ok().bodyValue(AttachmentAnswer.of(file)));
    }

    private Mono<ServerResponse> delete(ServerRequest request) {
        return Caller.of(request)
                .flatMap(caller ->
                        visible(request, caller)
                                .flatMap(file -> book.remove(file.id(), caller.subject())))
                .then(
                        Mono.defer(() ->
                                ServerResponse.ok().bodyValue(new AttachmentAnswer.Deleted(true))));
    }

    private Mono<Attachment> visible(ServerRequest request, Caller caller) {
        return store.find(request.pathVariable("attachmentId"))
                .filter(file -> caller.maySee(file.sponsorId()))
                .switchIfEmpty(Mono.error(AttachmentRoutes::notFound));
    }

    static ProblemException notFound() {
        return ProblemException.of(HttpStatus.NOT_FOUND, "ATTACHMENT_NOT_FOUND");
    }
}
