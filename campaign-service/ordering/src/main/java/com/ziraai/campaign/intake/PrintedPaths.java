package com.ziraai.campaign.intake;

import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Lets the addresses stand that the link distribution workflow prints: {@code /api/sponsorship/…}
 * is {@code /api/v1/sponsorship/…}, and {@code /admin/…} of its runbook {@code /api/v1/admin/…}.
 */
final class PrintedPaths implements WebFilter, Ordered {

    /** As printed, and ours. */
    private static final Map<String, String> PRINTED =
            Map.of("/api/sponsorship/", "/api/v1/sponsorship/", "/admin/", "/api/v1/admin/");

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        String path = request.getURI().getRawPath();
        return PRINTED.entrySet().stream()
                .filter(each -> path.startsWith(each.getKey()))
                .findFirst()
                .map(each -> each.getValue() + path.substring(each.getKey().length()))
                .map(ours -> exchange.mutate().request(each -> each.path(ours)).build())
                .map(chain::filter)
                .orElseGet(() -> chain.filter(exchange));
    }

    /** Before anybody looks at the address. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
