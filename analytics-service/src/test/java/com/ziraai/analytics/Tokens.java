package com.ziraai.analytics;

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
import java.util.Base64;
import java.util.Date;
import java.util.List;

/** Mints the tokens the service accepts. */
public final class Tokens {

    private final KeyPair keys = keys();

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Location of the public key, as Spring takes it. */
    public String publicKeyLocation() {
        String pem =
                "-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getMimeEncoder().encodeToString(keys.getPublic().getEncoded())
                        + "\n-----END PUBLIC KEY-----\n";
        try {
            Path file = Files.createTempFile("public-key", ".pem");
            file.toFile().deleteOnExit();
            return "file:" + Files.writeString(file, pem);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String sponsor(String sponsorId) {
        return token("Sponsor", sponsorId, 3_600_000);
    }

    public String admin() {
        return token("Admin", "", 3_600_000);
    }

    public String withoutRole() {
        return token("Farmer", Outcomes.SPONSOR, 3_600_000);
    }

    public String expired() {
        return token("Admin", "", -3_600_000);
    }

    private String token(String role, String sponsorId, long validMillis) {
        var claims =
                new JWTClaimsSet.Builder()
                        .subject("user-1")
                        .claim("roles", List.of(role))
                        .claim("sponsor_id", sponsorId)
                        .expirationTime(new Date(new Date().getTime() + validMillis))
                        .build();
        var token = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims);
        try {
            token.sign(new RSASSASigner(keys.getPrivate()));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }
}
