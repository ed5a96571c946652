package com.ziraai.infrastructure.token;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** Tokens for tests of whoever reads them, signed with a key pair made for that. */
public final class TestTokens {

    /** Subject of every token. */
    public static final String SUBJECT = "test-user";

    private final SigningKeys keys;
    private final SigningKeys gateway;
    private final TokenMint mint;
    private final TokenMint lastWeek;

    public TestTokens() {
        keys = temporaryKeys(SigningKeys::in);
        gateway = temporaryKeys(SigningKeys::ofGateway);
        mint = new TokenMint(keys, Clock.systemUTC());
        lastWeek =
                new TokenMint(keys, Clock.offset(Clock.systemUTC(), Duration.ofDays(7).negated()));
    }

    private static SigningKeys temporaryKeys(Function<Path, SigningKeys> pair) {
        try {
            var folder = Files.createTempDirectory("test-tokens-");
            var keys = pair.apply(folder);
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

    /** Of the key the gateway's own tokens are verified with. */
    public String gatewayKeyLocation() {
        return "file:" + gateway.publicFile();
    }

    /** Of the key the gateway signs with. */
    public String gatewaySigningKeyLocation() {
        return "file:" + gateway.privateFile();
    }

    /** As the gateway asks for itself, of a tenant's things; {@code claims} go before ours. */
    public String gateway(String service, String sponsorId, Map<String, ?> claims) {
        var all = new HashMap<String, Object>(Map.of("aud", service, "sponsor_id", sponsorId));
        all.putAll(claims);
        return new TokenMint(gateway, Clock.systemUTC()).mint("campaign-service", "Service", all);
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
