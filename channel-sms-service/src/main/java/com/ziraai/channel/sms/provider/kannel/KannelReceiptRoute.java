package com.ziraai.channel.sms.provider.kannel;

import com.ziraai.channel.attempt.CallbackTokens;
import com.ziraai.channel.receipt.ReceiptIntake;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * Takes delivery reports. 200 once the report is kept; 403 without a token of ours; 503 while it
 * cannot be kept, which Kannel repeats as often as {@code http-request-retry} says.
 */
final class KannelReceiptRoute {

    static final String PATH = "/receipts/kannel";

    private final CallbackTokens tokens;
    private final ReceiptIntake intake;

    KannelReceiptRoute(CallbackTokens tokens, ReceiptIntake intake) {
        this.tokens = tokens;
        this.intake = intake;
    }

    Mono<ServerResponse> take(ServerRequest request) {
        String query = Optional.ofNullable(request.uri().getRawQuery()).orElse("");
        return token(query)
                .flatMap(tokens::verify)
                .map(token -> intake.keep(token.contactKey(), query))
                .orElseGet(() -> intake.refuse(HttpStatus.FORBIDDEN));
    }

    private static Optional<String> token(String query) {
        try {
            return new QueryStringDecoder(query, false)
                    .parameters().getOrDefault("token", List.of()).stream().findFirst();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
