package com.ziraai.campaign.gateway;

import com.ziraai.messaging.trace.LogSubject;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import reactor.netty.channel.AbortedException;
import tools.jackson.databind.json.JsonMapper;

/** Answers every problem of every route in the one error shape, before Boot's own handler would. */
@Order(-2)
final class ErrorAnswers implements WebExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ErrorAnswers.class);

    private static final Duration OUTAGE = Duration.ofSeconds(5);

    private final Texts texts;
    private final JsonMapper json;
    private final RandomGenerator random;
    private final RefusalMeters refusals;

    ErrorAnswers(Texts texts, JsonMapper json, RandomGenerator random, RefusalMeters refusals) {
        this.texts = texts;
        this.json = json;
        this.random = random;
        this.refusals = refusals;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        if (exchange.getResponse().isCommitted()) {
            return Mono.error(failure);
        }
        return switch (failure) {
            case ProblemException problem -> answer(exchange, problem, null);
            // They hung up amidst their request: nobody is there to be answered.
            case AbortedException _ -> Mono.empty();
            case DataBufferLimitException tooLarge ->
                    answer(
                            exchange,
                            ProblemException.of(HttpStatus.CONTENT_TOO_LARGE, "REQUEST_TOO_LARGE"),
                            null);
            case InvalidMediaTypeException _ ->
                    answer(
                            exchange,
                            ProblemException.of(HttpStatus.BAD_REQUEST, "BAD_REQUEST"),
                            null);
            case ResponseStatusException refused
                    when refused.getStatusCode().is4xxClientError() -> {
                exchange.getResponse().getHeaders().addAll(refused.getHeaders());
                yield answer(exchange, framework(refused), null);
            }
            case DataAccessResourceFailureException outage -> unavailable(exchange, outage);
            case TransientDataAccessException outage -> unavailable(exchange, outage);
            case CannotCreateTransactionException outage -> unavailable(exchange, outage);
            default -> ours(exchange, HttpStatus.INTERNAL_SERVER_ERROR, "SYSTEM_ERROR", failure);
        };
    }

    private Mono<Void> unavailable(ServerWebExchange exchange, Exception outage) {
        return ours(exchange, HttpStatus.SERVICE_UNAVAILABLE, "SERVICE_UNAVAILABLE", outage);
    }

    private Mono<Void> ours(
            ServerWebExchange exchange, HttpStatus status, String error, Throwable failure) {
        String ticket = "TKT-" + HexFormat.of().toHexDigits(random.nextInt());
        String operation = operationId(exchange);
        LoggingEventBuilder line = log.atError().setCause(failure);
        (operation == null ? line : LogSubject.operation(line, operation))
                .log(
                        "{} {} failed, {}",
                        exchange.getRequest().getMethod(),
                        exchange.getRequest().getPath(),
                        ticket);
        return answer(exchange, ProblemException.of(status, error), ticket);
    }

    private static ProblemException framework(ResponseStatusException refused) {
        return switch (HttpStatus.resolve(refused.getStatusCode().value())) {
            case NOT_FOUND -> ProblemException.of(HttpStatus.NOT_FOUND, "NOT_FOUND");
            case METHOD_NOT_ALLOWED ->
                    ProblemException.of(HttpStatus.METHOD_NOT_ALLOWED, "METHOD_NOT_ALLOWED");
            case CONTENT_TOO_LARGE ->
                    ProblemException.of(HttpStatus.CONTENT_TOO_LARGE, "REQUEST_TOO_LARGE");
            case UNSUPPORTED_MEDIA_TYPE ->
                    ProblemException.of(
                            HttpStatus.UNSUPPORTED_MEDIA_TYPE, "UNSUPPORTED_MEDIA_TYPE");
            case null, default -> ProblemException.of(HttpStatus.BAD_REQUEST, "BAD_REQUEST");
        };
    }

    /** Writes the problem as the answer. */
    Mono<Void> answer(
            ServerWebExchange exchange, ProblemException problem, @Nullable String ticket) {
        refusals.count(problem);
        Locale language = Texts.language(exchange.getRequest().getHeaders());
        Optional<Duration> wait = wait(problem);
        ErrorAnswer answer =
                new ErrorAnswer(
                        false,
                        problem.error(),
                        PlainText.echo(message(language, problem)),
                        details(language, problem),
                        wait.map(Durations::wholeSeconds).orElse(null),
                        ticket == null ? null : operationId(exchange),
                        ticket);
        ServerHttpResponse response = exchange.getResponse();
        response.setStatusCode(problem.status());
        response.getHeaders().setContentType(MediaType.APPLICATION_JSON);
        wait.ifPresent(pause ->
                response.getHeaders().set("Retry-After", Long.toString(pause.toSeconds() + 1)));
        DataBuffer body = response.bufferFactory().wrap(json.writeValueAsBytes(answer));
        return response.writeWith(Mono.just(body));
    }

    /** Whatever is away is mostly back soon. */
    private static Optional<Duration> wait(ProblemException problem) {
        return problem.retryAfter()
                .or(() ->
                        problem.status() == HttpStatus.SERVICE_UNAVAILABLE
                                ? Optional.of(OUTAGE)
                                : Optional.empty());
    }

    private static @Nullable String operationId(ServerWebExchange exchange) {
        Map<String, String> variables =
                exchange.getAttributeOrDefault(
                        RouterFunctions.URI_TEMPLATE_VARIABLES_ATTRIBUTE, Map.of());
        return variables.get("operationId");
    }

    private String message(Locale language, ProblemException problem) {
        return texts.find(language, "error." + problem.error(), problem.arguments().toArray())
                .orElseGet(problem.status()::getReasonPhrase);
    }

    private @Nullable Details details(Locale language, ProblemException problem) {
        Optional<Details> violations =
                problem.violations()
                        .map(found ->
                                new Details.Validation(
                                        problem.counts().orElse(null),
                                        found.count(),
                                        entries(language, found)));
        return violations.or(problem::details).orElse(null);
    }

    private List<Details.Entry> entries(Locale language, Violations violations) {
        return violations.kept().stream()
                .map(each ->
                        new Details.Entry(
                                PlainText.echo(each.path()),
                                each.code(),
                                PlainText.echo(
                                        texts.get(
                                                language,
                                                "violation." + each.code(),
                                                each.arguments().toArray()))))
                .toList();
    }
}
