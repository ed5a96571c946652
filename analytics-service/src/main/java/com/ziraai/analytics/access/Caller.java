package com.ziraai.analytics.access;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;

/** Who asks, by the token. */
public final class Caller {

    private final boolean admin;
    private final @Nullable String sponsorId;

    private Caller(boolean admin, @Nullable String sponsorId) {
        this.admin = admin;
        this.sponsorId = sponsorId;
    }

    /** The caller of an authenticated request. */
    public static Mono<Caller> of(ServerRequest request) {
        return request.principal()
                .cast(JwtAuthenticationToken.class)
                .map(token -> of(token.getToken()));
    }

    static Caller of(Jwt token) {
        List<String> roles = token.getClaimAsStringList("roles");
        return new Caller(
                roles != null && roles.contains("Admin"), token.getClaimAsString("sponsor_id"));
    }

    /**
     * The sponsor whose numbers the caller is to see: a sponsor its own, an admin the one asked
     * for, or empty, which means all.
     *
     * @throws ResponseStatusException 403 if they are another sponsor's
     */
    public Optional<String> sponsor(Optional<String> asked) {
        if (admin) {
            return asked;
        }
        if (sponsorId == null || !asked.orElse(sponsorId).equals(sponsorId)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return Optional.of(sponsorId);
    }

    /** Whether the caller is one of ours. */
    public boolean isAdmin() {
        return admin;
    }

    /** Whether what belongs to that sponsor is the caller's to see. */
    public boolean maySee(String owner) {
        return admin || owner.equals(sponsorId);
    }
}
