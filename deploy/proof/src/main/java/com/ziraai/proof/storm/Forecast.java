package com.ziraai.proof.storm;

import com.ziraai.local.system.Service;
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
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * What will be done and in which order: rounds, each of which holds every moment, every kind of
 * disturbance for some service and every trouble of the infrastructure, shuffled. The same seed
 * gives the same order.
 */
public final class Forecast {

    private static final List<String> SERVICES =
            Stream.of(Service.values()).map(Service::label).toList();

    private static final List<String> INFRASTRUCTURE =
            List.of("kafka", "postgres", "registry", "simulator");

    private final Random random;

    public Forecast(long seed) {
        this.random = new Random(seed);
    }

    /** Endless. */
    public Stream<Disturbance> disturbances() {
        return Stream.generate(this::round).flatMap(List::stream);
    }

    /** Every instance of every service in turn, as a new version is brought out; endless. */
    public Stream<Disturbance> rollingRestarts() {
        return Stream.generate(() -> SERVICES)
                .flatMap(List::stream)
                .flatMap(service -> Stream.of(service, service + "-2"))
                .map(Restart::new);
    }

    /** All services, killed as a whole; endless. */
    public Stream<Disturbance> killsOfAll() {
        return Stream.generate(() -> new Kill("services"));
    }

    private List<Disturbance> round() {
        var round = new ArrayList<Disturbance>();
        for (var moment : Moment.values()) {
            round.add(new HaltAt(pick(moment.parts()), moment));
        }
        round.add(new Kill(instance(pick(SERVICES))));
        round.add(new Freeze(instance(pick(SERVICES)), seconds(2, 15)));
        round.add(new Restart(instance(pick(SERVICES))));
        var service = pick(SERVICES);
        round.add(new KillMidRebalance(service, service + "-2", seconds(0, 4)));
        for (var part : INFRASTRUCTURE) {
            round.add(new Kill(part));
            round.add(new Freeze(part, seconds(2, 10)));
        }
        round.add(new FillDisk("postgres", seconds(5, 15)));
        round.add(new SlowDown("postgres", seconds(5, 15)));
        round.add(new RebuildBeside("analytics"));
        round.add(new Rebuild("analytics"));
        Collections.shuffle(round, random);
        return round;
    }

    private String instance(String service) {
        return random.nextBoolean() ? service : service + "-2";
    }

    private Duration seconds(int from, int to) {
        return Duration.ofMillis(random.nextLong(from * 1_000L, to * 1_000L));
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
