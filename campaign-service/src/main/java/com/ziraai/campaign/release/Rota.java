package com.ziraai.campaign.release;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Divides one round among operations: sponsors take turns batch by batch, and a sponsor's
 * operations take turns for its batches, so neither a long list nor many lists starve a neighbour.
 */
final class Rota {

    private final int maxItems;

    /**
     * @param maxItems items of one round; bounds its memory and how long others wait for the next
     */
    Rota(int maxItems) {
        this.maxItems = maxItems;
    }

    /**
     * Shares of the operations, in the order given, which also breaks ties. At least one batch goes
     * out if any operation has credit, however large it is.
     */
    List<Share> divide(List<OpenOperation> operations) {
        Map<String, Deque<OpenOperation>> turns = new LinkedHashMap<>();
        Map<String, Integer> batches = new LinkedHashMap<>();
        for (OpenOperation each : operations) {
            batches.put(each.id(), 0);
            if (each.credit() > 0) {
                turns.computeIfAbsent(each.sponsorId(), sponsor -> new ArrayDeque<>()).add(each);
            }
        }
        int items = 0;
        while (!turns.isEmpty() && items < maxItems) {
            for (var sponsors = turns.values().iterator();
                    sponsors.hasNext() && items < maxItems; ) {
                Deque<OpenOperation> queue = sponsors.next();
                OpenOperation next = queue.removeFirst();
                int given = batches.merge(next.id(), 1, Integer::sum);
                items += next.batchSize();
                if (given < next.credit()) {
                    queue.addLast(next);
                }
                if (queue.isEmpty()) {
                    sponsors.remove();
                }
            }
        }
        return shares(operations, batches);
    }

    private static List<Share> shares(
            List<OpenOperation> operations, Map<String, Integer> batches) {
        List<Share> shares = new ArrayList<>();
        for (OpenOperation each : operations) {
            Share share = new Share(each, batches.getOrDefault(each.id(), 0));
            if (share.batches() > 0 || !each.announced()) {
                shares.add(share);
            }
        }
        return shares;
    }
}
