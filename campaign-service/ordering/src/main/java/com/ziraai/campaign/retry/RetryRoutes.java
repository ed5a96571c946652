package com.ziraai.campaign.retry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import com.ziraai.campaign.admission.IdempotencyKeys;
import com.ziraai.campaign.admission.KeptAnswer;
import com.ziraai.campaign.admission.RequestKey;
import com.ziraai.campaign.forecast.Forecasts;
import com.ziraai.campaign.gateway.Caller;
import com.ziraai.campaign.gateway.ProblemException;
import com.ziraai.campaign.gateway.Texts;
import com.ziraai.campaign.inquiry.Peer;
import com.ziraai.campaign.item.ItemPages;
import com.ziraai.campaign.item.ItemState;
import com.ziraai.campaign.operation.OperationKind;
import com.ziraai.campaign.progress.ProgressCopy;
import com.ziraai.campaign.progress.Standing;
import com.ziraai.campaign.sponsor.Sponsors;
import com.ziraai.campaign.trace.RequestOrigin;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** {@code POST /api/v1/bulk-operations/retry/{operationId}}. Without a body. */
final class RetryRoutes {

    private static final Set<ItemState> FAILED = EnumSet.of(ItemState.FAILED, ItemState.UNKNOWN);

    private final ProgressCopy progress;
    private final Sponsors sponsors;
    private final ItemPages items;
    private final IdempotencyKeys keys;
    private final Retries retries;
    private final RetryReport report;
    private final Forecasts forecasts;

    RetryRoutes(
            ProgressCopy progress,
            Sponsors sponsors,
            ItemPages items,
            IdempotencyKeys keys,
            Retries retries,
            RetryReport report,
            Forecasts forecasts) {
        this.progress = progress;
        this.sponsors = sponsors;
        this.items = items;
        this.keys = keys;
        this.retries = retries;
        this.report = report;
        this.forecasts = forecasts;
    }

    RouterFunction<ServerResponse> routes() {
        return route().POST("/api/v1/bulk-operations/retry/{operationId}", this::retry).build();
    }

    private Mono<ServerResponse> retry(ServerRequest request) {
        return Caller.of(request)
                .flatMap(caller ->
                        progress.find(caller, request.pathVariable("operationId"))
                                .flatMap(operation -> answer(request, caller, operation)))
                .flatMap(answer ->
                        ServerResponse.status(answer.status())
                                .contentType(MediaType.APPLICATION_JSON)
                                .bodyValue(answer.body()));
    }

    private Mono<KeptAnswer> answer(ServerRequest request, Caller caller, Standing operation) {
        Optional<RequestKey> key = key(request, caller, operation);
        return Mono.justOrEmpty(key)
                .flatMap(keys::find)
                .switchIfEmpty(Mono.defer(() -> fresh(request, caller, operation, key)));
    }

    private Mono<KeptAnswer> fresh(
            ServerRequest request, Caller caller, Standing operation, Optional<RequestKey> key) {
        requireRetryable(operation);
        String id = operation.operationId();
        Locale language = Texts.language(request.headers().asHttpHeaders());
        return forecasts
                .requireOpen(operation.asked().channel())
                .thenMany(Flux.defer(() -> items.all(Peer.token(request), operation, FAILED)))
                .collect(FailedItems::new, FailedItems::add)
                .zipWith(sponsors.of(caller, operation.sponsorId()))
                .flatMap(found ->
                        retries.retry(
                                found.getT2(),
                                id,
                                found.getT1(),
                                RequestOrigin.of(request, caller),
                                key,
                                retry -> report.of(id, found.getT1(), retry, language)));
    }

    private static void requireRetryable(Standing operation) {
        if (OperationKind.of(operation.operationId()) == OperationKind.CODES) {
            throw ProblemException.of(HttpStatus.CONFLICT, "RETRY_NOT_POSSIBLE");
        }
        if (!operation.isFinished()) {
            throw ProblemException.of(HttpStatus.CONFLICT, "NOT_AT_REST", operation.statusWord());
        }
    }

    /** The request is what it asks for: the same key for another operation is a conflict. */
    private static Optional<RequestKey> key(
            ServerRequest request, Caller caller, Standing operation) {
        return RequestKey.of(request, caller, ("retry/" + operation.operationId()).getBytes(UTF_8));
    }
}
