package com.ziraai.campaign.openapi;

import com.ziraai.campaign.gateway.ProblemException;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/**
 * Refuses what the document does not offer at an address it names, before a route sees it: a method
 * (405 with {@code Allow}), a body of another type (415 with {@code Accept}) or compressed (415), a
 * NUL in the address (400). Addresses the document does not name pass.
 */
final class OfferFilter implements WebFilter {

    /** Operations of one path. */
    private record Offer(PathPattern pattern, List<ApiOperation> operations) {

        Optional<ApiOperation> operation(HttpMethod method) {
            return operations.stream().filter(each -> each.method().equals(method)).findFirst();
        }
    }

    private final List<Offer> offers;

    OfferFilter(ApiDocument document) {
        offers =
                document.operations().stream()
                        .collect(Collectors.groupingBy(ApiOperation::path))
                        .entrySet()
                        .stream()
                        .map(each ->
                                new Offer(
                                        PathPatternParser.defaultInstance.parse(each.getKey()),
                                        each.getValue()))
                        .sorted(Comparator.comparing(Offer::pattern))
                        .toList();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        if (hasNul(request)) {
            return Mono.error(ProblemException.of(HttpStatus.BAD_REQUEST, "BAD_REQUEST"));
        }
        List<Offer> here = offersAt(request.getPath().pathWithinApplication());
        if (here.isEmpty()) {
            return chain.filter(exchange);
        }
        return here.stream()
                .map(offer -> offer.operation(request.getMethod()))
                .flatMap(Optional::stream)
                .findFirst()
                .map(operation -> checkBody(operation, request.getHeaders()))
                .orElseGet(() -> notAllowed(request.getMethod(), here))
                .switchIfEmpty(Mono.defer(() -> chain.filter(exchange)));
    }

    /** No text of ours has one, and the database would fail over it. */
    private static boolean hasNul(ServerHttpRequest request) {
        return request.getURI().toString().contains("%00");
    }

    private List<Offer> offersAt(PathContainer path) {
        return offers.stream().filter(offer -> offer.pattern().matches(path)).toList();
    }

    private static Mono<Void> notAllowed(HttpMethod asked, List<Offer> here) {
        Set<HttpMethod> methods = new LinkedHashSet<>();
        here.forEach(offer -> offer.operations().forEach(each -> methods.add(each.method())));
        return Mono.error(new MethodNotAllowedException(asked, methods));
    }

    private static Mono<Void> checkBody(ApiOperation operation, HttpHeaders headers) {
        if (operation.bodyTypes().isEmpty()) {
            return Mono.empty();
        }
        if (!isPlain(headers)) {
            return Mono.error(
                    ProblemException.of(
                            HttpStatus.UNSUPPORTED_MEDIA_TYPE, "UNSUPPORTED_CONTENT_ENCODING"));
        }
        List<MediaType> offered =
                operation.bodyTypes().stream().sorted().map(MediaType::parseMediaType).toList();
        return isOffered(offered, headers)
                ? Mono.empty()
                : Mono.error(new UnsupportedMediaTypeStatusException("not offered", offered));
    }

    /** Nothing is unpacked, so that nothing small can become large. */
    private static boolean isPlain(HttpHeaders headers) {
        return headers.getOrEmpty(HttpHeaders.CONTENT_ENCODING).stream()
                .allMatch(each -> each.strip().toLowerCase(Locale.ROOT).equals("identity"));
    }

    private static boolean isOffered(List<MediaType> offered, HttpHeaders headers) {
        try {
            MediaType given = headers.getContentType();
            return given == null || offered.stream().anyMatch(each -> each.includes(given));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }
}
