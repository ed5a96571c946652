package com.ziraai.code.allocation;

import com.ziraai.event.DistributionRequested;

/** What an item will get unless it already got something. */
record Proposal(DistributionRequested request, Verdict verdict) {

    ItemKey item() {
        return ItemKey.of(request.getItem());
    }

    Allocated allocated() {
        return new Allocated(item(), verdict, Expiry.expiresAt(request));
    }
}
