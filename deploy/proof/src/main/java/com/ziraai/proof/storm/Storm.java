package com.ziraai.proof.storm;

import com.ziraai.local.process.StartFailure;
import com.ziraai.local.system.LocalSystem;
import com.ziraai.proof.storm.Disturbance.Freeze;
import com.ziraai.proof.storm.Disturbance.HaltAt;
import com.ziraai.proof.storm.Disturbance.Kill;
import com.ziraai.proof.storm.Disturbance.KillMidRebalance;
import com.ziraai.proof.storm.Disturbance.Rebuild;
import com.ziraai.proof.storm.Disturbance.Restart;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/**
 * Does one disturbance after the other until it is told to stop; everything runs again when it has
 * stopped. What a supervisor would start again is started again, as often as it takes.
 */
public final class Storm {

    private static final Duration HALT_PATIENCE = Duration.ofSeconds(12);
    private static final Duration REVIVAL_LIMIT = Duration.ofMinutes(5);
    private static final Duration REVIVAL_PAUSE = Duration.ofSeconds(1);

    private final LocalSystem system;
    private final Consumer<String> told;
    private final Halt halt = new Halt();
    private final Map<String, Integer> survived = new TreeMap<>();
    private final BlockingQueue<Boolean> stop = new LinkedBlockingQueue<>();

    /**
     * @param told hears of each disturbance
     */
    public Storm(LocalSystem system, Consumer<String> told) {
        this.system = system;
        this.told = told;
    }

    /** Blocks until {@link #end()}. */
    public void run(Iterator<Disturbance> disturbances, Duration pause) {
        while (!isOver(pause)) {
            var next = disturbances.next();
            told.accept(next.part() + " is " + next.kind());
            if (happens(next)) {
                survived.merge(next.kind(), 1, Integer::sum);
            }
        }
    }

    /** Lets the running disturbance end and be mended, and none follow. */
    public void end() {
        stop.add(true);
    }

    /** How many disturbances of each kind there were. */
    public Map<String, Integer> survived() {
        return Map.copyOf(survived);
    }

    private boolean isOver(Duration pause) {
        try {
            return stop.poll(pause.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS) != null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private boolean happens(Disturbance disturbance) {
        switch (disturbance) {
            case Kill(String part) -> {
                system.kill(part);
                revive(part);
            }
            case Freeze(String part, Duration time) -> {
                system.suspend(part);
                sleep(time);
                system.resume(part);
            }
            case Restart(String part) -> {
                system.stop(part);
                revive(part);
            }
            case HaltAt(String part, Moment moment) -> {
                return halted(part, moment);
            }
            case KillMidRebalance(String part, String other, Duration after) -> {
                system.stop(other);
                Thread.ofVirtual().start(() -> revive(other));
                sleep(after);
                system.kill(part);
                revive(part);
                revive(other);
            }
            case Rebuild(String part) -> rebuild(part);
        }
        return true;
    }

    /** A process that did not come by is killed nevertheless, so that it runs without the trap. */
    private boolean halted(String part, Moment moment) {
        var process = system.processes().get(part);
        if (process == null) {
            return false;
        }
        boolean there = halt.at(moment, process, HALT_PATIENCE);
        system.kill(part);
        revive(part);
        return there;
    }

    private void rebuild(String part) {
        system.stop(part);
        system.stop(part + "-2");
        Wipe.of(system).run();
        revive(part);
        revive(part + "-2");
    }

    private void revive(String part) {
        var deadline = System.nanoTime() + REVIVAL_LIMIT.toNanos();
        while (!system.processes().containsKey(part)) {
            try {
                system.start(part);
                return;
            } catch (StartFailure e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
                sleep(REVIVAL_PAUSE);
            }
        }
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("interrupted", e);
        }
    }
}
