package com.ziraai.campaign.list;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import com.ziraai.campaign.gateway.Caller;
import com.ziraai.campaign.gateway.Parameters;
import com.ziraai.campaign.gateway.Texts;
import com.ziraai.campaign.sponsor.Sponsor;
import com.ziraai.campaign.sponsor.Sponsors;
import java.net.URI;
import java.util.Locale;
import org.springframework.http.MediaType;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
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
                                .flatMap(sponsor -> receive(request, sponsor, caller)))
                .flatMap(list -> created(request, list));
    }

    private Mono<RecipientList> receive(ServerRequest request, Sponsor sponsor, Caller caller) {
        MediaType type = request.headers().contentType().orElse(MediaType.APPLICATION_OCTET_STREAM);
        if (type.isCompatibleWith(MediaType.MULTIPART_FORM_DATA)) {
            UploadForm form = new UploadForm(request.queryParams());
            return uploads.receive(
                    sponsor,
                    caller.subject(),
                    () -> UploadOptions.of(form.options()),
                    form.file(request.bodyToFlux(PartEvent.class)));
        }
        UploadOptions options = UploadOptions.of(options(request, type));
        return uploads.receive(
                sponsor,
                caller.subject(),
                () -> options,
                request.exchange().getRequest().getBody());
    }

    /** A charset of the type is an encoding, unless the query says another. */
    private static MultiValueMap<String, String> options(ServerRequest request, MediaType type) {
        MultiValueMap<String, String> options = new LinkedMultiValueMap<>(request.queryParams());
        if (type.getCharset() != null) {
            options.addIfAbsent("encoding", type.getCharset().name());
        }
        return options;
    }

    private Mono<ServerResponse> created(ServerRequest request, RecipientList list) {
        Locale language = Texts.language(request.headers().asHttpHeaders());
        return ServerResponse.created(URI.create(ListRoutes.PATH + "/" + list.id()))
                .bodyValue(ListAnswer.of(list, texts, language));
    }
}
