package com.ziraai.inquiry;

import java.util.List;
import java.util.Optional;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Who asks, by the token.
 *
 * @param sponsorId the tenant; empty where the token names none
 * @param admin whether the caller may know of every tenant
 */
public record Caller(Optional<String> sponsorId, boolean admin) {

    /** The caller; empty when the token's roles do not let anybody ask. */
    static Optional<Caller> of(Jwt token) {
        List<String> roles =
                Optional.ofNullable(token.getClaimAsStringList("roles")).orElse(List.of());
        boolean admin = roles.contains("Admin");
        return admin || roles.contains("Sponsor")
                ? Optional.of(
                        new Caller(
                                Optional.ofNullable(token.getClaimAsString("sponsor_id")), admin))
                : Optional.empty();
    }

    /** Whether what belongs to that tenant is the caller's to see. */
    public boolean maySee(String owner) {
        return admin || sponsorId.filter(owner::equals).isPresent();
    }
}
