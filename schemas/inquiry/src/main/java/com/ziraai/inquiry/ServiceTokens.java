package com.ziraai.inquiry;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Credentials of one service for another, made and checked with a secret that the two share. Each
 * is good for one deed at one service and for a minute, so whoever sees one can do little with it.
 * Thread-safe.
 */
public final class ServiceTokens {

    /** As long as what HMAC-SHA256 puts out; the library takes no less. */
    public static final int SHORTEST_SECRET = 32;

    private static final String BEARER = "Bearer ";
    private static final String DEED = "deed";
    private static final Duration VALIDITY = Duration.ofMinutes(1);

    /** How far the clocks of two machines may differ. */
    private static final Duration CLOCKS = Duration.ofMinutes(1);

    private final byte[] secret;
    private final Clock clock;

    /**
     * @param secret of at least {@value #SHORTEST_SECRET} characters
     */
    public ServiceTokens(String secret, Clock clock) {
        if (secret.length() < SHORTEST_SECRET) {
            throw new IllegalArgumentException("a secret has 32 characters or more");
        }
        this.secret = secret.getBytes(UTF_8);
        this.clock = clock;
    }

    /**
     * An {@code Authorization} header.
     *
     * @param service that is asked
     * @param deed it is asked for
     */
    public String header(String service, String deed) {
        Instant now = clock.instant();
        JWTClaimsSet claims =
                new JWTClaimsSet.Builder()
                        .audience(service)
                        .claim(DEED, deed)
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(VALIDITY)))
                        .build();
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        try {
            token.sign(new MACSigner(secret));
        } catch (JOSEException e) {
            throw new IllegalStateException("a secret of that length signs", e);
        }
        return BEARER + token.serialize();
    }

    /** Whether an {@code Authorization} header lets its bearer do that deed at that service now. */
    public boolean permits(@Nullable String header, String service, String deed) {
        if (header == null || !header.startsWith(BEARER)) {
            return false;
        }
        try {
            SignedJWT token = SignedJWT.parse(header.substring(BEARER.length()));
            return JWSAlgorithm.HS256.equals(token.getHeader().getAlgorithm())
                    && token.verify(new MACVerifier(secret))
                    && isFor(token.getJWTClaimsSet(), service, deed);
        } catch (ParseException | JOSEException forged) {
            return false;
        }
    }

    private boolean isFor(JWTClaimsSet claims, String service, String deed) {
        Date end = claims.getExpirationTime();
        return end != null
                && end.toInstant().plus(CLOCKS).isAfter(clock.instant())
                && List.of(service).equals(claims.getAudience())
                && deed.equals(claims.getClaim(DEED));
    }
}
