package com.ziraai.e2e;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A span as the collector got it.
 *
 * @param name service and span
 * @param parentId empty at the root
 */
record TracedSpan(String name, String traceId, String spanId, String parentId) {

    /** Names from the root of the trace to this span. */
    List<String> path(Collection<TracedSpan> trace) {
        List<String> path = new ArrayList<>();
        Optional<TracedSpan> at = Optional.of(this);
        while (at.isPresent()) {
            path.addFirst(at.get().name());
            String parent = at.get().parentId();
            at = trace.stream().filter(each -> each.spanId().equals(parent)).findFirst();
        }
        return path;
    }
}
