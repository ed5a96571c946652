package com.ziraai.campaign.admission;

import com.ziraai.campaign.gateway.Caller;
import com.ziraai.campaign.gateway.ProblemException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.web.reactive.function.server.ServerRequest;

/**
 * What makes two requests the same: who sent it, the key the caller gave it and what was in it.
 *
 * @param scope whose key it is
 * @param key value of the {@code Idempotency-Key} header
 * @param hash SHA-256 of the raw body
 */
@SuppressWarnings("ArrayRecordComponent") // compared with MessageDigest.isEqual only
public record RequestKey(String scope, String key, byte[] hash) {

    /** Name of the header. */
    private static final String HEADER = "Idempotency-Key";

    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1,255}");

    /**
     * The key of a request; empty if it has none.
     *
     * @param asked what the request asks for: its body, or what stands for it where it has none
     * @throws ProblemException if the header is none of 1 to 255 visible ASCII characters
     */
    public static Optional<RequestKey> of(ServerRequest request, Caller caller, byte[] asked) {
        return Optional.ofNullable(request.headers().firstHeader(HEADER))
                .map(header ->
                        of(caller.scope(), header, asked)
                                .orElseThrow(
                                        () -> ProblemException.invalid(HEADER, "INVALID_HEADER")));
    }

    /**
     * The key of whoever asks without a request; empty if that is none of 1 to 255 visible ASCII
     * characters.
     *
     * @param scope whose key it is
     * @param asked what is asked for
     */
    public static Optional<RequestKey> of(String scope, String key, byte[] asked) {
        return FORM.matcher(key).matches()
                ? Optional.of(new RequestKey(scope, key, sha256(asked)))
                : Optional.empty();
    }

    private static byte[] sha256(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    boolean isSameRequest(byte[] otherHash) {
        return MessageDigest.isEqual(hash, otherHash);
    }
}
