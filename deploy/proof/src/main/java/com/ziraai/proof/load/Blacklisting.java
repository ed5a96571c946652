package com.ziraai.proof.load;

import com.ziraai.local.sponsor.Recipient;
import com.ziraai.local.sponsor.Recipient.Expected;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/** Somebody who blacklists people while they are being written to, and remembers since when. */
public final class Blacklisting {

    /** Few enough that most people still get their message. */
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Gateway gateway;
    private final Load load;
    private final RandomGenerator random;
    private final Map<String, Instant> acknowledged = new ConcurrentHashMap<>();
    private volatile boolean running = true;

    public Blacklisting(Gateway gateway, Load load, RandomGenerator random) {
        this.gateway = gateway;
        this.load = load;
        this.random = random;
    }

    /** Goes on until the end. */
    public void run() {
        while (running) {
            LockSupport.parkNanos(PAUSE.toNanos());
            List<Sent> sent = new ArrayList<>(load.samples().keySet());
            if (!sent.isEmpty()) {
                // Ids sort by time; of the newest something is still to be sent.
                blacklist(sent.get(sent.size() - 1 - random.nextInt(Math.min(3, sent.size()))));
            }
        }
    }

    private void blacklist(Sent sent) {
        List<Recipient> people =
                sent.request().recipients().stream()
                        .filter(each -> each.expected() == Expected.VALID)
                        .toList();
        if (!people.isEmpty()) {
            Recipient person = people.get(random.nextInt(people.size()));
            String contactKey = gateway.blacklist(sent.sponsor(), person.phone());
            acknowledged.putIfAbsent(sent.sponsor() + "/" + contactKey, Instant.now());
        }
    }

    public void end() {
        running = false;
    }

    /** When the gateway had answered for an entry, by sponsor, slash and contact key. */
    public Map<String, Instant> acknowledged() {
        return Map.copyOf(acknowledged);
    }
}
