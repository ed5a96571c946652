package com.ziraai.campaign.list;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import com.ziraai.campaign.gateway.Caller;
import com.ziraai.campaign.gateway.Parameters;
import com.ziraai.campaign.gateway.ProblemException;
import com.ziraai.campaign.gateway.Texts;
import com.ziraai.campaign.sponsor.Sponsors;
import java.net.URI;
import java.util.Locale;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.codec.multipart.FilePartEvent;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * {@code POST /api/v1/recipient-lists}: the file is the body, or the one file of a form as browsers
 * send it. Answered with 201 and the report once all of it was read.
 */
final class UploadRoutes {

    private final Uploads uploads;
    private final Sponsors sponsors;
    private final Texts texts;

    UploadRoutes(Uploads uploads, Sponsors sponsors, Texts texts) {
        this.uploads = uploads;
        this.sponsors = sponsors;
        this.texts = texts;
    }

    RouterFunction<ServerResponse> routes() {
        return route().POST(ListRoutes.PATH, this::upload).build();
    }

    private Mono<ServerResponse> upload(ServerRequest request) {
        return Caller.of(request)
                .flatMap(caller ->
                        sponsors.of(caller, Parameters.sponsor(request, caller))
                                .flatMap(sponsor ->
                                        uploads.receive(
                                                sponsor,
                                                caller.subject(),
                                                UploadOptions.of(request.queryParams()),
                                                file(request))))
                .flatMap(list -> created(request, list));
    }

    private static Flux<DataBuffer> file(ServerRequest request) {
        MediaType type = request.headers().contentType().orElse(MediaType.APPLICATION_OCTET_STREAM);
        if (type.isCompatibleWith(MediaType.MULTIPART_FORM_DATA)) {
            return request.bodyToFlux(PartEvent.class)
                    .onErrorMap(UploadRoutes::isMalformed, _ -> malformed())
                    .filter(UploadRoutes::isFile)
                    .switchIfEmpty(Mono.error(() -> RowReader.fileProblem("REQUIRED")))
                    .map(PartEvent::content);
        }
        return request.exchange().getRequest().getBody();
    }

    /** The framework's reader of forms trips over some headers of parts. */
    private static boolean isMalformed(Throwable failure) {
        return failure instanceof DecodingException
                || failure instanceof IndexOutOfBoundsException
                || failure instanceof IllegalArgumentException;
    }

    private static ProblemException malformed() {
        return ProblemException.of(HttpStatus.BAD_REQUEST, "BAD_REQUEST");
    }

    private static boolean isFile(PartEvent event) {
        boolean file = event instanceof FilePartEvent;
        if (!file) {
            DataBufferUtils.release(event.content());
        }
        return file;
    }

    private Mono<ServerResponse> created(ServerRequest request, RecipientList list) {
        Locale language = Texts.language(request.headers().asHttpHeaders());
        return ServerResponse.created(URI.create(ListRoutes.PATH + "/" + list.id()))
                .bodyValue(ListAnswer.of(list, texts, language));
    }
}
