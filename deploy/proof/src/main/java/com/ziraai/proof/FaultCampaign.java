package com.ziraai.proof;

import com.ziraai.local.system.LocalSystem;
import com.ziraai.local.system.Service;
import com.ziraai.proof.load.Blacklisting;
import com.ziraai.proof.load.Gateway;
import com.ziraai.proof.load.Load;
import com.ziraai.proof.load.TakingOut;
import com.ziraai.proof.oracle.Check;
import com.ziraai.proof.oracle.Finding;
import com.ziraai.proof.oracle.Oracle;
import com.ziraai.proof.storm.Disturbance;
import com.ziraai.proof.storm.Storm;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** Load and storm side by side, then calm, then the verdict. */
final class FaultCampaign {

    /**
     * What to do.
     *
     * @param items recipients in all
     * @param storm how long things break; requests come during the first two thirds of it
     * @param atOnce disturbances at once
     * @param pause between the beginnings of two disturbances, at least
     * @param calm how long everything may take afterwards to come to rest
     */
    record Plan(int items, Duration storm, int atOnce, Duration pause, Duration calm) {}

    /**
     * What came of it.
     *
     * @param findings one for each operation
     * @param rebuild analytics against a recount, after it lost everything
     * @param longestPause without any acceptance, from the first to the last
     * @param survived kinds of disturbances and how many of each
     */
    record Result(
            List<Finding> findings,
            Check rebuild,
            Duration longestPause,
            Map<String, Integer> survived) {

        public boolean held() {
            return rebuild.held() && findings.stream().allMatch(Finding::held);
        }
    }

    private static final Duration LAST_RECEIPTS = Duration.ofSeconds(5);

    private final LocalSystem system;
    private final Consumer<String> told;

    public FaultCampaign(LocalSystem system, Consumer<String> told) {
        this.system = system;
        this.told = told;
    }

    /** Runs it all; takes about the time of storm and calm. */
    public Result run(Plan plan, Iterator<Disturbance> disturbances, Path certificates) {
        var gateway = new Gateway(system);
        var load = new Load(gateway);
        var blacklisting = new Blacklisting(gateway, load, RandomGenerator.getDefault());
        var takingOut = new TakingOut(gateway, Chaos.SPARE_SENDERS, RandomGenerator.getDefault());
        var storm = new Storm(system, plan.atOnce(), told);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var sending =
                    CompletableFuture.runAsync(
                            () ->
                                    load.send(
                                            plan.items(),
                                            plan.storm().multipliedBy(2).dividedBy(3)),
                            threads);
            var breaking =
                    CompletableFuture.runAsync(
                            () -> storm.run(disturbances, plan.pause()), threads);
            var suppressing = CompletableFuture.runAsync(blacklisting::run, threads);
            var switching = CompletableFuture.runAsync(takingOut::run, threads);
            var end = System.nanoTime() + plan.storm().plus(plan.calm()).toNanos();
            var watching = CompletableFuture.supplyAsync(() -> load.watch(end), threads);
            LockSupport.parkNanos(plan.storm().toNanos());
            storm.end();
            blacklisting.end();
            takingOut.end();
            breaking.join();
            suppressing.join();
            switching.join();
            told.accept("the storm is over");
            sending.join();
            told.accept(watching.join() ? "all operations are complete" : "not all are complete");
        }
        LockSupport.parkNanos(LAST_RECEIPTS.toNanos());
        load.sampleAll();
        var oracle = new Oracle(system);
        var suppressed = blacklisting.acknowledged();
        told.accept(suppressed.size() + " people were blacklisted");
        told.accept(takingOut.outs().size() + " times a sender was taken out");
        var findings = oracle.judge(load.samples(), suppressed, takingOut.outs());
        var rebuild = rebuild(storm, oracle, load, plan.calm());
        new Certificates(certificates).write(findings, storm.survived());
        return new Result(findings, rebuild, oracle.longestPause(load.samples()), storm.survived());
    }

    private Check rebuild(Storm storm, Oracle oracle, Load load, Duration patience) {
        told.accept("analytics is rebuilt from the topics");
        long at = storm.rebuild(system.parts(Service.ANALYTICS));
        var end = System.nanoTime() + patience.toNanos();
        var different = new ArrayList<>(oracle.differences(load.samples(), at));
        while (!different.isEmpty() && System.nanoTime() < end) {
            LockSupport.parkNanos(Duration.ofSeconds(2).toNanos());
            different = new ArrayList<>(oracle.differences(load.samples(), at));
        }
        return new Check(
                "analytics, rebuilt from the topics, says what a recount says",
                different.isEmpty(),
                different.isEmpty()
                        ? load.samples().size() + " operations"
                        : String.join("; ", different));
    }
}
