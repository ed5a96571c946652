package com.ziraai.simulator.exchange;

import java.util.Optional;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** A provider whose callers the simulator answers. */
@FunctionalInterface
public interface Vendor {

    /**
     * A request as it came.
     *
     * @param path without the query
     * @param query raw, without the question mark; empty for none
     * @param header the value of a header by its name; empty for none
     */
    record Asked(
            String method,
            String path,
            String query,
            Function<String, String> header,
            byte[] body) {}

    /** The reply; empty when the request is for somebody else. */
    Optional<Mono<Reply>> reply(Asked asked);
}
