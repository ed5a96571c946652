package com.ziraai.inquiry;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.interfaces.RSAPublicKey;
import java.util.Objects;
import java.util.Optional;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.converter.RsaKeyConverters;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;

/** Lets in who brings a good token. */
final class Gatekeeper {

    private static final String BEARER = "Bearer ";

    private final Optional<ReactiveJwtDecoder> decoder;

    Gatekeeper(InquirySettings settings) {
        this.decoder =
                Optional.ofNullable(settings.publicKeyLocation())
                        .map(location ->
                                NimbusReactiveJwtDecoder.withPublicKey(key(location)).build());
    }

    private static RSAPublicKey key(Resource location) {
        try (InputStream text = location.getInputStream()) {
            return Objects.requireNonNull(RsaKeyConverters.x509().convert(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The caller; fails with 401 without a good token and with 403 without a role. */
    Mono<Caller> callerOf(ServerRequest request) {
        return Mono.justOrEmpty(token(request))
                .flatMap(this::decode)
                .switchIfEmpty(refused(HttpStatus.UNAUTHORIZED))
                .flatMap(caller ->
                        Mono.justOrEmpty(caller).switchIfEmpty(refused(HttpStatus.FORBIDDEN)));
    }

    private static Optional<String> token(ServerRequest request) {
        return Optional.ofNullable(request.headers().firstHeader(HttpHeaders.AUTHORIZATION))
                .filter(header -> header.startsWith(BEARER))
                .map(header -> header.substring(BEARER.length()));
    }

    private Mono<Optional<Caller>> decode(String token) {
        return Mono.justOrEmpty(decoder)
                .flatMap(each -> each.decode(token))
                .map(Caller::of)
                .onErrorResume(JwtException.class, _ -> Mono.empty());
    }

    private static <T> Mono<T> refused(HttpStatus status) {
        return Mono.error(() -> new ResponseStatusException(status));
    }
}
