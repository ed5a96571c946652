package com.ziraai.campaign.attachment;

import com.ziraai.campaign.gateway.ProblemException;
import com.ziraai.contract.Service;
import com.ziraai.inquiry.ServiceTokens;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * {@code GET /internal/attachments/{attachmentId}}: the bytes of a file, for channel-email-service
 * by its token for that file alone; 401 for everybody else, 404 where it is not kept any more.
 */
final class ContentRoute {

    static final String PATH = "/internal/attachments/{attachmentId}";

    private final AttachmentStore store;
    private final Optional<ServiceTokens> tokens;

    /**
     * @param tokens of the services; empty lets nobody ask
     */
    ContentRoute(AttachmentStore store, Optional<ServiceTokens> tokens) {
        this.store = store;
        this.tokens = tokens;
    }

    Mono<ServerResponse> get(ServerRequest request) {
        String id = request.pathVariable("attachmentId");
        return isPermitted(request, id)
                ? store.content(id)
                        .switchIfEmpty(Mono.error(AttachmentRoutes::notFound))
                        .flatMap(bytes ->
                                ServerResponse.ok()
                                        .contentType(MediaType.APPLICATION_OCTET_STREAM)
                                        .bodyValue(bytes))
                : Mono.error(ProblemException.of(HttpStatus.UNAUTHORIZED, "UNAUTHORIZED"));
    }

    private boolean isPermitted(ServerRequest request, String id) {
        String header = request.headers().firstHeader(HttpHeaders.AUTHORIZATION);
        return tokens.filter(each ->
                        each.permits(
                                header, Service.CAMPAIGN.applicationName(), "attachment:" + id))
                .isPresent();
    }
}
