package com.ziraai.analytics.outcome;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import com.ziraai.analytics.access.Answers;
import com.ziraai.analytics.access.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * {@code POST /api/v1/rebuild}: folds everything anew from the topics, beside what is shown, and
 * shows that when it has caught up; {@code GET}: how far that is. For admins. With {@code
 * acceptLess=true} it is shown though it knows less than what was shown before.
 */
final class RebuildRoutes {

    private static final String REBUILD = "/api/v1/rebuild";

    private final Generations generations;
    private final OutcomeGroups groups;
    private final Answers answers;

    RebuildRoutes(Generations generations, OutcomeGroups groups, Answers answers) {
        this.generations = generations;
        this.groups = groups;
        this.answers = answers;
    }

    /** What becomes of a rebuild. */
    enum State {
        /** None is going on. */
        NONE,
        /** Its tables are being emptied. */
        PREPARING,
        /** It reads. */
        BUILDING,
        /** It has all but caught up, and what is shown stands still for a moment. */
        CLOSING,
        /** The last one knew less than what is shown, and was not shown. */
        GIVEN_UP
    }

    /**
     * How far a rebuild is.
     *
     * @param shown number of the generation that is shown; one more after every rebuild
     * @param recordsLeft records still to be folded; null while none is built
     * @param behind of how many parts of operations the one that was given up knew less; null else
     */
    record Answer(State state, int shown, @Nullable Long recordsLeft, @Nullable Long behind) {}

    RouterFunction<ServerResponse> routes() {
        return route().POST(REBUILD, this::begin).GET(REBUILD, this::tell).build();
    }

    private Mono<ServerResponse> begin(ServerRequest request) {
        boolean acceptLess = request.queryParam("acceptLess").filter("true"::equals).isPresent();
        return admitted(request)
                .then(generations.begin(acceptLess))
                .then(answer())
                .flatMap(answers::data);
    }

    private Mono<ServerResponse> tell(ServerRequest request) {
        return admitted(request).then(answer()).flatMap(answers::data);
    }

    private static Mono<Void> admitted(ServerRequest request) {
        return Caller.of(request)
                .filter(Caller::isAdmin)
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.FORBIDDEN)))
                .then();
    }

    private Mono<Answer> answer() {
        return generations
                .read()
                .flatMap(now ->
                        Mono.fromCallable(() -> answer(now))
                                .subscribeOn(Schedulers.boundedElastic()));
    }

    private Answer answer(Generation now) {
        return now.building()
                .map(building ->
                        new Answer(
                                state(now, building),
                                now.live(),
                                building.prepared() ? groups.left(building.side()) : null,
                                null))
                .orElseGet(() ->
                        new Answer(
                                now.behind().isPresent() ? State.GIVEN_UP : State.NONE,
                                now.live(),
                                null,
                                now.behind().orElse(null)));
    }

    private static State state(Generation now, Generation.Building building) {
        if (!building.prepared()) {
            return State.PREPARING;
        }
        return now.closedAt().isPresent() ? State.CLOSING : State.BUILDING;
    }
}
