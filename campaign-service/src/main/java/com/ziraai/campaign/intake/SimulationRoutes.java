package com.ziraai.campaign.intake;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import com.ziraai.campaign.gateway.Caller;
import com.ziraai.campaign.gateway.Texts;
import java.util.Locale;
import com.ziraai.campaign.trace.Origin;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * {@code POST /api/v1/bulk-operations/simulate}: takes the body of send-links, refuses what that
 * refuses, and says what would become of the rest. Nothing is stored or sent.
 */
final class SimulationRoutes {

    private final Bodies bodies;
    private final Planner planner;
    private final Simulation simulation;

    SimulationRoutes(Bodies bodies, Planner planner, Simulation simulation) {
        this.bodies = bodies;
        this.planner = planner;
        this.simulation = simulation;
    }

    RouterFunction<ServerResponse> routes() {
        return route().POST("/api/v1/bulk-operations/simulate", this::simulate).build();
    }

    private Mono<ServerResponse> simulate(ServerRequest request) {
        Locale language = Texts.language(request.headers().asHttpHeaders());
        return Caller.of(request)
                .flatMap(caller ->
                        bodies.with(
                                request,
                                body ->
                                        planner.sponsor(caller, body)
                                                .flatMap(sponsor ->
                                                        planner.plan(
                                                                Origin.of(request, caller), caller, sponsor, body))
                                                .flatMap(planned ->
                                                        simulation.of(planned, language))))
                .flatMap(data -> ServerResponse.ok().bodyValue(new SimulationAnswer(true, data)));
    }
}
