package com.ziraai.campaign.trace;

import com.ziraai.campaign.gateway.Caller;
import org.springframework.web.reactive.function.server.ServerRequest;

/** Where an operation comes from that a request begins. */
public final class RequestOrigin {

    private RequestOrigin() {}

    /** A caller's request; it is followed if it was decided so when it came. */
    public static Origin of(ServerRequest request, Caller caller) {
        return request.attribute(RequestTrace.ATTRIBUTE)
                .map(trace -> new Origin(caller.subject(), (RequestTrace) trace))
                .orElseGet(() -> Origin.of(caller.subject()));
    }
}
