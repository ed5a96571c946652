package com.ziraai.analytics.progress;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import com.ziraai.analytics.access.Answers;
import com.ziraai.analytics.access.Caller;
import com.ziraai.analytics.store.Tallies;
import com.ziraai.event.OperationProgress;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * {@code GET /api/v1/operations/{operationId}/progress}: the committed counts of this instant, as
 * an {@link OperationProgress} with the revision of the last published one. 404 when the operation
 * is not known or not the caller's.
 */
final class ProgressRoutes {

    private final Operations operations;
    private final Tallies tallies;
    private final ProgressSettings settings;
    private final Answers answers;
    private final Clock clock;

    ProgressRoutes(
            Operations operations,
            Tallies tallies,
            ProgressSettings settings,
            Answers answers,
            Clock clock) {
        this.operations = operations;
        this.tallies = tallies;
        this.settings = settings;
        this.answers = answers;
        this.clock = clock;
    }

    RouterFunction<ServerResponse> routes() {
        return route().GET("/api/v1/operations/{operationId}/progress", this::progress).build();
    }

    private Mono<ServerResponse> progress(ServerRequest request) {
        return Caller.of(request)
                .flatMap(caller ->
                        operations
                                .publication(request.pathVariable("operationId"))
                                .filter(found -> caller.maySee(found.operation().sponsorId())))
                .flatMap(this::progress)
                .flatMap(answers::data)
                .switchIfEmpty(answers.notFound(request));
    }

    private Mono<OperationProgress> progress(Publication publication) {
        String id = publication.operation().id();
        return tallies.of(List.of(id))
                .map(counts ->
                        Snapshot.of(
                                        publication,
                                        Objects.requireNonNull(counts.get(id)),
                                        settings.grace(),
                                        publication.revision(),
                                        clock.instant())
                                .progress());
    }
}
