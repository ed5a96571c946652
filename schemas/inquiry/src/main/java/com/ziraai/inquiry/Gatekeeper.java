package com.ziraai.inquiry;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.converter.RsaKeyConverters;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Lets in who brings a good token. */
final class Gatekeeper {

    private static final String BEARER = "Bearer ";

    /** Claim of a gateway's token that names the one thing it is good for besides questions. */
    private static final String DEED = "deed";

    private final List<Door> doors = new ArrayList<>();
    private final Optional<ReactiveJwtDecoder> gateway;

    /**
     * @param service name of this one, which the gateway's own tokens have to be meant for
     */
    Gatekeeper(InquirySettings settings, String service) {
        if (settings.publicKeyLocation() != null) {
            doors.add(new Door(decoder(settings.publicKeyLocation()), Caller::of));
        }
        this.gateway =
                Optional.ofNullable(settings.gatewayKeyLocation())
                        .map(key -> ofGateway(key, service));
        gateway.ifPresent(decoder ->
                doors.add(new Door(decoder, token -> Optional.of(Caller.ofGateway(token)))));
    }

    /** Whose signature is asked for, and who comes in by it: no key opens another's door. */
    private record Door(ReactiveJwtDecoder decoder, Function<Jwt, Optional<Caller>> caller) {

        Mono<Optional<Caller>> open(String token) {
            return decoder.decode(token)
                    .map(caller)
                    .onErrorResume(JwtException.class, _ -> Mono.empty());
        }
    }

    private static NimbusReactiveJwtDecoder decoder(Resource key) {
        return NimbusReactiveJwtDecoder.withPublicKey(read(key)).build();
    }

    /** Its tokens are for one service and a moment: one that is neither is not the gateway's. */
    private static NimbusReactiveJwtDecoder ofGateway(Resource key, String service) {
        NimbusReactiveJwtDecoder decoder = decoder(key);
        decoder.setJwtValidator(
                new DelegatingOAuth2TokenValidator<>(
                        new JwtTimestampValidator(),
                        new JwtClaimValidator<Instant>(JwtClaimNames.EXP, Objects::nonNull),
                        new JwtClaimValidator<List<String>>(
                                JwtClaimNames.AUD, meant -> List.of(service).equals(meant))));
        return decoder;
    }

    private static RSAPublicKey read(Resource location) {
        try (InputStream text = location.getInputStream()) {
            return Objects.requireNonNull(RsaKeyConverters.x509().convert(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The caller; fails with 401 without a good token and with 403 without a role. */
    Mono<Caller> callerOf(ServerRequest request) {
        return Mono.justOrEmpty(token(request))
                .flatMap(token ->
                        Flux.fromIterable(doors).concatMap(each -> each.open(token)).next())
                .switchIfEmpty(refused(HttpStatus.UNAUTHORIZED))
                .flatMap(caller ->
                        Mono.justOrEmpty(caller).switchIfEmpty(refused(HttpStatus.FORBIDDEN)));
    }

    /**
     * The gateway in its own name; fails with 401 for everybody else, and with 403 where its token
     * is not for that deed: who sees a question of its may not do more than ask it.
     */
    Mono<Caller> gatewayFor(String deed, ServerRequest request) {
        return Mono.justOrEmpty(token(request))
                .flatMap(token -> Mono.justOrEmpty(gateway).flatMap(door -> door.decode(token)))
                .onErrorResume(JwtException.class, _ -> Mono.empty())
                .switchIfEmpty(refused(HttpStatus.UNAUTHORIZED))
                .filter(token -> deed.equals(token.getClaimAsString(DEED)))
                .switchIfEmpty(refused(HttpStatus.FORBIDDEN))
                .map(Caller::ofGateway);
    }

    private static Optional<String> token(ServerRequest request) {
        return Optional.ofNullable(request.headers().firstHeader(HttpHeaders.AUTHORIZATION))
                .filter(header -> header.startsWith(BEARER))
                .map(header -> header.substring(BEARER.length()));
    }

    private static <T> Mono<T> refused(HttpStatus status) {
        return Mono.error(() -> new ResponseStatusException(status));
    }
}
