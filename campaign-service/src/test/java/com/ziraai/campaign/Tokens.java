package com.ziraai.campaign;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;

/** Mints tokens with a key of its own. */
final class Tokens {

    private final KeyPair keys = generate();

    private static KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Location of the public key as a resource server takes it. */
    String publicKeyLocation() {
        try {
            Path file = Files.createTempFile("campaign-test-", ".pem");
            file.toFile().deleteOnExit();
            String body =
                    Base64.getMimeEncoder(
                                    64, "\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                            .encodeToString(keys.getPublic().getEncoded());
            Files.writeString(
                    file, "-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----\n");
            return "file:" + file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String sponsor(String id) {
        return mint(
                claims("Sponsor", Duration.ofHours(1))
                        .claim("sponsor_id", id)
                        .claim("sponsor_name", "Sponsor " + id));
    }

    String admin() {
        return mint(claims("Admin", Duration.ofHours(1)));
    }

    String withoutSponsor() {
        return mint(claims("Sponsor", Duration.ofHours(1)));
    }

    String farmer() {
        return mint(claims("Farmer", Duration.ofHours(1)).claim("sponsor_id", "x"));
    }

    String expired(String id) {
        return mint(claims("Sponsor", Duration.ofHours(-1)).claim("sponsor_id", id));
    }

    private static JWTClaimsSet.Builder claims(String role, Duration life) {
        return new JWTClaimsSet.Builder()
                .subject("test-user")
                .claim("roles", List.of(role))
                .expirationTime(Date.from(Instant.now().plus(life)));
    }

    private String mint(JWTClaimsSet.Builder claims) {
        try {
            SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims.build());
            token.sign(new RSASSASigner(keys.getPrivate()));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
