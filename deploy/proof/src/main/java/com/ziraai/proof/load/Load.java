package com.ziraai.proof.load;

import com.ziraai.local.sponsor.Request;
import com.ziraai.local.sponsor.SampleRecipients;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Several sponsors sending requests spread over a time, and somebody who watches all of them. */
public final class Load {

    private static final int SPONSORS = 4;

    /** So many that some are under way whenever something breaks. */
    private static final int REQUESTS = 40;

    private static final int LEAST_ITEMS = 25;
    private static final int MOST_ITEMS = 500;

    private static final Duration BETWEEN_SAMPLES = Duration.ofMillis(50);

    private final Gateway gateway;
    private final Map<Sent, Samples> samples = new ConcurrentHashMap<>();
    private volatile boolean allSent;

    public Load(Gateway gateway) {
        this.gateway = gateway;
    }

    /** Sends that many recipients, evenly over the time; returns when the last was accepted. */
    public void send(int items, Duration time) {
        for (int i = 0; i < SPONSORS; i++) {
            gateway.raisePlan(sponsor(i));
        }
        var requests = requests(items);
        long began = System.nanoTime();
        for (int i = 0; i < requests.size(); i++) {
            var sponsor = sponsor(i % SPONSORS);
            var request = requests.get(i);
            var id = gateway.sendLinks(sponsor, request, "Storm " + i);
            samples.put(new Sent(sponsor, id, request), new Samples());
            long due = began + time.toNanos() * (i + 1) / requests.size();
            LockSupport.parkNanos(due - System.nanoTime());
        }
        allSent = true;
    }

    private static String sponsor(int number) {
        return "storm-" + number;
    }

    private static List<Request> requests(int items) {
        var requests = new ArrayList<Request>();
        int size = Math.clamp(items / REQUESTS, LEAST_ITEMS, MOST_ITEMS);
        for (int from = 0; from < items; from += size) {
            var rows = SampleRecipients.from(from).limit(Math.min(size, items - from));
            requests.addAll(Request.split(rows.toList()));
        }
        return requests;
    }

    /**
     * Asks for the status of one operation after the other.
     *
     * @return whether all were sent and complete before the deadline
     */
    public boolean watch(long deadlineNanos) {
        while (System.nanoTime() < deadlineNanos) {
            if (allSent && samples.values().stream().allMatch(Samples::isFinal)) {
                return true;
            }
            samples.forEach((sent, seen) -> {
                if (!seen.isFinal() || !allSent) {
                    sample(sent, seen);
                }
            });
            if (samples.isEmpty()) {
                pause();
            }
        }
        return false;
    }

    private void sample(Sent sent, Samples seen) {
        gateway.status(sent.sponsor(), sent.operationId()).ifPresent(seen::add);
        pause();
    }

    private static void pause() {
        LockSupport.parkNanos(BETWEEN_SAMPLES.toNanos());
    }

    /** Asks each operation once more, so that a late change after its completion is seen. */
    public void sampleAll() {
        samples.forEach((sent, seen) -> {
            while (gateway.status(sent.sponsor(), sent.operationId())
                    .map(status -> {
                        seen.add(status);
                        return false;
                    })
                    .orElse(true)) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
            }
        });
    }

    /** What was accepted, with all that was seen of it, in the order of the ids. */
    public Map<Sent, Samples> samples() {
        var sorted = new LinkedHashMap<Sent, Samples>();
        samples.entrySet().stream()
                .sorted(java.util.Comparator.comparing(each -> each.getKey().operationId()))
                .forEach(each -> sorted.put(each.getKey(), each.getValue()));
        return sorted;
    }
}
