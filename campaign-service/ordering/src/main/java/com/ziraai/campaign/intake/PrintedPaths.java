package com.ziraai.campaign.intake;

import org.springframework.core.Ordered;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Lets the addresses stand that the link distribution workflow prints: {@code /api/sponsorship/…}
 * is {@code /api/v1/sponsorship/…}.
 */
final class PrintedPaths implements WebFilter, Ordered {

    private static final String PRINTED = "/api/sponsorship/";
    private static final String OURS = "/api/v1/sponsorship/";

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        String path = request.getURI().getRawPath();
        if (!path.startsWith(PRINTED)) {
            return chain.filter(exchange);
        }
        String ours = OURS + path.substring(PRINTED.length());
        return chain.filter(exchange.mutate().request(each -> each.path(ours)).build());
    }

    /** Before anybody looks at the address. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
