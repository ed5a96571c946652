package com.ziraai.analytics.access;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Writes every failure nobody else answered, also those of the security chain, in one shape. */
final class Errors implements WebExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(Errors.class);

    private final Answers answers;
    private final JsonMapper json;

    Errors(Answers answers, JsonMapper json) {
        this.answers = answers;
        this.json = json;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        if (exchange.getResponse().isCommitted()) {
            return Mono.error(failure);
        }
        HttpStatusCode status =
                failure instanceof ErrorResponse known
                        ? known.getStatusCode()
                        : HttpStatus.INTERNAL_SERVER_ERROR;
        if (status.is5xxServerError() && !(failure instanceof RefusedRequest)) {
            log.error("{} failed", exchange.getRequest().getPath(), failure);
        }
        return failure instanceof RefusedRequest refused
                ? write(exchange, status, refused.code(), refused.details())
                : write(exchange, status);
    }

    Mono<Void> write(ServerWebExchange exchange, HttpStatusCode status) {
        return write(exchange, status, code(status), Answers.NO_DETAILS);
    }

    private Mono<Void> write(
            ServerWebExchange exchange, HttpStatusCode status, String code, Object[] details) {
        var response = exchange.getResponse();
        response.setStatusCode(status);
        response.getHeaders().setContentType(MediaType.APPLICATION_JSON);
        byte[] body = json.writeValueAsBytes(answers.failure(code, details, exchange));
        return response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
    }

    private static String code(HttpStatusCode status) {
        return switch (status.value()) {
            case 401 -> "UNAUTHORIZED";
            case 403 -> "FORBIDDEN";
            case 404 -> "NOT_FOUND";
            default -> status.is4xxClientError() ? "INVALID_REQUEST" : "SYSTEM_ERROR";
        };
    }
}
