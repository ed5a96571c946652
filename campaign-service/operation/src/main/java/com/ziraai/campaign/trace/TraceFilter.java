package com.ziraai.campaign.trace;

import com.ziraai.contract.Following;
import com.ziraai.messaging.trace.Request;
import com.ziraai.messaging.trace.Tracing;
import io.opentelemetry.api.trace.SpanContext;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Decides for each request that may begin an operation whether that is followed. */
final class TraceFilter implements WebFilter, Ordered {

    private final Tracing tracing;
    private final RandomGenerator random;
    private final Clock clock;

    TraceFilter(Tracing tracing, RandomGenerator random, Clock clock) {
        this.tracing = tracing;
        this.random = random;
        this.clock = clock;
    }

    /** Before security, whose time is the request's, too. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!tracing.isOn() || !HttpMethod.POST.equals(exchange.getRequest().getMethod())) {
            return chain.filter(exchange);
        }
        Instant from = clock.instant();
        Optional<SpanContext> caller = caller(exchange);
        RequestTrace trace = new RequestTrace(isFollowed(caller));
        exchange.getAttributes().put(RequestTrace.ATTRIBUTE, trace);
        return chain.filter(exchange).doFinally(_ -> tell(exchange, trace, from, caller));
    }

    private static Optional<SpanContext> caller(ServerWebExchange exchange) {
        return Optional.ofNullable(exchange.getRequest().getHeaders().getFirst(Following.HEADER))
                .flatMap(Tracing::caller);
    }

    private boolean isFollowed(Optional<SpanContext> caller) {
        return caller.map(SpanContext::isSampled)
                .orElseGet(() -> random.nextDouble() < tracing.share());
    }

    private void tell(
            ServerWebExchange exchange,
            RequestTrace trace,
            Instant from,
            Optional<SpanContext> caller) {
        trace.followed()
                .map(operation ->
                        new Request(
                                operation.value(), name(exchange), from, status(exchange), caller))
                .ifPresent(tracing::requested);
    }

    private static String name(ServerWebExchange exchange) {
        Object route =
                exchange.getAttributeOrDefault(RouterFunctions.MATCHING_PATTERN_ATTRIBUTE, "");
        return (exchange.getRequest().getMethod() + " " + route).strip();
    }

    private static int status(ServerWebExchange exchange) {
        HttpStatusCode status = exchange.getResponse().getStatusCode();
        return status == null ? 200 : status.value();
    }
}
