package com.ziraai.channel.lane;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import com.ziraai.inquiry.Inquiries;
import java.time.Duration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * {@code GET /api/v1/sender}: how fast the channel's senders go together, for whoever has to say
 * when work will be done.
 */
final class SenderRoutes {

    private final Lanes<?> lanes;
    private final Inquiries inquiries;

    SenderRoutes(Lanes<?> lanes, Inquiries inquiries) {
        this.lanes = lanes;
        this.inquiries = inquiries;
    }

    /**
     * @param ratePerSecond messages those take that do not rest, over all instances of the service;
     *     of all senders while all rest
     * @param restingSeconds how long all are to be left alone, or until the day ends of which one
     *     of them has used up its capacity; 0 when one works
     */
    record Speed(double ratePerSecond, double restingSeconds) {}

    RouterFunction<ServerResponse> routes() {
        return route().GET(
                        "/api/v1/sender",
                        request -> inquiries.answer(request, _ -> Mono.fromSupplier(this::speed)))
                .build();
    }

    private Speed speed() {
        Duration resting = lanes.idle();
        double rate =
                lanes.all().stream()
                        .filter(lane -> !resting.isZero() || lane.resting().isZero())
                        .mapToDouble(lane -> lane.sender().ratePerSecond())
                        .sum();
        return new Speed(rate, resting.toMillis() / 1000.0);
    }
}
