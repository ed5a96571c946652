package com.ziraai.analytics.outcome;

import com.ziraai.analytics.access.RefusedRequest;
import org.springframework.http.server.RequestPath;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Answers 503 to whoever asks for numbers while there are none to be shown: while the first
 * generation of a new database is folded, or what is stored is of an older format. Part of the
 * truth would look like all of it.
 */
final class ShownNumbers implements WebFilter {

    private static final String NUMBERS = "/api/v1/";
    private static final String REBUILD = "/api/v1/rebuild";

    private final Generations generations;

    ShownNumbers(Generations generations) {
        this.generations = generations;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return isOfNumbers(exchange.getRequest().getPath())
                ? generations
                        .areShown()
                        .flatMap(shown ->
                                shown
                                        ? chain.filter(exchange)
                                        : Mono.error(RefusedRequest.unavailable("REBUILDING")))
                : chain.filter(exchange);
    }

    private static boolean isOfNumbers(RequestPath path) {
        return path.value().startsWith(NUMBERS) && !path.value().equals(REBUILD);
    }
}
