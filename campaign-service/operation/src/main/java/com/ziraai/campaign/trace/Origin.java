package com.ziraai.campaign.trace;

import com.ziraai.campaign.operation.OperationKind;
import com.ziraai.contract.OperationId;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** Where an operation comes from. */
public final class Origin {

    private final String subject;
    private final RequestTrace trace;

    Origin(String subject, RequestTrace trace) {
        this.subject = subject;
        this.trace = trace;
    }

    /** Somebody whose request is not followed. */
    public static Origin of(String subject) {
        return new Origin(subject, new RequestTrace(false));
    }

    /** Subject of the token, or whatever else orders. */
    public String subject() {
        return subject;
    }

    /** An id for the operation that comes of it. */
    public OperationId newId(OperationKind kind, Instant at, RandomGenerator random) {
        return trace.newId(kind, at, random);
    }
}
