package com.ziraai.inquiry;

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
import java.util.Base64;
import java.util.Date;
import java.util.List;

/** Mints tokens for the tests of whoever is asked, with a key of its own. */
public final class TestTokens {

    private static final Duration HOUR = Duration.ofHours(1);

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

    /** Value of {@code ziraai.inquiry.public-key-location}. */
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
        return mint("Sponsor", sponsorId, HOUR);
    }

    public String admin() {
        return mint("Admin", "", HOUR);
    }

    String withoutRole(String sponsorId) {
        return mint("Farmer", sponsorId, HOUR);
    }

    String expired(String sponsorId) {
        return mint("Sponsor", sponsorId, HOUR.negated());
    }

    private String mint(String role, String sponsorId, Duration validity) {
        var claims =
                new JWTClaimsSet.Builder()
                        .subject("user-1")
                        .claim("roles", List.of(role))
                        .claim("sponsor_id", sponsorId)
                        .expirationTime(new Date(new Date().getTime() + validity.toMillis()))
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
