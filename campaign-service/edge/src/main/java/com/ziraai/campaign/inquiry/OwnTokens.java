package com.ziraai.campaign.inquiry;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.interfaces.RSAPrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.security.converter.RsaKeyConverters;

/**
 * Credentials of our own, for what is asked while no caller waits. Each is good for one service,
 * one tenant's things and a minute, so whoever sees one can do little with it.
 */
final class OwnTokens {

    private static final String SUBJECT = "campaign-service";
    private static final Duration VALIDITY = Duration.ofMinutes(1);

    private final RSASSASigner signer;
    private final Clock clock;

    OwnTokens(Resource signingKey, Clock clock) {
        this.signer = new RSASSASigner(read(signingKey));
        this.clock = clock;
        // A key that signs nothing is told at the start, and no question waits for the first
        // signature.
        header(SUBJECT, Optional.empty());
    }

    private static RSAPrivateKey read(Resource location) {
        try (InputStream text = location.getInputStream()) {
            return Objects.requireNonNull(RsaKeyConverters.pkcs8().convert(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * An {@code Authorization} header.
     *
     * @param service that is asked
     * @param sponsorId whose things it is asked about; empty where they are nobody's
     */
    String header(String service, Optional<String> sponsorId) {
        return header(service, "sponsor_id", sponsorId.orElse(null));
    }

    /**
     * An {@code Authorization} header by which one thing can be asked for that is nobody's.
     *
     * @param service that is asked
     * @param deed as the service calls it
     */
    String headerFor(String service, String deed) {
        return header(service, "deed", deed);
    }

    private String header(String service, String claim, @Nullable String value) {
        Instant now = clock.instant();
        JWTClaimsSet claims =
                new JWTClaimsSet.Builder()
                        .subject(SUBJECT)
                        .audience(service)
                        .claim(claim, value)
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(VALIDITY)))
                        .build();
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims);
        try {
            token.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("an RSA key signs", e);
        }
        return "Bearer " + token.serialize();
    }
}
