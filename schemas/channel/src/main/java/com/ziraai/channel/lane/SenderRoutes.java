package com.ziraai.channel.lane;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import com.ziraai.channel.provider.Provider;
import com.ziraai.inquiry.Inquiries;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * {@code GET /api/v1/sender}: how fast the channel's sender goes, for whoever has to say when work
 * will be done.
 */
final class SenderRoutes {

    private final Provider<?> provider;
    private final Lane<?> lane;
    private final Inquiries inquiries;

    SenderRoutes(Provider<?> provider, Lane<?> lane, Inquiries inquiries) {
        this.provider = provider;
        this.lane = lane;
        this.inquiries = inquiries;
    }

    /**
     * @param ratePerSecond messages it takes, over all instances of the service
     * @param restingSeconds how long it has asked to be left alone; 0 when it works
     */
    record Sender(double ratePerSecond, double restingSeconds) {}

    RouterFunction<ServerResponse> routes() {
        return route().GET(
                        "/api/v1/sender",
                        request -> inquiries.answer(request, _ -> Mono.fromSupplier(this::sender)))
                .build();
    }

    private Sender sender() {
        return new Sender(provider.ratePerSecond(), lane.resting().toMillis() / 1000.0);
    }
}
