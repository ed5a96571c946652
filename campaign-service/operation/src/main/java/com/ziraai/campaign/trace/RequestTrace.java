package com.ziraai.campaign.trace;

import com.ziraai.campaign.operation.OperationKind;
import com.ziraai.contract.OperationId;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Whether what a request asks for is followed, and which operation came of it. Thread-safe. */
final class RequestTrace {

    static final String ATTRIBUTE = RequestTrace.class.getName();

    private final boolean isFollowed;
    private volatile Optional<OperationId> operation = Optional.empty();

    RequestTrace(boolean isFollowed) {
        this.isFollowed = isFollowed;
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
