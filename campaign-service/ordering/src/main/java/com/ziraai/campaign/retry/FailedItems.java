package com.ziraai.campaign.retry;

import com.ziraai.campaign.item.KnownItem;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The failed items of an operation, parked ones included: those with hope and the others by reason.
 * Not thread-safe while it gathers.
 */
final class FailedItems {

    private static final String UNEXPLAINED = "UNKNOWN";

    private final List<Integer> retryable = new ArrayList<>();
    private final SortedMap<String, Integer> hopeless = new TreeMap<>();

    /** A parked item may have reached its person: it is never sent again. */
    void add(List<KnownItem> items) {
        for (KnownItem each : items) {
            if (each.isFailed() && each.isRetryable()) {
                retryable.add(each.itemIndex());
            } else {
                String code = each.reason() == null ? UNEXPLAINED : each.reason().code();
                hopeless.merge(code, 1, Integer::sum);
            }
        }
    }

    /** Positions of the items that may be tried again with hope, in order. */
    List<Integer> retryable() {
        return List.copyOf(retryable);
    }

    /** How many may not, by the code of why. */
    SortedMap<String, Integer> hopeless() {
        return hopeless;
    }

    int hopelessCount() {
        return hopeless.values().stream().mapToInt(Integer::intValue).sum();
    }

    int count() {
        return retryable.size() + hopelessCount();
    }
}
