package com.ziraai.campaign.operation;

import com.ziraai.contract.OperationId;
import com.ziraai.event.OperationType;
import java.time.Instant;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** What operations are for; their ids begin with it. */
public enum OperationKind {
    LINKS("bulk", OperationType.BULK_LINK_SEND),
    RETRY("retry", OperationType.BULK_LINK_SEND),
    CODES("codegen", OperationType.BULK_CODE_GENERATION);

    private final String prefix;
    private final OperationType type;

    OperationKind(String prefix, OperationType type) {
        this.prefix = prefix;
        this.type = type;
    }

    /** What the operation of that id is for. */
    public static OperationKind of(String operationId) {
        return Arrays.stream(values())
                .filter(each -> operationId.startsWith(each.prefix + "_"))
                .findFirst()
                .orElse(LINKS);
    }

    /** An id for a new one. */
    public OperationId newId(Instant at, RandomGenerator random) {
        return OperationId.create(prefix, at, random);
    }

    /** An id for a new one that is followed through all services. */
    public OperationId newFollowedId(Instant at, RandomGenerator random) {
        return OperationId.createFollowed(prefix, at, random);
    }

    /** As the topics and tables name it. */
    public OperationType type() {
        return type;
    }
}
