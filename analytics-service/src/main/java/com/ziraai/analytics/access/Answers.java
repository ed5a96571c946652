package com.ziraai.analytics.access;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Answers in the shape of the Bulk Operations API. */
public final class Answers {

    static final Object[] NO_DETAILS = {};

    private final MessageSource texts;

    Answers(MessageSource texts) {
        this.texts = texts;
    }

    /** Body of a success. */
    record Success(boolean success, Object data) {}

    /** Body of an error; {@code error} is stable, {@code message} is for people. */
    record Failure(boolean success, String error, String message) {}

    /** 200 with the data. */
    public Mono<ServerResponse> data(Object data) {
        return ServerResponse.ok().bodyValue(new Success(true, data));
    }

    /** 404 in the caller's language. */
    public Mono<ServerResponse> notFound(ServerRequest request) {
        return Mono.defer(() ->
                ServerResponse.status(HttpStatus.NOT_FOUND)
                        .bodyValue(failure("NOT_FOUND", NO_DETAILS, request.exchange())));
    }

    Failure failure(String error, Object[] details, ServerWebExchange exchange) {
        Locale locale = exchange.getLocaleContext().getLocale();
        Locale language = locale == null ? Locale.of("tr") : locale;
        return new Failure(false, error, texts.getMessage("error." + error, details, language));
    }
}
