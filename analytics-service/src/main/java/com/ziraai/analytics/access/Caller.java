package com.ziraai.analytics.access;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.reactive.function.server.ServerRequest;
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

    /** Whether what belongs to that sponsor is the caller's to see. */
    public boolean maySee(String owner) {
        return admin || owner.equals(sponsorId);
    }
}
