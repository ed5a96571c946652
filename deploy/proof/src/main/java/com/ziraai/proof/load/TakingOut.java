package com.ziraai.proof.load;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/**
 * Somebody who takes a sender out of use while messages are sent, lets it rest, and takes it back,
 * one after the other, and remembers when that was answered. At the end all are back.
 */
public final class TakingOut {

    private static final Duration BETWEEN = Duration.ofSeconds(10);

    /** Longer than what was begun takes to end, so that something can be seen of the rest. */
    private static final Duration OUT = Duration.ofSeconds(60);

    private static final Duration LOOK = Duration.ofMillis(250);

    /**
     * A sender.
     *
     * @param channel in lower case, as topics are called
     */
    public record Sender(String channel, String name) {}

    /**
     * A time a sender was out.
     *
     * @param acknowledged when the gateway had answered that it is
     * @param asked when it was asked to take it back
     */
    public record Out(Sender sender, Instant acknowledged, Instant asked) {}

    private final Gateway gateway;
    private final List<Sender> senders;
    private final RandomGenerator random;
    private final List<Out> outs = new CopyOnWriteArrayList<>();
    private volatile boolean running = true;

    /**
     * @param senders of which each channel has others beside
     */
    public TakingOut(Gateway gateway, List<Sender> senders, RandomGenerator random) {
        this.gateway = gateway;
        this.senders = List.copyOf(senders);
        this.random = random;
    }

    /** Goes on until the end. */
    public void run() {
        while (running) {
            rest(BETWEEN);
            if (running) {
                takeOut(senders.get(random.nextInt(senders.size())));
            }
        }
    }

    private void takeOut(Sender sender) {
        gateway.change(sender.channel(), sender.name(), Map.of("enabled", false));
        Instant acknowledged = Instant.now();
        rest(OUT);
        Instant asked = Instant.now();
        gateway.change(sender.channel(), sender.name(), Map.of("enabled", true));
        outs.add(new Out(sender, acknowledged, asked));
    }

    private void rest(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (running && System.nanoTime() < end) {
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    public void end() {
        running = false;
    }

    public List<Out> outs() {
        return List.copyOf(outs);
    }
}
