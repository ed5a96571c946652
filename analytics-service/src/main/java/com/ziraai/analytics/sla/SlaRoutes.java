package com.ziraai.analytics.sla;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import com.ziraai.analytics.access.Answers;
import com.ziraai.analytics.access.Caller;
import com.ziraai.analytics.progress.Operation;
import com.ziraai.analytics.progress.Operations;
import com.ziraai.analytics.store.Tallies;
import java.util.List;
import java.util.Objects;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * {@code GET /api/v1/operations/{operationId}/sla}: the {@link ServiceLevel} of this instant. 404
 * when the operation is not known or not the caller's.
 */
final class SlaRoutes {

    private final Operations operations;
    private final Tallies tallies;
    private final Answers answers;

    SlaRoutes(Operations operations, Tallies tallies, Answers answers) {
        this.operations = operations;
        this.tallies = tallies;
        this.answers = answers;
    }

    RouterFunction<ServerResponse> routes() {
        return route().GET("/api/v1/operations/{operationId}/sla", this::serviceLevel).build();
    }

    private Mono<ServerResponse> serviceLevel(ServerRequest request) {
        return Caller.of(request)
                .flatMap(caller -> visible(caller, request.pathVariable("operationId")))
                .flatMap(this::serviceLevel)
                .flatMap(answers::data)
                .switchIfEmpty(answers.notFound(request));
    }

    private Mono<Operation> visible(Caller caller, String operationId) {
        return operations.find(operationId).filter(found -> caller.maySee(found.sponsorId()));
    }

    private Mono<ServiceLevel> serviceLevel(Operation operation) {
        return tallies.of(List.of(operation.id()))
                .map(counts -> Objects.requireNonNull(counts.get(operation.id())))
                .map(counts -> ServiceLevel.of(operation, counts.sum()));
    }
}
