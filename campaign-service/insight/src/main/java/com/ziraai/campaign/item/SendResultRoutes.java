package com.ziraai.campaign.item;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import com.ziraai.campaign.gateway.Caller;
import com.ziraai.campaign.gateway.Parameters;
import com.ziraai.campaign.gateway.ProblemException;
import com.ziraai.campaign.gateway.Texts;
import com.ziraai.campaign.inquiry.Peer;
import com.ziraai.campaign.operation.StoredItems;
import com.ziraai.campaign.progress.ProgressCopy;
import com.ziraai.campaign.progress.Standing;
import com.ziraai.contract.OperationId;
import com.ziraai.event.PartPrice;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * {@code GET /api/v1/sponsorship/send/{distributionId}?wait=10}: a single link as it stands, once
 * it was sent or could not be, or when so many seconds are over. Another's is answered like none.
 */
final class SendResultRoutes {

    private static final int LONGEST_WAIT = 10;
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final ProgressCopy progress;
    private final StoredItems items;
    private final Stories stories;

    SendResultRoutes(ProgressCopy progress, StoredItems items, Stories stories) {
        this.progress = progress;
        this.items = items;
        this.stories = stories;
    }

    RouterFunction<ServerResponse> routes() {
        return route().GET("/api/v1/sponsorship/send/{distributionId}", this::result).build();
    }

    private Mono<ServerResponse> result(ServerRequest request) {
        Duration wait = Duration.ofSeconds(Parameters.number(request, "wait", 0, 0, LONGEST_WAIT));
        Locale language = Texts.language(request.headers().asHttpHeaders());
        String token = Peer.token(request);
        return Caller.of(request)
                .flatMap(caller -> progress.find(caller, request.pathVariable("distributionId")))
                .filter(operation -> operation.totalItems() == 1)
                .switchIfEmpty(Mono.error(SendResultRoutes::none))
                .flatMap(operation ->
                        prices(operation)
                                .flatMap(prices ->
                                        settled(token, operation, prices, language, wait)))
                .flatMap(result -> ServerResponse.ok().bodyValue(result));
    }

    private static ProblemException none() {
        return ProblemException.of(HttpStatus.NOT_FOUND, "OPERATION_NOT_FOUND");
    }

    private Mono<List<PartPrice>> prices(Standing operation) {
        return items.whole(new OperationId(operation.operationId()), 0)
                .map(stored -> stored.request().getPrices())
                .defaultIfEmpty(List.of());
    }

    private Mono<SendResult> settled(
            String token,
            Standing operation,
            List<PartPrice> prices,
            Locale language,
            Duration wait) {
        Mono<SendResult> now =
                stories.of(token, operation, 0, language)
                        .map(story -> SendResult.of(operation.sponsorId(), story, prices));
        return now.flatMap(result ->
                result.isSettled() || !wait.isPositive()
                        ? Mono.just(result)
                        : Mono.delay(PAUSE)
                                .then(
                                        Mono.defer(() ->
                                                settled(
                                                        token,
                                                        operation,
                                                        prices,
                                                        language,
                                                        wait.minus(PAUSE)))));
    }
}
