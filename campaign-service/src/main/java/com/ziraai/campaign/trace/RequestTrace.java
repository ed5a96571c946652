package com.ziraai.campaign.trace;

import com.ziraai.campaign.operation.OperationKind;
import com.ziraai.contract.OperationId;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.springframework.web.reactive.function.server.ServerRequest;

/** Whether what a request asks for is followed, and which operation came of it. Thread-safe. */
final class RequestTrace {

    static final String ATTRIBUTE = RequestTrace.class.getName();

    private final boolean isFollowed;
    private volatile Optional<OperationId> operation = Optional.empty();

    RequestTrace(boolean isFollowed) {
        this.isFollowed = isFollowed;
    }

    /** The request's own; one that follows nothing where it has none. */
    static RequestTrace of(ServerRequest request) {
        return request.attribute(ATTRIBUTE)
                .map(RequestTrace.class::cast)
                .orElseGet(() -> new RequestTrace(false));
    }

    OperationId newId(OperationKind kind, Instant at, RandomGenerator random) {
        OperationId id = isFollowed ? kind.newFollowedId(at, random) : kind.newId(at, random);
        operation = Optional.of(id);
        return id;
    }

    /** The operation that came of the request, if it is followed. */
    Optional<OperationId> followed() {
        return isFollowed ? operation : Optional.empty();
    }
}
