package com.ziraai.proof.storm;

import com.ziraai.infrastructure.process.Pause;
import com.ziraai.infrastructure.process.StartFailure;
import com.ziraai.local.system.LocalSystem;
import com.ziraai.proof.storm.Disturbance.FillDisk;
import com.ziraai.proof.storm.Disturbance.Freeze;
import com.ziraai.proof.storm.Disturbance.HaltAt;
import com.ziraai.proof.storm.Disturbance.Kill;
import com.ziraai.proof.storm.Disturbance.KillMidRebalance;
import com.ziraai.proof.storm.Disturbance.Rebuild;
import com.ziraai.proof.storm.Disturbance.RebuildBeside;
import com.ziraai.proof.storm.Disturbance.Restart;
import com.ziraai.proof.storm.Disturbance.SlowDown;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Does one disturbance after the other until it is told to stop; everything runs again when it has
 * stopped. What a supervisor would start again is started again, as often as it takes.
 */
public final class Storm {

    private static final Duration HALT_PATIENCE = Duration.ofSeconds(20);
    private static final Duration STANDING = Duration.ofMillis(300);
    private static final Duration GOING = Duration.ofMillis(100);
    private static final Duration REVIVAL_LIMIT = Duration.ofMinutes(5);
    private static final Duration REVIVAL_PAUSE = Duration.ofSeconds(1);

    private final LocalSystem system;
    private final Consumer<String> told;
    private final Halt halt = Halt.ofThisJar();
    private final Busy busy;
    private final Map<String, Integer> survived = new ConcurrentSkipListMap<>();
    private final CountDownLatch end = new CountDownLatch(1);

    /**
     * @param atOnce disturbances at once, in different parts
     * @param told hears of each disturbance
     */
    public Storm(LocalSystem system, int atOnce, Consumer<String> told) {
        this.system = system;
        this.busy = new Busy(atOnce);
        this.told = told;
    }

    /**
     * Blocks until {@link #end()}.
     *
     * @param pause between the beginnings of two disturbances, at least
     * @throws StartFailure if a part could not be brought back
     */
    public void run(Iterator<Disturbance> disturbances, Duration pause) {
        var running = new ArrayList<CompletableFuture<Void>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            while (!isOver(pause)) {
                var next = disturbances.next();
                busy.enter(next.parts());
                running.add(CompletableFuture.runAsync(() -> disturb(next), threads));
            }
        }
        running.forEach(CompletableFuture::join);
    }

    /** Lets running disturbances end and be mended, and none follow. */
    public void end() {
        end.countDown();
    }

    /** How many disturbances of each kind there were. */
    public Map<String, Integer> survived() {
        return Map.copyOf(survived);
    }

    private boolean isOver(Duration pause) {
        try {
            return end.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void disturb(Disturbance disturbance) {
        try {
            told.accept(disturbance.part() + " is " + disturbance.kind());
            var kind = happens(disturbance) ? disturbance.kind() : "killed, not having come by";
            survived.merge(kind, 1, Integer::sum);
        } finally {
            busy.leave(disturbance.parts());
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
                Pause.of(time);
                system.resume(part);
            }
            case FillDisk(String part, Duration time) -> {
                Disk.limit(system, part, Disk.FULL);
                Pause.of(time);
                Disk.limit(system, part, Disk.UNLIMITED);
                revive(part);
            }
            case SlowDown(String part, Duration time) -> slowDown(part, time);
            case Restart(String part) -> {
                system.stop(part);
                revive(part);
            }
            case HaltAt(String part, Moment moment) -> {
                return halted(part, moment);
            }
            case KillMidRebalance rebalance -> killMidRebalance(rebalance);
            case RebuildBeside _ -> insist(Anew.of(system)::beginBeside);
            case Rebuild rebuild -> rebuild(rebuild.parts());
        }
        return true;
    }

    private void slowDown(String part, Duration time) {
        var end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            system.suspend(part);
            Pause.of(STANDING);
            system.resume(part);
            Pause.of(GOING);
        }
    }

    /** A process that did not come by is killed nevertheless, so that it runs without the trap. */
    private boolean halted(String part, Moment moment) {
        var process = system.processes().get(part);
        boolean there = process != null && halt.at(moment.place(), process, HALT_PATIENCE);
        system.kill(part);
        revive(part);
        return there;
    }

    private void killMidRebalance(KillMidRebalance disturbance) {
        system.stop(disturbance.other());
        var back = CompletableFuture.runAsync(() -> revive(disturbance.other()));
        Pause.of(disturbance.after());
        system.kill(disturbance.part());
        revive(disturbance.part());
        back.join();
    }

    /**
     * Lets analytics, which these parts run, forget everything and count anew. One that had to be
     * killed stays a member of its group for a while.
     *
     * @return when all had stopped, in milliseconds since 1970
     */
    public long rebuild(List<String> parts) {
        parts.forEach(system::stop);
        long stopped = System.currentTimeMillis();
        insist(Anew.of(system)::wipe);
        parts.forEach(this::revive);
        return stopped;
    }

    private void revive(String part) {
        insist(() -> {
            if (!system.processes().containsKey(part)) {
                system.start(part);
            }
        });
    }

    /** Tries again while what it needs is down, too. */
    private static void insist(Runnable attempt) {
        var deadline = System.nanoTime() + REVIVAL_LIMIT.toNanos();
        while (true) {
            try {
                attempt.run();
                return;
            } catch (StartFailure e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
                Pause.of(REVIVAL_PAUSE);
            }
        }
    }
}
