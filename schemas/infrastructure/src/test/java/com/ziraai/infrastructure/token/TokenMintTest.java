package com.ziraai.infrastructure.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class TokenMintTest {

    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");

    @TempDir Path folder;

    @Test
    void tokenCarriesTheTenantAndVerifiesWithThePublicKey() throws Exception {
        var parts = mint().mint("s-1", "Tarım Kooperatifi", "Sponsor").split("\\.");

        var claims = new JsonMapper().readTree(Base64.getUrlDecoder().decode(parts[1]));
        assertThat(claims.path("sub").asString()).isEqualTo("s-1");
        assertThat(claims.path("sponsor_id").asString()).isEqualTo("s-1");
        assertThat(claims.path("sponsor_name").asString()).isEqualTo("Tarım Kooperatifi");
        assertThat(claims.path("roles").path(0).asString()).isEqualTo("Sponsor");
        assertThat(claims.path("exp").asLong()).isEqualTo(NOW.getEpochSecond() + 24 * 60 * 60);
        assertThat(verifies(parts[0] + "." + parts[1], parts[2])).isTrue();
        assertThat(verifies(parts[0] + "." + parts[1] + "x", parts[2])).isFalse();
    }

    @Test
    void keysAreMadeOnceAndOnlyTheirOwnerReadsThem() throws Exception {
        var made = SigningKeys.in(folder.resolve("secrets"));
        var kept = SigningKeys.in(folder.resolve("secrets"));

        assertThat(kept).isEqualTo(made);
        var mode = Files.getPosixFilePermissions(folder.resolve("secrets/jwt-private.pem"));
        assertThat(PosixFilePermissions.toString(mode)).isEqualTo("rw-------");
    }

    private TokenMint mint() {
        return new TokenMint(
                SigningKeys.in(folder.resolve("secrets")), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private boolean verifies(String signed, String signature) throws Exception {
        var verifier = Signature.getInstance("SHA256withRSA");
        verifier.initVerify(publicKey());
        verifier.update(signed.getBytes(StandardCharsets.US_ASCII));
        return verifier.verify(Base64.getUrlDecoder().decode(signature));
    }

    private PublicKey publicKey() throws Exception {
        var pem = Files.readString(SigningKeys.in(folder.resolve("secrets")).publicFile());
        var der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
        return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(der));
    }
}
