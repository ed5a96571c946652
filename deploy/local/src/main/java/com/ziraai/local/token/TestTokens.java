package com.ziraai.local.token;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** Tokens for tests of whoever reads them, signed with a key pair made for that. */
public final class TestTokens {

    /** Subject of every token. */
    public static final String SUBJECT = "test-user";

    private final SigningKeys keys;
    private final TokenMint mint;
    private final TokenMint lastWeek;

    public TestTokens() {
        keys = temporaryKeys();
        mint = new TokenMint(keys, Clock.systemUTC());
        lastWeek =
                new TokenMint(keys, Clock.offset(Clock.systemUTC(), Duration.ofDays(7).negated()));
    }

    private static SigningKeys temporaryKeys() {
        try {
            var folder = Files.createTempDirectory("test-tokens-");
            var keys = SigningKeys.in(folder);
            folder.toFile().deleteOnExit();
            try (var files = Files.list(folder)) {
                files.forEach(each -> each.toFile().deleteOnExit());
            }
            return keys;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of the public key, as Spring takes it. */
    public String publicKeyLocation() {
        return "file:" + keys.publicFile();
    }

    public String sponsor(String sponsorId) {
        return mint.mint(SUBJECT, "Sponsor", tenant(sponsorId));
    }

    public String admin() {
        return mint.mint(SUBJECT, "Admin", Map.of());
    }

    /** Of a sponsor, but of which? */
    public String withoutSponsor() {
        return mint.mint(SUBJECT, "Sponsor", Map.of());
    }

    /** With a role that nothing is open to. */
    public String withoutRole(String sponsorId) {
        return mint.mint(SUBJECT, "Farmer", tenant(sponsorId));
    }

    public String expired(String sponsorId) {
        return lastWeek.mint(SUBJECT, "Sponsor", tenant(sponsorId));
    }

    private static Map<String, Object> tenant(String sponsorId) {
        return Map.of("sponsor_id", sponsorId, "sponsor_name", "Sponsor " + sponsorId);
    }
}
