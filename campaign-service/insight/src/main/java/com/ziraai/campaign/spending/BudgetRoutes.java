package com.ziraai.campaign.spending;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import com.ziraai.campaign.control.Control;
import com.ziraai.campaign.gateway.Caller;
import com.ziraai.campaign.gateway.StrictJson;
import com.ziraai.campaign.price.Money;
import com.ziraai.campaign.progress.ProgressCopy;
import com.ziraai.campaign.progress.Standing;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * {@code PUT /api/v1/bulk-operations/{operationId}/budget}. A higher limit lets an operation go on
 * that waits for money; a lower one holds back what is not charged yet.
 */
final class BudgetRoutes {

    private static final String BUDGET = "/api/v1/bulk-operations/{operationId}/budget";

    private final ProgressCopy progress;
    private final Control control;
    private final String currency;
    private final StrictJson json;

    BudgetRoutes(ProgressCopy progress, Control control, String currency, StrictJson json) {
        this.progress = progress;
        this.control = control;
        this.currency = currency;
        this.json = json;
    }

    record Answer(boolean success, Data data) {

        /** {@code budgetLimit} is null where nothing limits the operation. */
        record Data(String operationId, @Nullable BigDecimal budgetLimit, String currency) {}
    }

    RouterFunction<ServerResponse> routes() {
        return route().PUT(BUDGET, this::set).build();
    }

    private Mono<ServerResponse> set(ServerRequest request) {
        return Caller.of(request)
                .flatMap(caller ->
                        progress.find(caller, request.pathVariable("operationId"))
                                .flatMap(found ->
                                        request.bodyToMono(byte[].class)
                                                .defaultIfEmpty(new byte[0])
                                                .flatMap(body -> set(found, limit(body), caller))))
                .flatMap(answer -> ServerResponse.ok().bodyValue(answer));
    }

    private Optional<Long> limit(byte[] body) {
        return json.read(body, BudgetRequest.class).micros();
    }

    private Mono<Answer> set(Standing standing, Optional<Long> limit, Caller caller) {
        return control.limit(standing, limit, caller.subject())
                .thenReturn(
                        new Answer(
                                true,
                                new Answer.Data(
                                        standing.operationId(),
                                        limit.map(Money::ofMicros).orElse(null),
                                        currency)));
    }
}
