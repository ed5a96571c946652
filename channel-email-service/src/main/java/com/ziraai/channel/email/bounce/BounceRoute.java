package com.ziraai.channel.email.bounce;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.ziraai.channel.receipt.ReceiptIntake;
import java.security.MessageDigest;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * {@code POST /receipts/smtp}: one raw message, as a mail server pipes it. 403 without the secret,
 * 413 above 3 MB, otherwise as {@link Bounces#take}.
 */
final class BounceRoute {

    static final String PATH = "/receipts/smtp";
    static final String SECRET = "X-Receipt-Secret";

    /** A returned message of 2 MB in base64; we ask for its header alone. */
    static final int LARGEST = 3 * 1024 * 1024;

    private final byte[] secret;
    private final ReceiptIntake intake;
    private final Bounces bounces;

    /**
     * @param secret of who may post; nobody may where it is empty
     */
    BounceRoute(String secret, ReceiptIntake intake, Bounces bounces) {
        this.secret = secret.getBytes(UTF_8);
        this.intake = intake;
        this.bounces = bounces;
    }

    Mono<ServerResponse> take(ServerRequest request) {
        String given = request.headers().firstHeader(SECRET);
        boolean known =
                secret.length > 0
                        && given != null
                        && MessageDigest.isEqual(given.getBytes(UTF_8), secret);
        return known
                ? intake.read(request, LARGEST, bounces::take)
                : intake.refuse(HttpStatus.FORBIDDEN);
    }
}
