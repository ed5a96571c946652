package com.ziraai.local.token;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Mints RS256 tokens as the campaign and analytics services expect them. */
public final class TokenMint {

    private static final Duration VALIDITY = Duration.ofHours(24);
    private static final JsonMapper JSON = new JsonMapper();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final SigningKeys keys;
    private final Clock clock;

    public TokenMint(SigningKeys keys, Clock clock) {
        this.keys = keys;
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
        var claims = new LinkedHashMap<String, Object>();
        claims.put("sub", subject);
        claims.put("roles", List.of(role));
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plus(VALIDITY).getEpochSecond());
        claims.putAll(tenant);
        var signed = encode(Map.of("alg", "RS256", "typ", "JWT")) + "." + encode(claims);
        return signed + "." + sign(signed);
    }

    private static String encode(Map<String, Object> part) {
        return BASE64.encodeToString(JSON.writeValueAsBytes(part));
    }

    private String sign(String text) {
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.privateKey());
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
