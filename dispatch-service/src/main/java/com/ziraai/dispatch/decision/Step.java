package com.ziraai.dispatch.decision;

import com.ziraai.dispatch.item.AttemptKey;
import com.ziraai.dispatch.item.ItemKey;
import com.ziraai.event.DistributionReady;

/** A decision about an item. */
record Step<D extends Decision>(DistributionReady ready, D decision) {

    ItemKey item() {
        return ItemKey.of(ready.getRequest().getItem());
    }

    AttemptKey attempt(int attemptNo) {
        return new AttemptKey(item(), attemptNo);
    }

    String contactKey() {
        return ready.getRequest().getItem().getContactKey();
    }

    <E extends Decision> Step<E> with(E other) {
        return new Step<>(ready, other);
    }
}
