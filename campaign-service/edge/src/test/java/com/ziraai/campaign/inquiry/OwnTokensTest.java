package com.ziraai.campaign.inquiry;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.ziraai.infrastructure.token.TestTokens;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.DefaultResourceLoader;

class OwnTokensTest {

    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");

    private final OwnTokens tokens =
            new OwnTokens(
                    new DefaultResourceLoader()
                            .getResource(new TestTokens().gatewaySigningKeyLocation()),
                    Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void theyAreForOneServiceOneTenantAndAMinute() throws ParseException {
        JWTClaimsSet claims = claims(Optional.of("sponsor-1"));

        assertThat(claims.getAudience()).containsExactly("code-service");
        assertThat(claims.getClaim("sponsor_id")).isEqualTo("sponsor-1");
        assertThat(claims.getSubject()).isEqualTo("campaign-service");
        assertThat(claims.getExpirationTime()).isEqualTo(Date.from(NOW.plusSeconds(60)));
        assertThat(claims.getClaim("roles")).isNull();
    }

    @Test
    void whatIsNobodysNamesNoTenant() throws ParseException {
        assertThat(claims(Optional.empty()).getClaims()).doesNotContainKey("sponsor_id");
    }

    private JWTClaimsSet claims(Optional<String> sponsor) throws ParseException {
        String header = tokens.header("code-service", sponsor);
        assertThat(header).startsWith("Bearer ");
        return SignedJWT.parse(header.substring("Bearer ".length())).getJWTClaimsSet();
    }
}
