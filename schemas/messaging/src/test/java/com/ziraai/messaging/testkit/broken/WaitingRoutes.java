package com.ziraai.messaging.testkit.broken;

import org.springframework.web.reactive.function.server.ServerRequest;

/** Waits while it answers. */
public final class WaitingRoutes {

    public String answer(ServerRequest request) {
        return String.valueOf(request.bodyToMono(String.class).block());
    }
}
