package com.ziraai.channel.email.unsubscribe;

import com.ziraai.channel.email.inbound.Inbound;
import com.ziraai.channel.email.token.UnsubscribeTokens;
import com.ziraai.channel.email.token.UnsubscribeTokens.Subject;
import com.ziraai.event.InboundKind;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * {@code GET /u/{token}} shows a page with a button and changes nothing. {@code POST} writes the
 * wish down, whatever its body: 200 once the broker has it, 503 while it cannot; a repetition says
 * the same. 404 for what has not the form of a token, 403 for a forged one.
 */
final class UnsubscribeRoute {

    static final String PATH = "/u/{token}";

    private static final Logger log = LoggerFactory.getLogger(UnsubscribeRoute.class);

    private static final String SOON = "5";

    private final UnsubscribeTokens tokens;
    private final Inbound inbound;

    UnsubscribeRoute(UnsubscribeTokens tokens, Inbound inbound) {
        this.tokens = tokens;
        this.inbound = inbound;
    }

    Mono<ServerResponse> show(ServerRequest request) {
        return answer(request, _ -> page(request, HttpStatus.OK, Page.QUESTION));
    }

    Mono<ServerResponse> leave(ServerRequest request) {
        return answer(
                request,
                subject ->
                        inbound.tell(subject, InboundKind.UNSUBSCRIBE)
                                .then(Mono.defer(() -> page(request, HttpStatus.OK, Page.DONE)))
                                .onErrorResume(failure -> notKept(request, failure)));
    }

    private Mono<ServerResponse> answer(
            ServerRequest request, Function<Subject, Mono<ServerResponse>> work) {
        String token = request.pathVariable("token");
        Optional<Subject> subject = tokens.verify(token);
        return subject.map(work)
                .orElseGet(() ->
                        page(
                                request,
                                tokens.isWellFormed(token)
                                        ? HttpStatus.FORBIDDEN
                                        : HttpStatus.NOT_FOUND,
                                Page.UNKNOWN));
    }

    private static Mono<ServerResponse> notKept(ServerRequest request, Throwable failure) {
        log.warn("a wish to unsubscribe could not be kept: {}", failure.toString());
        return page(request, HttpStatus.SERVICE_UNAVAILABLE, Page.LATER);
    }

    /** The address is a secret of the person's: it is kept nowhere and told nobody. */
    private static Mono<ServerResponse> page(ServerRequest request, HttpStatus status, Page page) {
        ServerResponse.BodyBuilder answer =
                ServerResponse.status(status)
                        .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
                        .cacheControl(CacheControl.noStore())
                        .header("Referrer-Policy", "no-referrer")
                        .header("X-Robots-Tag", "noindex, nofollow")
                        .header(
                                "Content-Security-Policy",
                                "default-src 'none'; style-src 'unsafe-inline'; form-action"
                                        + " 'self'; frame-ancestors 'none'")
                        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        if (page == Page.LATER) {
            answer.header(HttpHeaders.RETRY_AFTER, SOON);
        }
        return answer.bodyValue(
                page.in(request.headers().firstHeader(HttpHeaders.ACCEPT_LANGUAGE)));
    }
}
