package com.ziraai.inquiry;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Who asks, by the token.
 *
 * @param subject the token's subject
 * @param sponsorId the tenant; empty where the token names none
 * @param sponsorName the tenant's name as it stands in messages
 * @param admin whether the caller may know of every tenant
 */
public record Caller(
        String subject, Optional<String> sponsorId, Optional<String> sponsorName, boolean admin) {

    /** Role of those who act for one tenant. */
    public static final String SPONSOR_ROLE = "Sponsor";

    /** Role of those who may act for every tenant. */
    public static final String ADMIN_ROLE = "Admin";

    private static final Pattern SPONSOR_ID = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

    /** Whether the text can be a tenant's id. */
    public static boolean isSponsorId(String text) {
        return SPONSOR_ID.matcher(text).matches();
    }

    /** The caller; empty when the token's roles do not let anybody ask. */
    public static Optional<Caller> of(Jwt token) {
        List<String> roles =
                Optional.ofNullable(token.getClaimAsStringList("roles")).orElse(List.of());
        boolean admin = roles.contains(ADMIN_ROLE);
        return admin || roles.contains(SPONSOR_ROLE)
                ? Optional.of(of(token, admin))
                : Optional.empty();
    }

    /** The gateway in its own name: it may know what the tenant its token names may. */
    static Caller ofGateway(Jwt token) {
        return of(token, false);
    }

    private static Caller of(Jwt token, boolean admin) {
        return new Caller(
                Optional.ofNullable(token.getSubject()).orElse("unknown"),
                Optional.ofNullable(token.getClaimAsString("sponsor_id"))
                        .filter(Caller::isSponsorId),
                Optional.ofNullable(token.getClaimAsString("sponsor_name"))
                        .filter(name -> !name.isBlank()),
                admin);
    }

    /** Whether what belongs to that tenant is the caller's to see. */
    public boolean maySee(String owner) {
        return admin || sponsorId.filter(owner::equals).isPresent();
    }
}
