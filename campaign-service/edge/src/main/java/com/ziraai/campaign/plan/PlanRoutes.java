package com.ziraai.campaign.plan;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import com.ziraai.campaign.admission.Plan;
import com.ziraai.campaign.gateway.Caller;
import com.ziraai.campaign.gateway.ProblemException;
import com.ziraai.campaign.gateway.StrictJson;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * {@code GET /api/v1/plans} and {@code GET}, {@code PUT}, {@code DELETE /api/v1/plans/{name}}.
 * Writing is for administrators; a sponsor sees its own plan and no other.
 */
final class PlanRoutes {

    private static final String PLANS = "/api/v1/plans";
    private static final String PLAN = PLANS + "/{name}";

    private final Plans plans;
    private final StrictJson json;

    PlanRoutes(Plans plans, StrictJson json) {
        this.plans = plans;
        this.json = json;
    }

    RouterFunction<ServerResponse> routes() {
        return route().GET(PLANS, this::list)
                .GET(PLAN, this::get)
                .PUT(PLAN, this::put)
                .DELETE(PLAN, this::delete)
                .build();
    }

    private Mono<ServerResponse> list(ServerRequest request) {
        return Caller.of(request)
                .flatMapMany(this::visible)
                .collectList()
                .flatMap(found -> ServerResponse.ok().bodyValue(new PlanAnswer.All(true, found)));
    }

    private Mono<ServerResponse> get(ServerRequest request) {
        return Caller.of(request)
                .flatMap(caller -> find(caller, name(request)))
                .switchIfEmpty(notFound())
                .flatMap(PlanRoutes::answer);
    }

    private Mono<Plan> find(Caller caller, String name) {
        return caller.admin()
                ? plans.find(name)
                : own(caller).filter(plan -> plan.name().equals(name));
    }

    private Mono<Plan> own(Caller caller) {
        return Mono.justOrEmpty(caller.sponsorId()).flatMap(plans::of);
    }

    private Flux<Plan> visible(Caller caller) {
        return caller.admin() ? plans.all() : own(caller).flux();
    }

    private Mono<ServerResponse> put(ServerRequest request) {
        return Caller.of(request)
                .doOnNext(Caller::requireAdmin)
                .zipWith(request.bodyToMono(byte[].class).defaultIfEmpty(new byte[0]))
                .flatMap(asked -> {
                    Plan plan = json.read(asked.getT2(), PlanRequest.class).named(name(request));
                    return plans.save(plan, asked.getT1().subject());
                })
                .flatMap(PlanRoutes::answer);
    }

    private Mono<ServerResponse> delete(ServerRequest request) {
        return Caller.of(request)
                .doOnNext(Caller::requireAdmin)
                .flatMap(caller ->
                        plans.find(name(request))
                                .switchIfEmpty(notFound())
                                .flatMap(plan -> plans.remove(plan.name(), caller.subject())))
                .then(Mono.defer(() -> ServerResponse.noContent().build()));
    }

    private static String name(ServerRequest request) {
        return request.pathVariable("name");
    }

    private static Mono<Plan> notFound() {
        return Mono.error(() -> ProblemException.of(HttpStatus.NOT_FOUND, "PLAN_NOT_FOUND"));
    }

    private static Mono<ServerResponse> answer(Plan plan) {
        return ServerResponse.ok().bodyValue(new PlanAnswer.One(true, plan));
    }
}
