package com.ziraai.proof.storm;

import com.ziraai.infrastructure.process.StartFailure;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Parts something is being done to. */
final class Busy {

    private final int most;
    private final Set<String> parts = new HashSet<>();
    private int entered;

    /**
     * @param most disturbances at once
     */
    Busy(int most) {
        this.most = most;
    }

    /** Waits until nothing else is done to any of them and there is room. */
    synchronized void enter(List<String> wanted) {
        try {
            while (entered == most || !Collections.disjoint(parts, wanted)) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("interrupted", e);
        }
        entered++;
        parts.addAll(wanted);
    }

    synchronized void leave(List<String> done) {
        entered--;
        done.forEach(parts::remove);
        notifyAll();
    }
}
