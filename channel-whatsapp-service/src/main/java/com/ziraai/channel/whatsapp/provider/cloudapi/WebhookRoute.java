package com.ziraai.channel.whatsapp.provider.cloudapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.ziraai.channel.receipt.ReceiptIntake;
import java.security.MessageDigest;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * Takes Meta's webhooks. 200 once a webhook is kept; 401 without a signature, 403 with a wrong one;
 * 503 while it cannot be kept, after which Meta repeats it for up to a week; 413 when it is larger
 * than Meta's.
 */
final class WebhookRoute {

    static final String PATH = "/webhooks/whatsapp";

    /**
     * Bytes of a webhook: "payloads can be up to 3 MB" (Meta, Webhooks for WhatsApp), which bundle
     * up to a thousand updates.
     */
    static final int LARGEST = 3 * 1024 * 1024;

    private final WebhookSignature signature;
    private final WebhookKey key;
    private final String verifyToken;
    private final ReceiptIntake intake;

    WebhookRoute(
            WebhookSignature signature, WebhookKey key, String verifyToken, ReceiptIntake intake) {
        this.signature = signature;
        this.key = key;
        this.verifyToken = verifyToken;
        this.intake = intake;
    }

    /**
     * The handshake when the webhook is set up: the challenge comes back to whoever knows the
     * token.
     */
    Mono<ServerResponse> verify(ServerRequest request) {
        boolean known =
                request.queryParam("hub.mode").filter("subscribe"::equals).isPresent()
                        && request.queryParam("hub.verify_token").filter(this::isOurs).isPresent();
        return known
                ? ServerResponse.ok()
                        .contentType(MediaType.TEXT_PLAIN)
                        .bodyValue(request.queryParam("hub.challenge").orElse(""))
                : intake.refuse(HttpStatus.FORBIDDEN);
    }

    private boolean isOurs(String token) {
        return MessageDigest.isEqual(token.getBytes(UTF_8), verifyToken.getBytes(UTF_8));
    }

    Mono<ServerResponse> take(ServerRequest request) {
        String header = String.valueOf(request.headers().firstHeader(WebhookSignature.HEADER));
        if (!WebhookSignature.isWellFormed(header)) {
            return intake.refuse(HttpStatus.UNAUTHORIZED);
        }
        return intake.read(
                request,
                LARGEST,
                body ->
                        signature.matches(header, body)
                                ? intake.keep(key::of, body)
                                : intake.refuse(HttpStatus.FORBIDDEN));
    }
}
