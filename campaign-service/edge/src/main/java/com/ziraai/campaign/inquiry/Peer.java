package com.ziraai.campaign.inquiry;

import com.ziraai.campaign.gateway.ProblemException;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;

/** One other service. */
public final class Peer {

    private static final Logger log = LoggerFactory.getLogger(Peer.class);

    private final String name;
    private final WebClient client;
    private final URI url;
    private final Duration timeout;
    private final Optional<OwnTokens> tokens;

    Peer(String name, WebClient client, URI url, Duration timeout, Optional<OwnTokens> tokens) {
        this.name = name;
        this.client = client;
        this.url = url;
        this.timeout = timeout;
        this.tokens = tokens;
    }

    /** The credentials of a request, to ask others by. */
    public static String token(ServerRequest request) {
        return Objects.requireNonNull(
                request.headers().firstHeader(HttpHeaders.AUTHORIZATION), "authenticated by it");
    }

    /**
     * Credentials to ask this one by in our own name, about a tenant's things or nobody's; fails
     * with a {@link PeerAwayException} where we have no key to sign them with.
     */
    public Mono<String> ownToken(Optional<String> sponsorId) {
        return own().map(tokens -> tokens.header(name + "-service", sponsorId));
    }

    /** As {@link #ownToken}, for one thing that is asked for in our own name alone. */
    public Mono<String> ownTokenFor(String deed) {
        return own().map(tokens -> tokens.headerFor(name + "-service", deed));
    }

    private Mono<OwnTokens> own() {
        return Mono.justOrEmpty(tokens)
                .switchIfEmpty(
                        Mono.error(
                                () -> new PeerAwayException(name, "nothing to ask it by", null)));
    }

    /**
     * What the service answers; empty when it knows of nothing (404). Whatever else keeps it from
     * answering is a {@link PeerAwayException}.
     *
     * @param token {@code Authorization} header of the caller
     * @param path adds path and query to the service's address
     */
    public <T> Mono<T> ask(String token, UnaryOperator<UriComponentsBuilder> path, Class<T> type) {
        URI uri = path.apply(UriComponentsBuilder.fromUri(url)).build().toUri();
        return exchange(client.get().uri(uri), token, uri, type);
    }

    /** As {@link #ask}, for a question that is too long for an address. */
    public <T> Mono<T> ask(String token, String path, Object question, Class<T> type) {
        URI uri = UriComponentsBuilder.fromUri(url).path(path).build().toUri();
        return exchange(client.post().uri(uri).bodyValue(question), token, uri, type);
    }

    /**
     * Asks it to make a change, and answers what it says of it; empty when it knows of nothing to
     * change (404). After a {@link PeerAwayException} it may have been made.
     *
     * @param path adds the path to the service's address
     */
    public <T> Mono<T> change(
            String token, UnaryOperator<UriComponentsBuilder> path, Object change, Class<T> type) {
        URI uri = path.apply(UriComponentsBuilder.fromUri(url)).build().encode().toUri();
        return exchange(client.put().uri(uri).bodyValue(change), token, uri, type);
    }

    private <T> Mono<T> exchange(
            WebClient.RequestHeadersSpec<?> request, String token, URI uri, Class<T> type) {
        return request.header(HttpHeaders.AUTHORIZATION, token)
                .exchangeToMono(response -> read(response, type))
                .timeout(timeout)
                .onErrorMap(failure -> away(uri, failure));
    }

    /** As {@link #ask}, for what cannot be done without the answer: a failure is our 503. */
    public <T> Mono<T> require(
            String token, UnaryOperator<UriComponentsBuilder> path, Class<T> type) {
        return ask(token, path, type)
                .onErrorMap(
                        PeerAwayException.class,
                        _ ->
                                ProblemException.of(
                                        HttpStatus.SERVICE_UNAVAILABLE, "SERVICE_UNAVAILABLE"));
    }

    private static <T> Mono<T> read(ClientResponse response, Class<T> type) {
        if (response.statusCode().isSameCodeAs(HttpStatus.NOT_FOUND)) {
            return response.releaseBody().then(Mono.empty());
        }
        return response.statusCode().is2xxSuccessful()
                ? response.bodyToMono(type)
                : response.createError();
    }

    private PeerAwayException away(URI uri, Throwable failure) {
        log.warn("{} did not answer {}: {}", name, uri, failure.toString());
        return new PeerAwayException(name, reason(failure), failure);
    }

    private static String reason(Throwable failure) {
        return switch (failure) {
            case TimeoutException _ -> "no answer in time";
            case WebClientRequestException _ -> "no connection";
            case WebClientResponseException answer -> "answered " + answer.getStatusCode().value();
            default -> "unreadable answer";
        };
    }
}
