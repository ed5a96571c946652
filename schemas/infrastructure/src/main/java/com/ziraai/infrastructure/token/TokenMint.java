package com.ziraai.infrastructure.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;

/** Mints RS256 tokens as the campaign and analytics services expect them. */
public final class TokenMint {

    private static final Duration VALIDITY = Duration.ofHours(24);
    private static final JWSHeader HEADER =
            new JWSHeader.Builder(JWSAlgorithm.RS256).type(JOSEObjectType.JWT).build();

    private final JWSSigner signer;
    private final Clock clock;

    public TokenMint(SigningKeys keys, Clock clock) {
        this.signer = new RSASSASigner(keys.privateKey());
        this.clock = clock;
    }

    /**
     * A token valid for a day.
     *
     * @param sponsorId tenant; claim {@code sponsor_id}
     * @param sponsorName name in messages; claim {@code sponsor_name}
     * @param role {@code Sponsor} or {@code Admin}
     */
    public String mint(String sponsorId, String sponsorName, String role) {
        return mint(sponsorId, role, Map.of("sponsor_id", sponsorId, "sponsor_name", sponsorName));
    }

    /**
     * A token valid for a day.
     *
     * @param tenant claims about the sponsor
     */
    String mint(String subject, String role, Map<String, ?> tenant) {
        var now = clock.instant();
        var claims =
                new JWTClaimsSet.Builder()
                        .subject(subject)
                        .claim("roles", List.of(role))
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(VALIDITY)));
        tenant.forEach(claims::claim);
        var token = new SignedJWT(HEADER, claims.build());
        try {
            token.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }
}
