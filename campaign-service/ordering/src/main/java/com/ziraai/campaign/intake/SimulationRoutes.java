package com.ziraai.campaign.intake;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import com.ziraai.campaign.gateway.StrictJson;
import com.ziraai.campaign.gateway.Texts;
import com.ziraai.campaign.order.Simulation;
import com.ziraai.campaign.order.SimulationAnswer;
import java.util.Locale;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * {@code POST /api/v1/bulk-operations/simulate}: takes the body of send-links, refuses what that
 * refuses, and says what would become of the rest. Nothing is stored or sent.
 */
final class SimulationRoutes {

    private final Intake intake;
    private final StrictJson strictJson;
    private final Simulation simulation;

    SimulationRoutes(Intake intake, StrictJson strictJson, Simulation simulation) {
        this.intake = intake;
        this.strictJson = strictJson;
        this.simulation = simulation;
    }

    RouterFunction<ServerResponse> routes() {
        return route().POST("/api/v1/bulk-operations/simulate", this::simulate).build();
    }

    private Mono<ServerResponse> simulate(ServerRequest request) {
        Locale language = Texts.language(request.headers().asHttpHeaders());
        return intake.plan(
                        request,
                        body -> strictJson.read(body, SendLinksRequest.class),
                        planned -> simulation.of(planned, language))
                .flatMap(data -> ServerResponse.ok().bodyValue(new SimulationAnswer(true, data)));
    }
}
