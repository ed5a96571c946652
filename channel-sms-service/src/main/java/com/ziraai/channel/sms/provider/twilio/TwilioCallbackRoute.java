package com.ziraai.channel.sms.provider.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.ziraai.channel.attempt.CallbackTokens;
import com.ziraai.channel.provider.UnreadableReceiptException;
import com.ziraai.channel.receipt.ReceiptIntake;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * Takes status callbacks. 200 once one is kept; 403 without Twilio's signature or a token of ours;
 * 503 while it cannot be kept.
 */
final class TwilioCallbackRoute {

    static final String PATH = "/receipts/twilio";

    /** Twilio's callbacks have a dozen short fields. */
    static final int LARGEST = 64 * 1024;

    private final TwilioSignature signature;
    private final String publicUrl;
    private final CallbackTokens tokens;
    private final ReceiptIntake intake;

    /**
     * @param publicUrl of this route, as Twilio is given it
     */
    TwilioCallbackRoute(
            TwilioSignature signature, URI publicUrl, CallbackTokens tokens, ReceiptIntake intake) {
        this.signature = signature;
        this.publicUrl = publicUrl.toString();
        this.tokens = tokens;
        this.intake = intake;
    }

    Mono<ServerResponse> take(ServerRequest request) {
        String query = Optional.ofNullable(request.uri().getRawQuery()).orElse("");
        String header =
                Optional.ofNullable(request.headers().firstHeader(TwilioSignature.HEADER))
                        .orElse("");
        return intake.read(request, LARGEST, body -> keep(query, header, body));
    }

    /** What stands behind the hash is not sent; whether it is signed, Twilio does not say. */
    private boolean isSigned(String header, String url, Map<String, List<String>> form) {
        return signature.matches(header, url, form)
                || signature.matches(header, url + TwilioDialect.REPEATED, form);
    }

    private Mono<ServerResponse> keep(String query, String header, byte[] body) {
        try {
            Map<String, List<String>> form = TwilioReceipt.form(new String(body, UTF_8));
            if (!isSigned(header, publicUrl + "?" + query, form)) {
                return intake.refuse(HttpStatus.FORBIDDEN);
            }
            return TwilioReceipt.form(query).getOrDefault("token", List.of()).stream()
                    .findFirst()
                    .flatMap(tokens::verify)
                    .map(token -> intake.keep(token.contactKey(), query, body))
                    .orElseGet(() -> intake.refuse(HttpStatus.FORBIDDEN));
        } catch (UnreadableReceiptException e) {
            return intake.refuse(HttpStatus.FORBIDDEN);
        }
    }
}
