package com.ziraai.campaign.release;

import com.ziraai.campaign.release.OpenOperation.Tier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Divides one round among operations: sponsors take turns batch by batch, so neither a long list
 * nor many lists starve a neighbour. None gets more batches than its plan has room for. Of a
 * sponsor's operations those of the highest tier that have credit take turns for its batches; what
 * is less urgent gets what they leave.
 */
final class Rota {

    /** Of parts of batches that add up to whole ones. */
    private static final double ROUNDING = 1e-6;

    private final int maxItems;

    /** A sponsor's operations, tier by tier. */
    private static final class Queue {

        private final NavigableMap<Tier, Deque<OpenOperation>> tiers = new TreeMap<>();
        private double room;

        Queue(double room) {
            this.room = room;
        }

        /** Takes the room of its next batch; false where there is none. */
        boolean take(OpenOperation operation, int given) {
            double batch = operation.isCancelled() ? 0 : operation.nextBatch(given);
            if (batch > room + ROUNDING) {
                return false;
            }
            room -= batch;
            return true;
        }

        void add(OpenOperation operation) {
            tiers.computeIfAbsent(operation.tier(), tier -> new ArrayDeque<>()).addLast(operation);
        }

        OpenOperation next() {
            Map.Entry<Tier, Deque<OpenOperation>> highest = tiers.firstEntry();
            OpenOperation next = highest.getValue().removeFirst();
            if (highest.getValue().isEmpty()) {
                tiers.remove(highest.getKey());
            }
            return next;
        }

        boolean isEmpty() {
            return tiers.isEmpty();
        }
    }

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
        Map<String, Queue> turns = new LinkedHashMap<>();
        Map<String, Integer> batches = new LinkedHashMap<>();
        for (OpenOperation each : operations) {
            batches.put(each.id(), 0);
            if (each.credit() > 0) {
                turns.computeIfAbsent(each.sponsorId(), sponsor -> new Queue(each.room()))
                        .add(each);
            }
        }
        int items = 0;
        while (!turns.isEmpty() && items < maxItems) {
            for (var sponsors = turns.values().iterator();
                    sponsors.hasNext() && items < maxItems; ) {
                Queue queue = sponsors.next();
                OpenOperation next = queue.next();
                if (queue.take(next, batches.getOrDefault(next.id(), 0))) {
                    int given = batches.merge(next.id(), 1, Integer::sum);
                    items += next.batchSize();
                    if (given < next.credit()) {
                        queue.add(next);
                    }
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
