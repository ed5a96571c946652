package com.ziraai.campaign.settlement;

import com.ziraai.campaign.gateway.ProblemException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;

/**
 * Asks analytics where items stand, in the name of whoever asked us. Whatever keeps analytics from
 * answering is a 503.
 */
final class AnalyticsItems {

    private static final Logger log = LoggerFactory.getLogger(AnalyticsItems.class);

    private final WebClient client;
    private final URI url;
    private final Duration timeout;

    AnalyticsItems(WebClient client, AnalyticsProperties properties) {
        this.client = client;
        this.url = properties.url();
        this.timeout = properties.timeout();
    }

    private record One(Item data) {}

    private record Several(Listing data) {}

    private record Listing(List<Item> items, @Nullable Integer next) {}

    private record Item(int itemIndex, int attemptNo, @Nullable String channel, String standing) {

        boolean isUnknown() {
            return standing.equals("UNKNOWN") || standing.equals("PARKED");
        }

        UnknownItem unknown() {
            return new UnknownItem(itemIndex, attemptNo, channel, standing.equals("PARKED"));
        }
    }

    /** The item, if its result is unknown now; otherwise empty. */
    Mono<UnknownItem> find(String token, String operationId, int itemIndex) {
        URI uri = items(operationId).pathSegment(Integer.toString(itemIndex)).build().toUri();
        return get(token, uri, One.class).map(One::data).filter(Item::isUnknown).map(Item::unknown);
    }

    /** Unknown items by index; none where analytics does not know the operation yet. */
    Mono<UnknownItems> list(String token, String operationId, int after, int limit) {
        URI uri =
                items(operationId)
                        .queryParam("status", "unknown")
                        .queryParam("after", after)
                        .queryParam("limit", limit)
                        .build()
                        .toUri();
        return get(token, uri, Several.class)
                .map(Several::data)
                .map(found ->
                        new UnknownItems(
                                operationId,
                                found.items().stream().map(Item::unknown).toList(),
                                Optional.ofNullable(found.next())))
                .defaultIfEmpty(new UnknownItems(operationId, List.of(), Optional.empty()));
    }

    private UriComponentsBuilder items(String operationId) {
        return UriComponentsBuilder.fromUri(url)
                .pathSegment("api", "v1", "operations", operationId, "items");
    }

    private <T> Mono<T> get(String token, URI uri, Class<T> type) {
        return client.get()
                .uri(uri)
                .header(HttpHeaders.AUTHORIZATION, token)
                .exchangeToMono(response -> read(response, type))
                .timeout(timeout)
                .onErrorMap(failure -> unavailable(uri, failure));
    }

    private static <T> Mono<T> read(ClientResponse response, Class<T> type) {
        if (response.statusCode().isSameCodeAs(HttpStatus.NOT_FOUND)) {
            return response.releaseBody().then(Mono.empty());
        }
        return response.statusCode().is2xxSuccessful()
                ? response.bodyToMono(type)
                : response.createError();
    }

    private static ProblemException unavailable(URI uri, Throwable failure) {
        log.warn("analytics did not answer {}: {}", uri, failure.toString());
        return ProblemException.of(HttpStatus.SERVICE_UNAVAILABLE, "SERVICE_UNAVAILABLE");
    }
}
