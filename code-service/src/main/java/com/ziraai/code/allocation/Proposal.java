package com.ziraai.code.allocation;

import com.ziraai.event.DistributionRequested;
import java.time.Instant;

/** What an item will get unless it already got something. */
record Proposal(DistributionRequested request, Grant grant) {

    ItemKey item() {
        return ItemKey.of(request.getItem());
    }

    Verdict verdict() {
        return grant.verdict();
    }

    /** Whether the code is for nobody in particular. */
    boolean isFree() {
        return request.getGeneration() != null;
    }

    Allocated allocated(Instant now) {
        return new Allocated(item(), grant.verdict(), grant.expiresAt(), now);
    }
}
