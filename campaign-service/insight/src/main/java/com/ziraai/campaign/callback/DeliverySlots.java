package com.ziraai.campaign.callback;

import com.ziraai.campaign.callback.Event.Due;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Attempts under way in this instance, and which may join them: so many in all, of one sponsor and
 * of these to one host. A receiver that takes its time holds its own places and no others'.
 */
final class DeliverySlots {

    private final int total;
    private final int perSponsor;
    private final int perLane;
    private final Map<String, Integer> sponsors = new HashMap<>();
    private final Map<String, Integer> lanes = new HashMap<>();
    private int busy;

    DeliverySlots(int total, int perSponsor, int perLane) {
        this.total = total;
        this.perSponsor = perSponsor;
        this.perLane = perLane;
    }

    synchronized int free() {
        return total - busy;
    }

    /** Takes a place for each that may begin, in their order; gives those. */
    synchronized List<Due> enter(List<Due> candidates) {
        List<Due> entered = new ArrayList<>();
        for (Due each : candidates) {
            boolean room =
                    busy < total
                            && sponsors.getOrDefault(each.sponsorId(), 0) < perSponsor
                            && lanes.getOrDefault(each.lane(), 0) < perLane;
            if (room) {
                busy++;
                sponsors.merge(each.sponsorId(), 1, Integer::sum);
                lanes.merge(each.lane(), 1, Integer::sum);
                entered.add(each);
            }
        }
        return entered;
    }

    /** Gives the place back. */
    synchronized void leave(Due event) {
        busy--;
        sponsors.computeIfPresent(event.sponsorId(), (_, count) -> count == 1 ? null : count - 1);
        lanes.computeIfPresent(event.lane(), (_, count) -> count == 1 ? null : count - 1);
    }

    /** Hosts that are full, as lanes. */
    synchronized List<String> full() {
        List<String> full = new ArrayList<>();
        lanes.forEach((lane, count) -> {
            if (count >= perLane) {
                full.add(lane);
            }
        });
        return full;
    }
}
