package com.ziraai.campaign.gateway;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * Who sent a request, from its bearer token.
 *
 * @param subject the token's subject
 * @param sponsorId the tenant; always there unless the caller is an administrator
 * @param sponsorName the tenant's name as it stands in messages
 * @param admin whether the caller may act for every tenant
 */
public record Caller(
        String subject, Optional<String> sponsorId, Optional<String> sponsorName, boolean admin) {

    /** Whether the text can be a tenant's id. */
    public static boolean isSponsorId(String text) {
        return com.ziraai.inquiry.Caller.isSponsorId(text);
    }

    /**
     * The caller of a request that passed the security chain; fails with 403 if a sponsor's token
     * names no sponsor.
     */
    public static Mono<Caller> of(ServerRequest request) {
        return request.principal()
                .cast(JwtAuthenticationToken.class)
                .map(authentication -> from(authentication.getToken()));
    }

    private static Caller from(Jwt token) {
        return com.ziraai.inquiry.Caller.of(token)
                .filter(read -> read.admin() || read.sponsorId().isPresent())
                .map(read ->
                        new Caller(
                                read.subject(), read.sponsorId(), read.sponsorName(), read.admin()))
                .orElseThrow(
                        () -> ProblemException.of(HttpStatus.FORBIDDEN, "TOKEN_WITHOUT_SPONSOR"));
    }

    /** Fails with 403 unless the caller is an administrator. */
    public void requireAdmin() {
        if (!admin) {
            throw ProblemException.of(HttpStatus.FORBIDDEN, "FORBIDDEN");
        }
    }

    /** Whether the caller may know of what belongs to that tenant. */
    public boolean maySee(String owner) {
        return admin || sponsorId.filter(owner::equals).isPresent();
    }

    /**
     * The tenant a request is for: the one its body names, or the caller's own. Zero is what
     * clients send that leave the field alone.
     *
     * @throws ProblemException if it names another's, or an administrator names none
     */
    public String sponsorNamed(@Nullable JsonNode named) {
        Optional<String> id =
                Optional.ofNullable(named)
                        .filter(JsonNode::isValueNode)
                        .map(JsonNode::asString)
                        .filter(text ->
                                !text.isEmpty() && !text.equals("0") && !text.equals("null"));
        if (id.isPresent() && !maySee(id.get())) {
            throw ProblemException.invalid("sponsorId", "FOREIGN_SPONSOR");
        }
        return id.or(this::sponsorId)
                .orElseThrow(() -> ProblemException.invalid("sponsorId", "REQUIRED"));
    }

    /** Whose idempotency keys these are: the tenant's, or an administrator's own. */
    public String scope() {
        return sponsorId.map(id -> "sponsor:" + id).orElse("admin:" + subject);
    }
}
