package com.ziraai.inquiry;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import com.ziraai.contract.OperationId;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;

/** The questions the gateway asks, and how they are answered. */
public final class Inquiries {

    private static final String ITEM = "/api/v1/operations/{operationId}/items/{itemIndex}";

    private final Gatekeeper gatekeeper;

    Inquiries(Gatekeeper gatekeeper) {
        this.gatekeeper = gatekeeper;
    }

    /** Body of a success. */
    record Success(boolean success, Object data) {}

    /** Body of a refusal; {@code error} is stable. */
    record Failure(boolean success, String error) {}

    /** What a service knows of one item. */
    @FunctionalInterface
    public interface ItemSource {

        /** Its part of the item's story; empty when it knows none the caller may see. */
        Mono<?> find(Caller caller, OperationId operation, int itemIndex);
    }

    /** {@code GET /api/v1/operations/{operationId}/items/{itemIndex}}. */
    public RouterFunction<ServerResponse> item(ItemSource source) {
        return route().GET(
                        ITEM,
                        request ->
                                answer(
                                        request,
                                        caller ->
                                                source.find(
                                                        caller,
                                                        operation(request),
                                                        number(
                                                                request.pathVariable("itemIndex"),
                                                                0,
                                                                Integer.MAX_VALUE))))
                .build();
    }

    /** Answers a question of a caller with a good token; 404 where there is nothing to tell. */
    public Mono<ServerResponse> answer(
            ServerRequest request, Function<Caller, ? extends Mono<?>> question) {
        return answer(gatekeeper.callerOf(request), question);
    }

    /**
     * Does what the gateway asks for in its own name, by a token that is for that deed, and answers
     * as {@link #answer}. No person's token opens it: the gateway knows who may ask, and notes it.
     */
    public Mono<ServerResponse> answerGateway(
            String deed, ServerRequest request, Supplier<? extends Mono<?>> doing) {
        return answer(gatekeeper.gatewayFor(deed, request), _ -> doing.get());
    }

    private static Mono<ServerResponse> answer(
            Mono<Caller> asking, Function<Caller, ? extends Mono<?>> question) {
        return asking.flatMap(question)
                .flatMap(data -> ServerResponse.ok().bodyValue(new Success(true, data)))
                .switchIfEmpty(Mono.defer(() -> refusal(HttpStatus.NOT_FOUND)))
                .onErrorResume(
                        ResponseStatusException.class,
                        failure -> refusal(HttpStatus.valueOf(failure.getStatusCode().value())));
    }

    private static Mono<ServerResponse> refusal(HttpStatus status) {
        return ServerResponse.status(status).bodyValue(new Failure(false, status.name()));
    }

    /** The operation of the path; what is no id of one fails with 400. */
    public static OperationId operation(ServerRequest request) {
        String id = request.pathVariable("operationId");
        if (!OperationId.isValid(id)) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        return new OperationId(id);
    }

    /** A whole number within bounds; anything else fails with 400. */
    public static int number(String text, int least, int most) {
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Refused below, as a number out of bounds is.
        }
        throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
}
